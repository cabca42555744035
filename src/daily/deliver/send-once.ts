// Sends one message of a delivery, once: it stands in the ledger before it is sent, and is looked for where its fate is unknown.
import { editMessage, sendMessage, startForumPost, startThread } from '../../discord/api/messages.ts';
import type { App } from '../../discord/app.ts';
import { isBlocked, isGone, isMalformed, isRefusal, Obstructed } from '../../discord/errors.ts';
import { findObstacle } from '../../discord/obstacles.ts';
import { partKey } from '../../model/delivery.ts';
import { messageOf } from '../../model/errors.ts';
import { intendPost, leaveOut, recordPost, withdrawPost } from '../../store/posts.ts';
import type { DeliveryContext, Target } from './context.ts';
import type { Draft } from './drafts.ts';
import { findSent } from './find-sent.ts';
import { forumTags } from './forum-tags.ts';
import { plainDraft } from './plain-draft.ts';

export interface Sent {
  readonly channelId: string;
  readonly messageId: string;
}

/** Null where Discord doesn't take the message: the others go on without it. */
export async function sendOnce(app: App, context: DeliveryContext, draft: Draft): Promise<Sent | null> {
  const { target, thread } = context;
  const channelId = await channelFor(app, context, draft);
  try {
    return await sendSomehow(app, context, { draft, channelId });
  } catch (error) {
    if (channelId === target.channelId || !isGone(error)) throw error;
    // The thread was deleted: the channel itself gets the rest.
    thread.id = target.channelId;
    return sendSomehow(app, context, { draft, channelId: target.channelId });
  }
}

interface Sending {
  readonly draft: Draft;
  readonly channelId: string;
}

/** A card that Discord finds malformed is sent in its plainest form; if it refuses that too, it is left out for good. */
async function sendSomehow(
  app: App,
  context: DeliveryContext,
  { draft, channelId }: Sending,
): Promise<Sent | null> {
  const { log } = app;
  const facts = { channel: channelId, paper: draft.paperId };
  try {
    return await sendInto(app, context, { draft, channelId });
  } catch (refusal) {
    if (draft.plain === null || !isMalformed(refusal)) throw refusal;
    try {
      const sent = await sendInto(app, context, { draft: plainDraft(draft, refusal), channelId });
      if (sent) log.warn({ ...facts, reason: messageOf(refusal) }, 'card refused; sent as plain text');
      return sent;
    } catch (error) {
      // Without its header a digest is not what it is: the channel waits for somebody to look at it.
      if (!isMalformed(error) || draft.part === 0) throw error;
      await giveUp(app, context, { draft, channelId });
      log.warn(
        { ...facts, reason: messageOf(refusal), plainDraft: messageOf(error) },
        'card refused; left out',
      );
      return null;
    }
  }
}

/** So that it isn't tried again when the delivery is taken up another time. */
async function giveUp(
  { store, now }: App,
  { delivery, target, ledger }: DeliveryContext,
  { draft: { part, paperId }, channelId }: Sending,
): Promise<void> {
  await leaveOut(
    store,
    { deliveryId: delivery.id, part, paperId, guildId: target.guildId, channelId, votesShown: null },
    now(),
  );
  const nowhere = { channelId, messageId: null, intendedAt: now(), seeded: 0 };
  ledger.set(part, { part, paperId, ...nowhere, isLeftOut: true });
}

async function sendInto(
  app: App,
  context: DeliveryContext,
  { draft, channelId }: Sending,
): Promise<Sent | null> {
  const { delivery, target, ledger } = context;
  const { part, paperId } = draft;
  const found = ledger.has(part) ? await findSent(app, context, draft, channelId) : null;
  const votesShown = found && !found.isBare ? found.votesShown : draft.votesShown;
  const intention = {
    deliveryId: delivery.id,
    part,
    paperId,
    guildId: target.guildId,
    channelId,
    votesShown,
  };
  await intendPost(app.store, intention, app.now());
  try {
    // Right before each message: Discord leaves embeds out without a word where they aren't allowed any more.
    if (!found) await requireFree(app, target);
    if (found?.isBare) await editMessage(app.client.rest, found.channelId, found.messageId, draft.payload);
    const sent = found ?? (await send(app, context, { draft, channelId }));
    app.tally.sent++;
    const publishAt = part === 0 && target.publish ? app.now() : null;
    const shows = found?.isPlain ? null : draft.shows;
    await recordPost(app.store, delivery.id, part, { ...sent, shows, publishAt }, app.now());
    ledger.set(part, { part, paperId, ...sent, intendedAt: app.now(), seeded: 0, isLeftOut: false });
    // Nobody knew that it is a card when members voted on it.
    if (found && paperId !== null && target.guildId !== null) app.recount(target.guildId);
    return sent;
  } catch (error) {
    // A refusal is certain; after anything else the message may be there all the same, and is looked for next time.
    if (isRefusal(error) || error instanceof Obstructed) await withdrawPost(app.store, delivery.id, part);
    if (!isBlocked(error)) throw error;
    // A header has the titles of all papers: one that is blocked must not cost the others their header.
    if (part === 0 && draft.plain)
      return sendInto(app, context, { draft: { ...draft, payload: draft.plain, plain: null }, channelId });
    app.log.warn(
      { channel: channelId, paper: paperId, reason: messageOf(error) },
      'message blocked by the server',
    );
    return null;
  }
}

/** Throws Obstructed where the gateway tells that the message would be refused, or lose its embeds. */
async function requireFree(
  { client, servers, now }: App,
  { guildId, channelId, layout, voting }: Target,
): Promise<void> {
  if (guildId === null || layout === null) return;
  await servers.settled(guildId);
  const obstacle = findObstacle(client, { guildId, channelId, layout, voting }, now());
  if (obstacle) throw new Obstructed(obstacle);
}

async function send(app: App, context: DeliveryContext, { draft, channelId }: Sending): Promise<Sent> {
  const { rest } = app.client;
  const { part, payload, name } = draft;
  if (draft.place !== 'forum') {
    return {
      channelId,
      messageId: await sendMessage(rest, channelId, payload, partKey(context.delivery.key, part)),
    };
  }
  const tags = await forumTags(app, { guildId: context.target.guildId ?? '', channelId }, draft);
  const id = await startForumPost(app.restOnce, channelId, { name, tags, payload });
  return { channelId: id, messageId: id };
}

/** The channel itself, or the thread that begins at the header, unless that was deleted or stands in a channel that was given up. */
async function channelFor(
  app: App,
  { target, ledger, thread }: DeliveryContext,
  { place }: Draft,
): Promise<string> {
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
