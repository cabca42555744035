// A line of plain text to Markdown and back: written as it is where Markdown reads it plainly, escaped where not.
import { Lexer, type Token } from 'marked';
import { oneLine } from '../../model/text.ts';

const ESCAPED = /\\([!-/:-@[-`{-~])/g;

/** Characters that can start markup. An underscore inside a word never does. */
const SPECIAL = /[\\`*[\]()<>~&|#!]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const ENTITY = /&#?\w+;/;

/** What would open a list, a heading, a quotation, a fence or a rule: one character, or an ordinal's delimiter. */
const BLOCK_START = /^(?:(?=[-+=#<>~`*_[|])|(\d{1,9})(?=[.)](?:\s|$)))/;

/** Longer text is escaped without asking the lexer, so that no input can make writing slow. */
const LEXED_AT_MOST = 2000;

/** The plain text of a line of Markdown: escapes undone, other markup left as it stands. */
export function readInline(source: string): string {
  return oneLine(source.replace(ESCAPED, '$1'));
}

/** Markdown that `readInline` reads as `text` and that a Markdown viewer shows as `text`. */
export function writeInline(text: string): string {
  return mayBePlain(text) && Lexer.lexInline(text).every(isPlain) ? text : escapeInline(text);
}

/** As writeInline, for text that begins a block, such as a bullet's. */
export function writeBlockText(text: string): string {
  const written = writeInline(text);
  return written.startsWith('\\') ? written : written.replace(BLOCK_START, '$1\\');
}

/** Where viewers differ in what ends a link: code that is begun in one, and what looks like its end. */
const AMBIGUOUS = /`|\]\(/;

/** `[text](url)`, whatever stands in `text`. */
export function writeLink(text: string, url: string): string {
  const plain = `[${text}](${url})`;
  return mayBePlain(text) && !AMBIGUOUS.test(text) && isPlainLink(Lexer.lexInline(plain), url)
    ? plain
    : `[${escapeInline(text)}](${url})`;
}

/** Every character that can start markup, escaped. */
export function escapeInline(text: string): string {
  return text.replace(SPECIAL, '\\$&');
}

function mayBePlain(text: string): boolean {
  if (text.length > LEXED_AT_MOST || ENTITY.test(text) || text.endsWith('\\')) return false;
  return readInline(text) === text;
}

/** A bare address is plain too: it reads as itself. */
function isPlain(token: Token): boolean {
  return token.type === 'text' || (token.type === 'link' && token.raw === token.text);
}

function isPlainLink([link, ...rest]: Token[], url: string): boolean {
  if (link?.type !== 'link' || link.href !== url || rest.length > 0) return false;
  return (link.tokens ?? []).every((token) => token.type === 'text');
}
