// A document as lines with their numbers: without front matter, and with HTML headings and table rows as Markdown has them.
import { frontMatterLines } from './front-matter.ts';

export interface Line {
  readonly text: string;
  /** Counted from 1. */
  readonly number: number;
}

export interface DocumentLines {
  readonly lines: readonly Line[];
  /** What stood at the very top, as blogs and notes have it. */
  readonly frontMatter: string;
}

export function documentLines(source: string): DocumentLines {
  const all = source
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .map((text, index) => ({ text, number: index + 1 }));
  const above = frontMatterLines(all.map(({ text }) => text));
  const frontMatter = all
    .slice(0, above)
    .map(({ text }) => text)
    .join('\n');
  return { lines: joinRows(all.slice(above)).map(plainHtml), frontMatter };
}

/** A row of an HTML table may go over several lines; more than these are none. */
const MOST_LINES = 30;

function joinRows(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) break;
    const opens =
      /^\s*(?:<(?:table|tbody|thead)[^>]*>\s*)*<tr[\s>]/i.test(line.text) && !/<\/tr>/i.test(line.text);
    const length = opens
      ? lines.slice(at, at + MOST_LINES).findIndex(({ text }) => /<\/tr>/i.test(text))
      : -1;
    if (length < 0) joined.push(line);
    else {
      const row = lines.slice(at, at + length + 1);
      joined.push({ text: row.map(({ text }) => text.trim()).join(' '), number: line.number });
      at += length;
    }
  }
  return joined;
}

const HTML_HEADING = /^\s*<h([1-6])(?:\s[^>]*)?>(.*)<\/h\1>\s*$/i;
const HTML_ROW = /<tr(?:\s[^>]*)?>(.*)<\/tr>/i;
const TABLE_TAGS = /^\s*(?:<\/?(?:table|tbody|thead|tfoot|colgroup|caption)(?:\s[^>]*)?>\s*)+$/i;

/** No row or heading is longer by far; the time to look for one grows with the square. */
const LONGEST_HTML = 20_000;

function plainHtml({ text, number }: Line): Line {
  if (!text.includes('<') || text.length > LONGEST_HTML) return { text, number };
  if (TABLE_TAGS.test(text)) return { text: '', number };
  const [, level, heading = ''] = HTML_HEADING.exec(text) ?? [];
  if (level !== undefined) return { text: `${'#'.repeat(Number(level))} ${withoutTags(heading)}`, number };
  const row = HTML_ROW.exec(text)?.[1];
  if (row === undefined) return { text, number };
  const cells = [...row.matchAll(/<t[dh](?:\s[^>]*)?>(.*?)(?=<\/t[dh]>|<t[dh][\s>]|$)/gi)];
  return {
    text: `| ${cells.map(([, cell = '']) => withoutTags(cell).replaceAll('|', '\\|')).join(' | ')} |`,
    number,
  };
}

/** Links and bold words as Markdown, all other tags gone. */
export function withoutTags(html: string): string {
  return html
    .replace(/<a\s[^>]*?href=(["'])(.*?)\1[^>]*>(.*?)<\/a>/gi, '[$3]($2)')
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
}
