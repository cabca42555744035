// A document cut into its days, papers and other headings: by line, before Markdown is looked at, so that an unclosed fence, comment or tag in one summary can't swallow the papers below it.
import { type Day, parseDay } from '../../model/day.ts';
import { paperIdsIn } from '../../model/paper-id.ts';
import { dayNamed, daysMeant, onlyDay } from './day-named.ts';
import type { Line } from './lines.ts';
import {
  isDefinition,
  type NamedPaper,
  onlyAddress,
  paperNamed,
  paperOfHeading,
  type References,
} from './paper-name.ts';

interface SectionBase {
  /** Of the heading, counted from 1; 0 above the first. */
  readonly line: number;
  readonly body: readonly Line[];
}

export type Section =
  | (SectionBase & { readonly kind: 'paper'; readonly paper: NamedPaper; readonly row?: TableRow })
  /** Null where what it names is no date. */
  | (SectionBase & {
      readonly kind: 'day';
      readonly date: Day | null;
      readonly named: string;
      readonly isOwn: boolean;
    })
  /** It should name a paper and doesn't. */
  | (SectionBase & { readonly kind: 'nameless' })
  | (SectionBase & { readonly kind: 'other' })
  | (SectionBase & { readonly kind: 'top' });

/** What a table's row tells besides. */
interface TableRow {
  readonly date: Day | null;
  readonly authors: string | null;
}

/** A heading of the archive. */
const OWN_DAY = /^Daily Papers\s*\(([^)]*)\)$/;

/** The level of a paper's heading there. */
const OWN_LEVEL = 3;

const ATX = /^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/;

/** Without the space that Markdown wants: a heading where it names a day or a paper. */
const TIGHT = /^ {0,3}(#{2,6})([^#\s].*)$/;

const UNDERLINE = /^ {0,3}(=+|-{2,})\s*$/;
const STARTS_BLOCK = /^\s*(?:[-*+>|#]|\d+[.)]\s)/;
const ONLY_LINK = /^ {0,3}(?:\*\*)?(?:\d{1,3}[.)]\s*|\[\d{1,3}\]\s*)?(\[.*\]\(\S+\))(?:\*\*)?\s*$/;
const ONLY_BOLD = /^ {0,3}\*\*([^*]+)\*\*\s*$/;

interface Heading {
  readonly level: number;
  readonly text: string;
  /** How many lines it takes. */
  readonly lines: number;
}

export function sectionsOf(lines: readonly Line[], references: References): Section[] {
  const sections: Section[] = [];
  let body: Line[] = [];
  let level = 0;
  const open = (section: DistributiveOmit<Section, 'body'>) => {
    body = [];
    sections.push({ ...section, body });
  };
  /** Whether a day was named, and whether as the archive does: its documents name none in another way. */
  let days = 'none' as 'none' | 'named' | 'own';
  const openDay = (day: Omit<Section & { kind: 'day' }, 'kind' | 'body'>) => {
    days = day.isOwn || days === 'own' ? 'own' : 'named';
    open({ kind: 'day', ...day });
  };
  open({ kind: 'top', line: 0 });

  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || isDefinition(line.text)) continue;
    const current = sections.at(-1);
    const table = tableAt(lines, at, references, current);
    if (table) {
      for (const row of table.papers)
        open({ kind: 'paper', line: row.line, paper: row.paper, row: row.tells });
      level = OWN_LEVEL;
      at += table.lines - 1;
      continue;
    }
    const heading = headingAt(lines, at, references);
    if (heading === null) {
      const alone = days === 'own' ? null : onlyDay(line.text);
      const isBelowPaper = current?.kind === 'paper' && !isPaperNext(lines, at, references);
      if (alone === null || isBelowPaper || (alone.isLabelled && days !== 'none')) body.push(line);
      else openDay({ line: line.number, date: alone.date, named: line.text, isOwn: false });
      continue;
    }
    const { text } = heading;
    at += heading.lines - 1;
    const own = OWN_DAY.exec(text)?.[1];
    const paper = own === undefined ? paperOfHeading(text, references) : null;
    const below = paper === null && own === undefined && text !== '' ? addressBelow(lines, at + 1) : null;
    const date = dayNamed(text);
    if (own !== undefined) {
      openDay({ line: line.number, date: ownDay(own), named: own, isOwn: true });
    } else if (paper !== null) {
      open({ kind: 'paper', line: line.number, paper });
      level = heading.level;
    } else if (below !== null && date === null) {
      open({ kind: 'paper', line: line.number, paper: { id: below.id, title: text } });
      level = heading.level;
      at = below.at;
    } else if (current?.kind === 'paper' && heading.level > level) {
      // A part of the paper: its summary, its method.
      body.push({ ...line, text });
    } else if (date !== null || daysMeant(text) !== null) {
      openDay({ line: line.number, date, named: text, isOwn: false });
    } else {
      open({ kind: heading.level === OWN_LEVEL ? 'nameless' : 'other', line: line.number });
    }
  }
  return sections;
}

/** As the archive writes it, or else nothing but a date. */
function ownDay(named: string): Day | null {
  return parseDay(named.trim()) ?? onlyDay(named)?.date ?? null;
}

/** Whether the next line that says something is a paper's heading: a date alone below a paper tells of the next one then. */
function isPaperNext(lines: readonly Line[], at: number, references: References): boolean {
  const next = lines.slice(at + 1, at + 4).findIndex(({ text }) => text.trim() !== '');
  const heading = next < 0 ? null : headingAt(lines, at + 1 + next, references);
  return heading !== null && paperOfHeading(heading.text, references) !== null;
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** With hashes, underlined, or a line that is nothing but a link to a paper. */
function headingAt(lines: readonly Line[], at: number, references: References): Heading | null {
  const text = lines[at]?.text ?? '';
  const [, hashes, said = ''] = ATX.exec(text) ?? [];
  if (hashes !== undefined) return { level: hashes.length, text: said, lines: 1 };
  const [, tight, meant = ''] = TIGHT.exec(text) ?? [];
  if (tight !== undefined && (dayNamed(meant) !== null || paperOfHeading(meant, references) !== null))
    return { level: tight.length, text: meant.trim(), lines: 1 };
  if (text.trim() === '' || /^ {4}/.test(text)) return null;
  const underline = UNDERLINE.exec(lines[at + 1]?.text ?? '')?.[1];
  if (underline !== undefined && !STARTS_BLOCK.test(text)) {
    const level = underline.startsWith('=') ? 1 : 2;
    const says = level === 1 || dayNamed(text) !== null || paperNamed(text, references) !== null;
    if (says) return { level, text: text.trim(), lines: 2 };
  }
  const bold = ONLY_BOLD.exec(text)?.[1];
  if (bold !== undefined && onlyAddress(lines[at + 1]?.text ?? '') !== null)
    return { level: OWN_LEVEL, text: bold.trim(), lines: 1 };
  const link = ONLY_LINK.exec(text)?.[1];
  const isPaper = link !== undefined && onlyAddress(text) === null && paperNamed(link, references) !== null;
  return isPaper ? { level: OWN_LEVEL, text: link, lines: 1 } : null;
}

/** The paper whose address is the next line that isn't empty. */
function addressBelow(lines: readonly Line[], from: number): { id: string; at: number } | null {
  const at = lines.findIndex(({ text }, index) => index >= from && text.trim() !== '');
  const id = at < 0 || at > from + 2 ? null : onlyAddress(lines[at]?.text ?? '');
  return id === null ? null : { id, at };
}

interface Table {
  readonly papers: readonly { readonly line: number; readonly paper: NamedPaper; readonly tells: TableRow }[];
  readonly lines: number;
}

const SEPARATOR = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;

/** A table that begins here and has a row about another paper than the one it stands below. */
function tableAt(
  lines: readonly Line[],
  at: number,
  references: References,
  current: Section | undefined,
): Table | null {
  const first = lines[at]?.text ?? '';
  const below = lines[at + 1]?.text ?? '';
  const hasHeader = first.includes('|') && SEPARATOR.test(below) && below.includes('|');
  if (!hasHeader && !/^\s*\|.*\|\s*$/.test(first)) return null;
  const end = lines.findIndex(({ text }, index) => index > at && !text.includes('|'));
  const block = lines.slice(at, end < 0 ? lines.length : end);
  const columns = hasHeader ? cellsOf(first) : [];
  const papers = block.slice(hasHeader ? 2 : 0).flatMap(({ text, number }) => {
    const row = readRow(cellsOf(text), columns, references);
    return row === null ? [] : [{ line: number, ...row }];
  });
  const own = current?.kind === 'paper' ? current.paper.id : null;
  return papers.some(({ paper }) => paper.id !== own) ? { papers, lines: block.length } : null;
}

function cellsOf(row: string): string[] {
  const inside = row.trim().replace(/^\||(?<!\\)\|$/g, '');
  return inside.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim());
}

const COLUMNS = {
  title: /title|paper|name|제목|논문|タイトル|論文|标题|题目|论文/i,
  authors: /author|저자|著者|作者/i,
  date: /date|day|날짜|日付|日期/i,
} as const;

function readRow(
  cells: readonly string[],
  columns: readonly string[],
  references: References,
): { paper: NamedPaper; tells: TableRow } | null {
  const named = cells.map((cell) => paperNamed(cell, references));
  const at = named.findIndex((paper) => paper !== null);
  const paper = named[at];
  if (!paper) return null;
  const column = (kind: keyof typeof COLUMNS) => columns.findIndex((each) => COLUMNS[kind].test(each));
  const title = column('title');
  const isNameless = paper.title === `arXiv:${paper.id}`;
  const telling = cells.filter(
    (cell, index) => index !== at && index !== column('authors') && index !== column('date') && isTitle(cell),
  );
  const other = title >= 0 && title !== at ? (cells[title] ?? '') : (telling[0] ?? '');
  return {
    paper: isNameless && other !== '' ? { id: paper.id, title: plainCell(other) } : paper,
    tells: {
      date: dayNamed(cells[column('date')] ?? (columns.length > 0 ? '' : (cells[0] ?? ''))),
      authors: cells[column('authors')] ?? null,
    },
  };
}

const plainCell = (cell: string) =>
  cell
    .replace(/\*\*|__/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim();

/** Not a number, a date, a link or nothing. */
function isTitle(cell: string): boolean {
  const plain = plainCell(cell);
  return (
    /\p{L}{2}/u.test(plain) && dayNamed(plain) === null && paperIdsIn(plain).length === 0 && plain !== 'null'
  );
}
