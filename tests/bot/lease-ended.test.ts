// A process whose lease has ended is told of what happens for a while yet, as is the one that took over: nothing of it is counted twice.
import { beforeEach, expect, it } from 'vitest';
import { tallyVotes } from '../../src/store/votes.ts';
import { closeDay, PAPERS } from './digests.ts';
import { readingGroup } from './reading-group.ts';
import { NOON, setUp } from './stage.ts';

let isBot = true;
const group = readingGroup({ channel: 'papers', isBot: () => isBot, acknowledgeMs: 3_000 });
beforeEach(() => {
  isBot = true;
});

const ID = PAPERS[0]?.id ?? '';
const votes = async () => (await tallyVotes(group.stage.store, group.guild.id, [ID])).get(ID)?.up ?? 0;

it('it counts no vote and answers nobody; whoever is the bot next counts what stands', async () => {
  await setUp(group.ada, group.channel, { language: 'en' });
  await closeDay(group.stage, '2024-01-24', PAPERS, NOON + 60_000);
  await group.round(NOON + 60_000);
  const card = group.channel.messages().find(({ embed }) => embed?.title === PAPERS[0]?.title);
  if (!card) throw new Error('no card');
  const shown = await group.ada.slash('/papers show', { paper: ID });

  isBot = false;
  group.mina.react(card, '👍');
  await expect(group.ada.click(shown, /^👍/)).rejects.toThrow('did not respond');
  await group.stage.bot.votesCounted();
  expect(await votes()).toBe(0);

  await group.stage.restart(() => {
    isBot = true;
  });
  await group.stage.bot.votesCounted();
  expect(await votes()).toBe(1);
});
