// Following a topic: added for the member, with a look at what it would have matched, so that one sees whether it is too wide.

import type { Call } from '../../src/discord/interactions/call.ts';
import type { Answer } from '../../src/discord/interactions/command.ts';
import { topicText } from '../../src/discord/views/match-messages.ts';
import { titleLink } from '../../src/discord/views/paper-line.ts';
import { COLOUR } from '../../src/discord/views/payload.ts';
import { UserError } from '../../src/model/errors.ts';
import { oneLine, truncate } from '../../src/model/text.ts';
import { isFollowable, matchesOfFollow } from '../../src/search/follow-matches.ts';
import { addFollow, MOST_FOLLOWS, type Topic } from '../../src/store/follows.ts';
import { meetMember, resumeMember } from '../../src/store/members.ts';
import { papersById } from '../../src/store/papers.ts';
import { lastDays, requireNarrow } from './breadth.ts';
import { whenTold } from './when-told.ts';

/** More papers a day than this are too many to read. */
const MANY_A_DAY = 3;

export async function follow(call: Call, kind: Topic['kind'], typed: string): Promise<Answer> {
  const { app, say, memberId } = call;
  const topic = { kind, text: oneLine(typed) };
  if (!isFollowable(topic)) throw new UserError('not-a-topic', { text: truncate(typed, 100) });
  await requireNarrow(call, topic);
  // Looked at first: what can't be searched isn't followed.
  const expected = await outlook(call, topic);
  await meetMember(app.store, memberId, say.language);
  const isResumed = await resumeMember(app.store, memberId);
  const result = await addFollow(app.store, memberId, topic, app.now());
  if (result === 'too-many') throw new UserError('too-many-follows', { most: MOST_FOLLOWS });
  const named = topicText(topic, say);
  const lines = [
    result === 'added' ? say('follow.added', { topic: named }) : say('follow.already', { topic: named }),
    ...expected,
    ...(isResumed ? [say('follow.resumed')] : []),
    `-# ${await whenTold(call)}`,
  ];
  return { embeds: [{ color: COLOUR, description: lines.join('\n') }] };
}

/** What it would have matched in the last days. */
async function outlook(call: Call, topic: Topic): Promise<string[]> {
  const { app, say } = call;
  const last = await lastDays(call);
  if (last === null) return [];
  const { from, days } = last;
  const span = say('follow.span', { count: days });
  const { total, ids } = await matchesOfFollow(app, topic, { from, to: null }, 1);
  const [newest] = await papersById(app.store, ids, say.language);
  if (!newest) return [say('follow.noneLately', { span })];
  const example = say('follow.example', { title: titleLink(newest), date: newest.date });
  const matched = say('follow.lately', { count: total, span });
  return [`${matched} ${example}`, ...(total > MANY_A_DAY * days ? [`⚠️ ${say('follow.wide')}`] : [])];
}
