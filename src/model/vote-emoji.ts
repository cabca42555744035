// The emoji that a server votes with, and what a reaction with one says, whatever its skin tone.

/** For, or against where the server allows that. */
export type Sign = 1 | -1;

/** As Discord names an emoji: a custom one has an id. */
export interface Emoji {
  readonly id: string | null;
  readonly name: string | null;
}

/** The emoji that are votes in a server: characters, or name:id of custom ones. */
export interface VoteRules {
  readonly up: string;
  /** Null where there are no votes against. */
  readonly down: string | null;
}

export const USUAL_UP = '👍';
export const USUAL_DOWN = '👎';
export const USUAL_RULES: VoteRules = { up: USUAL_UP, down: null };

const SKIN_TONES = /[\u{1f3fb}-\u{1f3ff}]/gu;
/** U+FE0F, which some clients put after a character and some don't. */
export const VARIATION = /\u{fe0f}/gu;
const CUSTOM = /^(?:<a?:)?(\w{2,32}):(\d{1,20})>?$/;

/** What a person names an emoji by: the character, or <:name:id> or name:id; null for anything else. */
export function parseEmoji(text: string): Emoji | null {
  const emoji = readRule(text.trim());
  if (emoji.id !== null) return emoji;
  return [emoji.name ?? '', `${emoji.name}\u{fe0f}`].some(isCharacter) ? emoji : null;
}

/** The kinds of \p{RGI_Emoji}. */
const PLAIN = [
  'Basic_Emoji',
  'Emoji_Keycap_Sequence',
  'RGI_Emoji_Flag_Sequence',
  'RGI_Emoji_Tag_Sequence',
] as const;
const WITH_TONE = 'RGI_Emoji_Modifier_Sequence';
const JOINED = 'RGI_Emoji_ZWJ_Sequence';
const JOINER = '\u200d';

/** Whether a text is one emoji. Of the kinds that it may be, as V8 takes some 60 ms to compile the set of all. */
function isCharacter(text: string): boolean {
  const kinds = text.includes(JOINER) ? [JOINED] : toneless(text) === text ? PLAIN : [WITH_TONE, ...PLAIN];
  return kinds.some((kind) => new RegExp(`^\\p{${kind}}$`, 'v').test(text));
}

/** The emoji that a rule names. */
export function readRule(rule: string): Emoji {
  const [, name, id] = CUSTOM.exec(rule) ?? [];
  return name !== undefined && id !== undefined ? { id, name } : { id: null, name: rule };
}

/** As rules and reactions write it. */
export function emojiText({ id, name }: Emoji): string {
  return id === null ? (name ?? '') : `${name}:${id}`;
}

/** What members vote with, as the bot puts it on a card. */
export function emojiOf({ up, down }: VoteRules): string[] {
  return down === null ? [up] : [up, down];
}

/** As a message shows it. */
export function shownEmoji(rule: string): string {
  return CUSTOM.test(rule) ? `<:${rule}>` : rule;
}

/** What a reaction with this emoji says; a character counts in any skin tone. */
export function signOf(emoji: Emoji, { up, down }: VoteRules): Sign | null {
  if (isSame(emoji, up)) return 1;
  return down !== null && isSame(emoji, down) ? -1 : null;
}

function isSame(emoji: Emoji, rule: string): boolean {
  const wanted = readRule(rule);
  if (wanted.id !== emoji.id) return false;
  return wanted.id !== null || bare(wanted) === bare(emoji);
}

/** Without skin tone and variation. */
function bare({ name }: Emoji): string {
  return toneless(name ?? '').replace(VARIATION, '');
}

function toneless(text: string): string {
  return text.replace(SKIN_TONES, '');
}
