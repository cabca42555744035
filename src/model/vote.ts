// A vote exists while any of its sources stands: a member's reaction on a card, or a pressed button.

export interface Vote {
  readonly guildId: string;
  readonly paperId: string;
  readonly memberId: string;
  /** What holds the vote up, such as a reaction on one message. */
  readonly source: string;
}

/** The default vote: 👍 in any skin tone. */
export const VOTE_EMOJI = '👍';

const SKIN_TONES = /[\u{1f3fb}-\u{1f3ff}]/gu;

export function isVoteEmoji(name: string | null): boolean {
  return name !== null && name.replace(SKIN_TONES, '') === VOTE_EMOJI;
}

/** Each skin tone is a reaction of its own, so each is a source of its own. */
export function reactionSource(messageId: string, emoji: string): string {
  return `${messageId}:${emoji}`;
}

/** The range of all sources of a message's reactions: from the first, to before the second. */
export function reactionSources(messageId: string): readonly [first: string, end: string] {
  return [`${messageId}:`, `${messageId};`];
}
