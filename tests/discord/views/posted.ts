// What the bot would post of the real digests, as Discord gets it, without sending it.
import type { REST } from 'discord.js';
import { type Draft, draftMessages, linkedHeader, type Posting } from '../../../src/daily/deliver/drafts.ts';
import { readMarkdown } from '../../../src/digest/markdown/read.ts';
import { sendMessage, startForumPost, startThread } from '../../../src/discord/api/messages.ts';
import type { CardLink } from '../../../src/discord/views/digest-messages.ts';
import { loadTexts } from '../../../src/locale/texts.ts';
import { addDays } from '../../../src/model/day.ts';
import { partKey } from '../../../src/model/delivery.ts';
import type { Digest } from '../../../src/model/digest.ts';
import { defaultPlan, type Plan } from '../../../src/model/subscription.ts';
import { USUAL_RULES } from '../../../src/model/vote-emoji.ts';
import { realDigests } from '../../real-data.ts';

const KEY = '0123456789ab';

/** After a long absence. */
const OLDER = Array.from({ length: 60 }, (_, days) => days - 60);
const texts = loadTexts();

export interface Posted {
  readonly draft: Draft;
  /** What follows `POST` … */
  readonly route: string;
  /** … and its body, as JSON carries it. */
  readonly body: unknown;
}

export function digests(): Digest[] {
  return realDigests().flatMap(({ source, date }) => readMarkdown(source, { language: 'ko', date }).digests);
}

/** Ids as long as Discord's. */
function linksTo(drafts: readonly Draft[]): Map<number, CardLink> {
  const at = { guildId: '1'.repeat(19), channelId: '2'.repeat(19), messageId: '3'.repeat(19) };
  return new Map(drafts.filter(({ part }) => part > 0).map(({ part }) => [part, at]));
}

/** Every message of a digest under the usual plan but for `changes`, the header once its cards are posted, and the plainest form of each. */
export async function posted({ date, entries }: Digest, changes: Partial<Plan>): Promise<Posted[]> {
  const plan = { ...defaultPlan('ko'), ...changes };
  const posting: Posting = {
    date,
    key: KEY,
    listed: entries.map((entry, index) => ({ entry, rank: index + 1 })),
    older: OLDER.map((days) => addDays(date, days)),
    rules: USUAL_RULES,
    about: new Map(),
  };
  const drafts = draftMessages(posting, plan, texts(plan.language));
  const [first] = drafts;
  if (!first) throw new Error('no header');
  const linked = {
    ...first,
    payload: linkedHeader(posting, plan, { say: texts(plan.language), cards: linksTo(drafts) }),
  };
  const plain = drafts.flatMap((draft) => (draft.plain ? [{ ...draft, payload: draft.plain }] : []));
  return (await Promise.all([...drafts, linked, ...plain].map(requestsOf))).flat();
}

/** A message, and the thread that a header begins. */
async function requestsOf(draft: Draft): Promise<Posted[]> {
  const found: Posted[] = [];
  const post = async (route: string, { body }: { body: unknown }) => {
    found.push({ draft, route, body: JSON.parse(JSON.stringify(body)) });
    return { id: '1' };
  };
  const rest = { post } as unknown as REST;
  const { place, name, payload, part } = draft;
  if (place === 'forum') await startForumPost(rest, '1', { name, tags: [], payload });
  else await sendMessage(rest, '1', payload, partKey(KEY, part));
  if (part === 0) await startThread(rest, '1', '2', name);
  return found;
}
