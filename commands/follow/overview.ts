// What a member follows, as a message: each topic with what it matched lately, a menu to stop following, and what keeps messages from coming.
import { ComponentType } from 'discord.js';
import type { Call } from '../../src/discord/interactions/call.ts';
import { serverNames } from '../../src/discord/server-names.ts';
import { escapeText } from '../../src/discord/views/escape.ts';
import { topicName, topicText } from '../../src/discord/views/match-messages.ts';
import { titleLink } from '../../src/discord/views/paper-line.ts';
import {
  action,
  type Button,
  buttonId,
  COLOUR,
  LIMIT,
  type Payload,
  row,
} from '../../src/discord/views/payload.ts';
import type { Speech } from '../../src/locale/texts.ts';
import { type Day, day } from '../../src/model/day.ts';
import { truncate } from '../../src/model/text.ts';
import { matchesOfFollow } from '../../src/search/follow-matches.ts';
import { type Follow, followsOf, MOST_FOLLOWS } from '../../src/store/follows.ts';
import { findMember } from '../../src/store/members.ts';
import { papersById } from '../../src/store/papers.ts';
import { lastDays } from './breadth.ts';
import { changes, whenTold } from './when-told.ts';

/** Before the first paper. */
const EVER: Day = day('1990-01-01');

const LONGEST_TITLE = 60;

export async function overview(call: Call): Promise<Payload> {
  const { app, say, memberId } = call;
  const follows = await followsOf(app.store, memberId);
  const title = say('follow.title');
  const member = await findMember(app.store, memberId);
  const again = action(buttonId('resume-follows'), say('follow.again'), { emoji: '🔔' });
  const resume = member?.isPaused && member.toldIn === null ? [row(again)] : [];
  const lately = await lastDays(call);
  const items: Item[] = [];
  for (const [index, each] of follows.entries())
    items.push(await item(call, each, { place: index + 1, last: lately }));
  const allowed = member?.mentionIn ? [member.mentionIn] : [];
  const [mention] = (await serverNames(app, allowed)).values();
  const notes = [
    ...(member?.isPaused && member.toldIn === null ? [`⚠️ ${say('follow.paused')}`] : []),
    ...(member?.hasLostChannel ? [`⚠️ ${say('follow.lostChannel')}`] : []),
    ...(follows.length > 0 ? [await whenTold(call)] : []),
    ...(mention ? [say('follow.mentionsOn', { server: escapeText(mention) })] : []),
    ...(member && member.forYouSince > 0 ? [say('follow.forYouLine')] : []),
  ];
  if (follows.length === 0) {
    const description = [...notes, say('follow.none')].join('\n\n');
    return { embeds: [{ color: COLOUR, title, description }], components: resume };
  }
  const long = [...notes, ...items.map(({ head, facts }) => `${head}\n-# ${facts.join(' · ')}`)].join('\n\n');
  const short = [...notes, ...items.map(({ head, facts }) => `${head} · ${facts[0]}`)].join('\n');
  const description = long.length <= LIMIT.description ? long : truncate(short, LIMIT.description);
  const footer = { text: say('follow.count', { follows: follows.length, most: MOST_FOLLOWS }) };
  return {
    embeds: [{ color: COLOUR, title, description, footer }],
    components: [
      row(stopMenu(follows, say)),
      ...(member ? [row(...(await changes(call, member)))] : []),
      ...resume,
    ],
  };
}

interface Item {
  readonly head: string;
  /** How many papers, and the last one; of many topics only the first is told. */
  readonly facts: readonly [string, string];
}

interface Place {
  /** From 1. */
  readonly place: number;
  readonly last: Awaited<ReturnType<typeof lastDays>>;
}

async function item(call: Call, follow: Follow, { place, last: lately }: Place): Promise<Item> {
  const { app, say } = call;
  const span = { from: lately?.from ?? EVER, to: null };
  const { total } = await matchesOfFollow(app, follow, span, 1);
  const { ids } = await matchesOfFollow(app, follow, { from: EVER, to: null }, 1);
  const [last] = await papersById(app.store, ids, say.language);
  const count = say('follow.month', { count: total, span: say('follow.span', { count: lately?.days ?? 0 }) });
  const newest = last
    ? say('follow.last', { title: titleLink(last, LONGEST_TITLE), date: last.date })
    : say('follow.never');
  return { head: `**${place}.** ${topicText(follow, say)}`, facts: [count, newest] };
}

function stopMenu(follows: readonly Follow[], say: Speech): Button {
  return {
    type: ComponentType.StringSelect,
    custom_id: buttonId('unfollow'),
    placeholder: say('follow.stop'),
    max_values: follows.length,
    options: follows.map(({ id, kind, text }) => ({
      label: truncate(topicName({ kind, text }, say), LIMIT.choice),
      value: String(id),
    })),
  };
}
