// Text that others wrote, made safe for Discord: it can't ping, break a link or fake markup.
import { truncate } from '../../model/text.ts';

/** Round brackets matter only behind square ones, which are escaped. */
const MARKUP = /[\\*_~`|[\]<>]|@(?=everyone|here)|^[-+#]|(?<=^\d{1,9})\./g;

/** An address up to what can't belong to it: white space, quotes, brackets, and the Hangul particle that clings to it. */
const ADDRESS = /https?:\/\/[^\s<>()[\]{}"'`\\|\p{Script=Hangul}]+/gu;
const TRAILING = /[.,;:!?*_~]+$/;

/** The text as Discord's Markdown that shows it letter by letter; addresses in it stay links. */
export function escapeText(text: string): string {
  let escaped = '';
  let end = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = found.replace(TRAILING, '');
    escaped +=
      text.slice(end, index).replace(MARKUP, '\\$&') + bounded(address, text.charAt(index + address.length));
    end = index + address.length;
  }
  return escaped + text.slice(end).replace(MARKUP, '\\$&');
}

/** Discord would take a particle that follows an address for a part of it; angle brackets end the address. */
function bounded(address: string, next: string): string {
  return /\p{L}/u.test(next) ? `<${address}>` : address;
}

/**
 * `[text](url)` that no text can break. Brackets inside a link's text confuse some clients even when escaped,
 * so they are shown in their wide form; an address in it would undo the link, so it is parted by a joiner of no width.
 */
export function link(text: string, url: string): string {
  const safe = text.replaceAll('[', '［').replaceAll(']', '］').replaceAll('://', ':\u2060//');
  return `[${safe.replace(MARKUP, '\\$&')}](${url})`;
}

/** As much of `text`, escaped, as fits in `max` characters. */
export function escapeToFit(text: string, max: number): string {
  let length = max;
  let escaped = escapeText(truncate(text, length));
  while (escaped.length > max && length > 1) {
    length = Math.max(1, length - (escaped.length - max));
    escaped = escapeText(truncate(text, length));
  }
  return escaped;
}
