// Papers as CSV (RFC 4180) for spreadsheets, where a cell must never run as a formula.
import { arxivUrl } from '../model/paper.ts';
import { type CitedPaper, fill, type Sheet } from './sheet.ts';

const HEADER = ['id', 'title', 'authors', 'date', 'url', 'upvotes', 'keywords', 'github', 'project'];

/**
 * Excel takes a file without it for the machine's own code page and breaks Korean titles and accents; other
 * spreadsheets and pandas skip it. Scripts that would trip over it have JSON.
 */
const BYTE_ORDER_MARK = '\ufeff';

/** What a spreadsheet takes for the start of a formula, the wide forms of East Asian keyboards too (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** Semicolon and tab separate cells where the machine's own settings say so. */
const NEEDS_QUOTES = /[",;\t\r\n]/;

export function toCsv(papers: readonly CitedPaper[]): string {
  return fill(csvSheet(), papers);
}

export function csvSheet(): Sheet {
  return { start: BYTE_ORDER_MARK + record(HEADER), between: '', end: '', write: paperRecord };
}

function paperRecord({ id, title, authors, date, upvotes, keywords, github, project }: CitedPaper): string {
  const lists = [authors, keywords].map((items) => items.join('; '));
  const [names = '', words = ''] = lists;
  return record([id, title, names, date, arxivUrl(id), upvotes, words, github, project]);
}

function record(values: readonly (string | number | null)[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

/** An apostrophe makes a spreadsheet show a formula as the text that it is. */
function cell(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
