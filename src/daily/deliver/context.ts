// What every step of a delivery knows: where it goes, what the ledger holds of it, and what members vote with.
import type { Layout, Voting } from '../../model/subscription.ts';
import type { Delivery } from '../../store/deliveries.ts';
import type { Post } from '../../store/posts.ts';

/** Where messages are sent. */
export interface Target {
  /** Null for direct messages. */
  readonly guildId: string | null;
  readonly channelId: string;
  /** Null for direct messages. */
  readonly layout: Layout | null;
  readonly voting: Voting;
  /** Whether the first message is published, in announcement channels. */
  readonly publish: boolean;
  /** What members vote with on cards. */
  readonly emoji: readonly string[];
}

export interface DeliveryContext {
  readonly target: Target;
  readonly delivery: Delivery;
  /** What the ledger held when the delivery was taken up, by part; what is sent since is added. */
  readonly ledger: Map<number, Post>;
  /** The thread that begins at the header: its name, and its id once it is there. */
  readonly thread: { readonly name: string; id: string | null };
  /** What is put on cards; one that Discord doesn't know any more gives way to the usual one. */
  readonly emoji: string[];
}
