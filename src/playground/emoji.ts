// Emoji as reactions and components name them: a character, or a custom one by name and id.
import type { APIPartialEmoji } from 'discord-api-types/v10';

/** With and without the variation selector: clients send both. */
const UNICODE = /^\p{RGI_Emoji}$/v;
const VARIATION = '\uFE0F';

export function isUnicodeEmoji(text: string): boolean {
  return UNICODE.test(text) || UNICODE.test(text + VARIATION) || UNICODE.test(text.replaceAll(VARIATION, ''));
}

/** `👍`, or `name:id` as in a reaction's address; null where it is neither. */
export function parseEmoji(text: string): APIPartialEmoji | null {
  const [, name, id] = /^(?:<a?:)?(\w{2,32}):(\d{1,20})>?$/.exec(text) ?? [];
  if (name !== undefined && id !== undefined) return { id, name };
  return isUnicodeEmoji(text) ? { id: null, name: text } : null;
}

/** One key an emoji: a custom one is known by its id, whatever its name. */
export function emojiKey(emoji: APIPartialEmoji): string {
  return emoji.id ?? (emoji.name ?? '').replaceAll(VARIATION, '');
}
