// The server that most chats take place in, made anew for each test: Ada is its admin, Mina a member, and the clock stands until a test turns it.
import type { LocaleString } from 'discord.js';
import { afterEach, beforeEach, expect } from 'vitest';
import { goRound } from '../../src/daily/schedule.ts';
import type { Channel } from '../../src/playground/actors/channel.ts';
import type { Guild } from '../../src/playground/actors/guild.ts';
import type { Member } from '../../src/playground/actors/member.ts';
import type { World } from '../../src/playground/world.ts';
import { NOON, type Stage, type StageOptions, setStage } from './stage.ts';

export interface ReadingGroup {
  readonly stage: Stage;
  readonly world: World;
  readonly guild: Guild;
  /** The server's first channel. */
  readonly channel: Channel;
  readonly ada: Member;
  readonly mina: Member;
  /** What the bot takes for the time, in epoch milliseconds; NOON when a test begins. */
  now: number;
  /** Turns the clock and does what is due then. */
  round(at: number): Promise<void>;
}

interface ReadingGroupOptions extends Omit<StageOptions, 'now'> {
  /** The server's; Mina's is Korean in any. */
  readonly locale?: LocaleString;
  /** The name of the first channel. */
  readonly channel: string;
}

/** Sets it up before each test of a file and takes it down after; what it returns holds the one of the test that runs. */
export function readingGroup({ locale = 'en-US', channel, ...staged }: ReadingGroupOptions): ReadingGroup {
  const group = {
    now: NOON,
    async round(at: number) {
      group.now = at;
      await goRound(group.stage.bot.app, undefined, false);
    },
  } as ReadingGroup;
  beforeEach(async () => {
    group.now = NOON;
    const stage = await setStage({ ...staged, now: () => group.now });
    const { world } = stage.playground;
    const guild = world.guild({ name: 'Reading group', locale });
    Object.assign(group, {
      stage,
      world,
      guild,
      channel: guild.channel(channel),
      ada: guild.member('Ada', { admin: true }),
      mina: guild.member('Mina', { locale: 'ko' }),
    });
  });
  afterEach(async () => {
    expect(group.world.violations).toEqual([]);
    await group.stage[Symbol.asyncDispose]();
  });
  return group;
}
