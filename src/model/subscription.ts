// A subscription is a channel that gets digests; a delivery is one digest to one subscription.

export interface Subscription {
  readonly id: number;
  readonly guildId: string;
  readonly channelId: string;
  /** BCP 47; the language of its posts. */
  readonly language: string;
  /** Why nothing is posted at present, for the log; null while all is well. */
  readonly paused: string | null;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}
