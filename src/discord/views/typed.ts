// What a member typed, as it is repeated: to themselves in quotation marks, to everybody as code without addresses.
import type { Speech } from '../../locale/texts.ts';
import { parsePaperId } from '../../model/paper-id.ts';
import { oneLine, truncate } from '../../model/text.ts';
import { escapeText } from './escape.ts';

/** How much of it is repeated. */
const LONGEST = 100;

/** Of an address, what a reader could copy: an invitation that a server's rules keep out must not come in by the bot. */
const ADDRESSES = [
  /[a-z][a-z\d+.-]*:\/\/\S+/giu,
  /\bdiscord(?:app)?\s*\.\s*(?:gg|com|me|io|li)\b(?:\s*\/\s*\S+)*/giu,
  /(?:[\p{L}\d-]+\.)+\p{L}{2,}\/\S*/giu,
  /\bwww\.\S+/giu,
];

/** Who reads it. */
export type Readers = 'member' | 'everybody';

export function typed(text: string, readers: Readers, say: Speech): string {
  return readers === 'everybody'
    ? codeOf(text)
    : say('quoted', { text: escapeText(truncate(text, LONGEST)) });
}

/** A code span: no link, no mention, no markup. */
function codeOf(text: string): string {
  // Letters that only look different, and those that can't be seen, would hide an address.
  const plain = oneLine(text.normalize('NFKC').replace(/\p{Cf}/gu, ''));
  const shown = parsePaperId(plain) ?? ADDRESSES.reduce((left, address) => left.replace(address, ' '), plain);
  const words = truncate(oneLine(shown.replaceAll('`', "'")), LONGEST);
  return `\`${words === '' ? '…' : words}\``;
}
