// A summary's Markdown to bullets, through marked's lexer: plain, labelled, nested, numbered, loose lines and formulas.
import { Lexer, type Token, type Tokens } from 'marked';
import type { Bullet, Summary } from '../../model/summary.ts';
import { readInline } from './inline.ts';

type Depth = Bullet['depth'];

/** `**Label**: text`, with two or three stars or, as some documents have it, fewer at the end; the colon may stand inside. */
const LABELS = [
  /^\*{2,3}((?:\\.|[^\\*])+)\*{1,3}\s*[:：]\s*(.*)$/s,
  /^\*{2,3}((?:\\.|[^\\*])+)[:：]\*{2,3}\s*(.*)$/s,
] as const;

const COMMENT = /^\s*<!--.*-->\s*$/s;

/** The longest real summary has 5,000 characters; the lexer's time and stack grow faster than what is far beyond. */
const LEXED_AT_MOST = 100_000;

export function readSummary(markdown: string): Pick<Summary, 'tldr' | 'bullets'> {
  const tokens = lex(markdown);
  if (!tokens) return { tldr: null, bullets: readLines(markdown) };
  const [first, ...rest] = tokens.filter((token) => token.type !== 'space');
  const quotation = first?.type === 'blockquote' ? readBullet(first.text, 0) : null;
  if (quotation?.label === 'TL;DR') return { tldr: quotation.text, bullets: readBlocks(rest) };
  return { tldr: null, bullets: readBlocks(first ? [first, ...rest] : []) };
}

/** The blocks, or null where they are nested deeper than the lexer can follow. */
function lex(markdown: string): Token[] | null {
  if (markdown.length > LEXED_AT_MOST) return null;
  try {
    return new Lexer().blockTokens(markdown, []);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Line by line, for what is no summary by any measure: nothing of it is lost. */
function readLines(text: string): Bullet[] {
  return text.split('\n').flatMap((line) => readBullet(line.replace(/^\s*[-*+]\s/, ''), 0) ?? []);
}

/** A bullet of its source text, or null where there is none. */
function readBullet(source: string, depth: Depth): Bullet | null {
  for (const form of LABELS) {
    const [, label = '', text = ''] = form.exec(source.trim()) ?? [];
    if (readInline(label) !== '') return { label: readInline(label), text: readInline(text), depth };
  }
  const text = readInline(source);
  return text === '' ? null : { label: null, text, depth };
}

function readBlocks(tokens: readonly Token[]): Bullet[] {
  const bullets: Bullet[] = [];
  const add = (source: string, depth: Depth) => {
    const bullet = COMMENT.test(source) ? null : readBullet(source, depth);
    if (bullet) bullets.push(bullet);
  };

  /** What isn't a list stands under the bullet above it. */
  const block = (token: Token, depth: Depth) => {
    if (token.type !== 'list') return add(token.raw, bullets.length > 0 ? 1 : 0);
    const list = token as Tokens.List;
    for (const each of list.items) item(each, list.ordered ? 1 : depth);
  };

  /** A bullet's own text is its first block; all else in it is one deeper. */
  const item = ({ tokens: inner }: Tokens.ListItem, depth: Depth) => {
    const end = inner.findIndex((token, at) => at > 0 && (token.type === 'space' || token.type === 'list'));
    const own = end < 0 ? inner : inner.slice(0, end);
    add(own.map((token) => token.raw).join(''), depth);
    for (const token of inner.slice(own.length)) block(token, 1);
  };

  for (const token of tokens) block(token, 0);
  return bullets;
}
