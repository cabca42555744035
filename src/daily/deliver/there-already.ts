// What of a delivery the channel has already: an older copy of the database, or a power cut, may have lost what the ledger held of it.
import type { APIMessage } from 'discord.js';
import { forumPostsSince, messagesSince } from '../../discord/api/messages.ts';
import type { App } from '../../discord/app.ts';
import { isGone } from '../../discord/errors.ts';
import { closesAt } from '../../model/closing-time.ts';
import type { Day } from '../../model/day.ts';
import { intendPost, type Post, recordPost } from '../../store/posts.ts';
import type { DeliveryContext, Target } from './context.ts';
import type { Draft } from './drafts.ts';
import { buttonsOf, votesShownOn } from './sent-buttons.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What is older, in milliseconds, is owed to nobody: it is posted where an admin asks for it now. */
const OWED_MS = 30 * DAY_MS;

/** How long before midnight in UTC a date begins somewhere, in milliseconds. */
const EARLIEST_ZONE_MS = 14 * 60 * 60 * 1000;

/** A message of the bot's that carries a delivery's key. */
export interface There {
  readonly part: number;
  /** Null for what is no card. */
  readonly paperId: string | null;
  readonly channelId: string;
  readonly messageId: string;
  /** Whether it is a card in its plainest form. */
  readonly isPlain: boolean;
  /** As the ledger keeps it. */
  readonly votesShown: '' | null;
}

export interface Wanted {
  readonly date: Day;
  /** Of which the messages' keys are made. */
  readonly key: string;
  readonly target: Pick<Target, 'guildId' | 'channelId' | 'layout'>;
}

/** What a digest's subscription has of it; nothing is asked where this process has seen all of it itself. */
export async function findDigestThere(
  app: App,
  wanted: Wanted,
  { createdAt }: { readonly createdAt: number },
): Promise<There[]> {
  if (createdAt > app.startedAt) return [];
  return findSince(app, wanted, closesAt(wanted.date, app.config.DIGEST_CLOSES).epochMilliseconds);
}

/** As above, for what is posted on a day whether or not its digest has closed. */
export function findThere(app: App, wanted: Wanted): Promise<There[]> {
  return findSince(app, wanted, Date.parse(wanted.date) - EARLIEST_ZONE_MS);
}

/** `since`: it can't have been posted earlier, in epoch milliseconds. */
async function findSince(app: App, { key, target }: Wanted, since: number): Promise<There[]> {
  if (since > app.startedAt || since < app.now() - OWED_MS) return [];
  const { rest, user } = app.client;
  const { guildId, channelId, layout } = target;
  const own = (messages: readonly APIMessage[]) =>
    messages.filter(({ author }) => author.id === user.id).flatMap((message) => partOf(message, key) ?? []);
  if (layout === 'forum' && guildId !== null)
    return own(await forumPostsSince(rest, guildId, channelId, since));
  const found = own(await messagesSince(rest, channelId, since));
  const header = found.find(({ part }) => part === 0);
  if (layout !== 'thread' || !header) return found;
  // A thread has the id of the message that it begins at.
  const inThread = await messagesSince(rest, header.messageId, since).catch((error: unknown) => {
    if (isGone(error)) return [];
    throw error;
  });
  return [...found, ...own(inThread)];
}

/** Null for messages of other deliveries, and for what Discord took the embeds out of: that is mended when it is sent. */
function partOf(message: APIMessage, key: string): There | null {
  for (const { name, args } of buttonsOf(message)) {
    const [, part] = args.at(-1)?.split(`${key}.`) ?? [];
    if (!part || !/^\d+$/.test(part)) continue;
    const isBare = message.embeds.length === 0;
    if (isBare && message.content === '') return null;
    const paperId = name === 'paper' ? (args[0] ?? null) : null;
    const at = { channelId: message.channel_id, messageId: message.id };
    return { part: Number(part), paperId, ...at, isPlain: isBare, votesShown: votesShownOn(message) };
  }
  return null;
}

/** The part that each card has in the channel, by paper: a digest that was closed anew may rank them otherwise. */
export function placesOf(there: readonly There[]): Map<string, number> {
  return new Map(there.flatMap(({ paperId, part }) => (paperId === null ? [] : [[paperId, part] as const])));
}

/** Enters into the ledger what is there; the votes on it are counted. */
export async function takeOver(
  app: App,
  { delivery, target, ledger }: DeliveryContext,
  { drafts, there }: { readonly drafts: readonly Draft[]; readonly there: readonly There[] },
): Promise<void> {
  const missing = drafts.filter(({ part }) => !ledger.get(part)?.messageId && !ledger.get(part)?.isLeftOut);
  const { guildId } = target;
  let found = 0;
  for (const { part, paperId, shows } of missing) {
    const sent = there.find((each) => each.part === part && each.paperId === paperId);
    if (!sent) continue;
    const { channelId, messageId, isPlain, votesShown } = sent;
    const intention = { deliveryId: delivery.id, part, paperId, guildId, channelId, votesShown };
    await intendPost(app.store, intention, app.now());
    const publishAt = part === 0 && target.publish ? app.now() : null;
    const facts = { channelId, messageId, shows: isPlain ? null : shows, publishAt };
    await recordPost(app.store, delivery.id, part, facts, app.now());
    const post: Post = {
      part,
      paperId,
      channelId,
      messageId,
      intendedAt: app.now(),
      seeded: 0,
      isLeftOut: false,
    };
    ledger.set(part, post);
    found++;
  }
  if (found === 0) return;
  app.log.info(
    { channel: target.channelId, date: delivery.date, messages: found },
    'messages were there already',
  );
  if (guildId !== null) app.recount(guildId);
}
