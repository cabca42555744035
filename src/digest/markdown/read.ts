// A digest document to digests: every form of the archive is read; what can't be read is reported with line and reason.
import { type Day, parseDay } from '../../model/day.ts';
import type { Digest, Entry } from '../../model/digest.ts';
import { parsePaperId } from '../../model/paper-id.ts';
import { readInline } from './inline.ts';
import { readFacts } from './read-facts.ts';
import { readSummary } from './read-summary.ts';

/** Something that stands in a document and could not be read. `line` counts from 1. */
interface Skipped {
  readonly line: number;
  readonly reason: string;
}

export interface ReadDocument {
  /** One a date, in the order of the document. */
  readonly digests: readonly Digest[];
  readonly skipped: readonly Skipped[];
}

export interface Reading {
  /** BCP 47; the language of the document's summaries unless marked otherwise. */
  readonly language: string;
  /** The date of papers above which no heading names one. */
  readonly date: Day | null;
}

const HEADING = /^#{1,3}\s/;
const DAY_HEADING = /^##\s+Daily Papers\s*\(([^)]*)\)$/;
const PAPER_HEADING = /^###\s/;
const PAPER_LINK = /^###\s+\[(.*)\]\(<?([^\s<>]+)>?\)$/;

/** Reads a whole document. Never throws: what it can't read is in `skipped`, the rest in `digests`. */
export function readMarkdown(source: string, reading: Reading): ReadDocument {
  const days = new Map<Day, Entry[]>();
  const skipped: Skipped[] = [];
  let date = reading.date;

  for (const section of sections(source)) {
    const skip = (reason: string, line = 0) => skipped.push({ line: section.line + line, reason });
    const named = DAY_HEADING.exec(section.heading)?.[1];
    if (named !== undefined) {
      date = parseDay(named.trim());
      if (date) days.set(date, days.get(date) ?? []);
      else skip(`"${readInline(named)}" is not a date, so the papers below it have none`);
    }
    if (!PAPER_HEADING.test(section.heading)) {
      const first = section.body.findIndex((line) => line.trim() !== '');
      if (named === undefined && section.heading !== '') skip('a heading that is neither a day nor a paper');
      else if (first >= 0) skip('text that belongs to no paper', first + 1);
      continue;
    }
    const [, title = '', address = ''] = PAPER_LINK.exec(section.heading) ?? [];
    const id = parsePaperId(address);
    if (id === null || readInline(title) === '') {
      skip('the heading names no paper; it should read ### [title](https://arxiv.org/abs/ID)');
      continue;
    }
    if (date === null) {
      skip(`${id} has no date; a heading ## Daily Papers (YYYY-MM-DD) should stand above it`);
      continue;
    }
    const entries = days.get(date) ?? [];
    days.set(date, entries);
    if (entries.some((entry) => entry.id === id)) skip(`${id} stands in this day already`);
    else entries.push(readEntry({ id, title, section, language: reading.language, skip }));
  }
  return {
    digests: [...days].map(([day, entries]) => ({ date: day, language: reading.language, entries })),
    skipped,
  };
}

interface EntrySource {
  readonly id: string;
  readonly title: string;
  readonly section: Section;
  readonly language: string;
  readonly skip: (reason: string, line: number) => void;
}

function readEntry({ id, title, section, language, skip }: EntrySource): Entry {
  const { lines, mark, ...facts } = readFacts(section.body, (reason, line) =>
    skip(`${id}: ${reason}`, line + 1),
  );
  const summary = readSummary(section.body.slice(lines).join('\n'));
  return {
    id,
    title: readInline(title),
    ...facts,
    summary: { kind: 'written', by: null, language, ...mark, ...summary },
  };
}

interface Section {
  /** Empty above the first heading. */
  readonly heading: string;
  /** Of the heading, counted from 1. */
  readonly line: number;
  readonly body: readonly string[];
}

/**
 * A document cut at its headings: by line, before Markdown is looked at, so that an unclosed fence, comment
 * or tag in one summary can't swallow the papers below it.
 */
function sections(source: string): Section[] {
  const lines = source.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const starts = [...lines.keys()].filter((index) => HEADING.test(lines[index] ?? ''));
  const above = { heading: '', line: 0, body: lines.slice(0, starts[0] ?? lines.length) };
  const below = starts.map((start, nth) => ({
    heading: (lines[start] ?? '').trimEnd(),
    line: start + 1,
    body: lines.slice(start + 1, starts[nth + 1] ?? lines.length),
  }));
  return [above, ...below];
}
