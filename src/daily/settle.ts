// Brings one message of a delivery about: sends it unless it is there, and puts the first vote on it.
import { DiscordAPIError } from 'discord.js';
import type { App } from '../discord/app.ts';
import { react, sendMessage, startForumPost, startThread } from '../discord/post.ts';
import { messageOf } from '../model/errors.ts';
import type { Delivery } from '../store/deliveries.ts';
import { intendPost, type Post, recordPost, recordSeed, withdrawPost } from '../store/posts.ts';
import { type Draft, partKey } from './drafts.ts';
import { findSent } from './find-sent.ts';
import { forumTags } from './forum-tags.ts';
import { isBlocked, isGone } from './trouble.ts';

/** Where messages are sent. */
export interface Target {
  /** Null for direct messages. */
  readonly guildId: string | null;
  readonly channelId: string;
  /** Whether the first message is published, in announcement channels. */
  readonly publish: boolean;
  /** What members vote with on cards. */
  readonly emoji: readonly string[];
}

export interface Errand {
  readonly target: Target;
  readonly delivery: Delivery;
  /** What the ledger held when the delivery was taken up, by part; what is sent since is added. */
  readonly ledger: Map<number, Post>;
  /** The thread that begins at the header: its name, and its id once it is there. */
  readonly thread: { readonly name: string; id: string | null };
}

interface Sent {
  readonly channelId: string;
  readonly messageId: string;
}

export async function settleDraft(app: App, errand: Errand, draft: Draft): Promise<void> {
  const known = errand.ledger.get(draft.part);
  const sent = known?.messageId
    ? { channelId: known.channelId, messageId: known.messageId }
    : await sendOnce(app, errand, draft);
  if (sent && draft.seeded) await seed(app, errand, { draft, sent });
}

/** Null where Discord blocks what the message says: the others go on without it. */
async function sendOnce(app: App, errand: Errand, draft: Draft): Promise<Sent | null> {
  const { target, thread } = errand;
  const channelId = await channelFor(app, errand, draft);
  try {
    return await sendInto(app, errand, { draft, channelId });
  } catch (error) {
    if (channelId === target.channelId || !isGone(error)) throw error;
    // The thread was deleted: the channel itself gets the rest.
    thread.id = target.channelId;
    return sendInto(app, errand, { draft, channelId: target.channelId });
  }
}

interface Sending {
  readonly draft: Draft;
  readonly channelId: string;
}

async function sendInto(app: App, errand: Errand, { draft, channelId }: Sending): Promise<Sent | null> {
  const { delivery, target, ledger } = errand;
  const { part, paperId, shows } = draft;
  const found = ledger.has(part) ? await findSent(app, errand, draft, channelId) : null;
  const intention = { deliveryId: delivery.id, part, paperId, guildId: target.guildId, channelId };
  await intendPost(app.store, intention, app.now());
  try {
    const sent = found ?? (await send(app, errand, { draft, channelId }));
    app.tally.sent++;
    const publishAt = part === 0 && target.publish ? app.now() : null;
    await recordPost(app.store, delivery.id, part, { ...sent, shows, publishAt }, app.now());
    ledger.set(part, { part, paperId, ...sent, intendedAt: app.now(), seeded: 0 });
    return sent;
  } catch (error) {
    // A refusal is certain; after anything else the message may be there all the same, and is looked for next time.
    if (isRefusal(error)) await withdrawPost(app.store, delivery.id, part);
    if (!isBlocked(error)) throw error;
    app.log.warn(
      { channel: channelId, paper: paperId, reason: messageOf(error) },
      'message blocked by the server',
    );
    return null;
  }
}

async function send(app: App, errand: Errand, { draft, channelId }: Sending): Promise<Sent> {
  const { rest } = app.client;
  const { part, payload, name } = draft;
  if (draft.place !== 'forum') {
    return {
      channelId,
      messageId: await sendMessage(rest, channelId, payload, partKey(errand.delivery.key, part)),
    };
  }
  const tags = await forumTags(app, channelId, draft);
  const id = await startForumPost(app.restOnce, channelId, { name, tags, payload });
  return { channelId: id, messageId: id };
}

/** Discord understood and said no: nothing was done. */
function isRefusal(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status < 500;
}

/** The channel itself, or the thread that begins at the header, unless that was deleted or stands in a channel that was given up. */
async function channelFor(app: App, { target, ledger, thread }: Errand, { place }: Draft): Promise<string> {
  const header = ledger.get(0);
  if (place !== 'thread' || !header?.messageId || header.channelId !== target.channelId)
    return target.channelId;
  thread.id ??= await startThread(app.client.rest, target.channelId, header.messageId, thread.name).catch(
    (error: unknown) => {
      if (isGone(error) && app.client.channels.cache.has(target.channelId)) return target.channelId;
      throw error;
    },
  );
  return thread.id;
}

/** A card without the first votes is still a card; throws where they may yet be put on it. */
async function seed(
  app: App,
  { delivery, ledger, target }: Errand,
  { draft, sent }: { draft: Draft; sent: Sent },
): Promise<void> {
  const done = ledger.get(draft.part)?.seeded ?? 0;
  try {
    for (const [index, emoji] of [...target.emoji.entries()].slice(done)) {
      await react(app.client.rest, sent.channelId, sent.messageId, emoji);
      await recordSeed(app.store, delivery.id, draft.part, index + 1);
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
    app.log.warn({ ...sent, reason: messageOf(error) }, 'vote reaction refused');
  }
}
