// Brings one message of a delivery about: sends it unless it is there, and puts the first vote on it.
import type { App } from '../discord/app.ts';
import { react } from '../discord/post.ts';
import { messageOf } from '../model/errors.ts';
import type { Delivery } from '../store/deliveries.ts';
import { type Post, recordSeed } from '../store/posts.ts';
import type { Draft } from './drafts.ts';
import { isRefusal, type Sent, sendOnce } from './send-once.ts';

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

export async function settleDraft(app: App, errand: Errand, draft: Draft): Promise<void> {
  const known = errand.ledger.get(draft.part);
  if (known?.isLeftOut) return;
  const sent = known?.messageId
    ? { channelId: known.channelId, messageId: known.messageId }
    : await sendOnce(app, errand, draft);
  if (sent && draft.seeded) await seed(app, errand, { draft, sent });
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
