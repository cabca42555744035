// A vote exists while any of its sources stands: a member's reaction on a card, or a pressed button.
import { type Emoji, type Sign, VARIATION } from './vote-emoji.ts';

export function opposite(sign: Sign): Sign {
  return sign === 1 ? -1 : 1;
}

export interface Vote {
  readonly guildId: string;
  readonly paperId: string;
  readonly memberId: string;
  /** What holds the vote up, such as a reaction on one message. */
  readonly source: string;
  readonly sign: Sign;
}

/** The source of a vote by a button on an ephemeral answer; a member has one for each paper and server. */
export const BUTTON = 'button';

/** A member's reaction is a plain one or a burst; they may give both. */
export interface Reaction {
  readonly emoji: Emoji;
  readonly isBurst: boolean;
}

/** Each skin tone is a reaction of its own, so each is a source of its own; so is a burst beside a plain one. */
export function reactionSource(messageId: string, { emoji: { id, name }, isBurst }: Reaction): string {
  return `${messageId}:${id ?? (name ?? '').replace(VARIATION, '')}${isBurst ? '!' : ''}`;
}

/** What a source says of its reaction; the name of a custom emoji isn't kept. Null for a button. */
export function readSource(source: string): { messageId: string; emoji: string } | null {
  const [, messageId, emoji] = /^(\d+):(.*?)!?$/u.exec(source) ?? [];
  return messageId !== undefined && emoji !== undefined ? { messageId, emoji } : null;
}

/** The range of all sources of a message's reactions: from the first, to before the second. */
export function reactionSources(messageId: string): readonly [first: string, end: string] {
  return [`${messageId}:`, `${messageId};`];
}
