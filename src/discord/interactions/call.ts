// What a command, a button, a list or a form is given of who used it and where.
import type { Speech } from '../../locale/texts.ts';
import type { App } from '../app.ts';
import type { Readers } from '../views/typed.ts';

/** Someone used a command, pressed a button, chose from a list or sent a form. */
export interface Call {
  readonly app: App;
  /** In the member's language: answers are theirs alone unless made public. */
  readonly say: Speech;
  /** In the server's language, for what everybody sees where no digest gives the channel another. */
  readonly sayToAll: Speech;
  /** The member's, as Discord names it; it may be one that no texts are in. */
  readonly locale: string;
  readonly memberId: string;
  /** Who sees the answer: the member alone unless it says otherwise. */
  readonly readers: Readers;
  /** Where it happens, and the channel above, if that is a thread. */
  readonly channelIds: readonly string[];
  /** The server that the bot is a member of; null in direct messages, and where it only came along with a member. */
  readonly guildId: string | null;
  /** Whether it is a server that the bot is no member of: it came along with the member alone. */
  readonly isGuest: boolean;
  /** Whether the member may manage the server. */
  readonly isManager: boolean;
}
