// A digest document to digests: every form of the archive and of others is read; what can't be read is reported with line and reason.
import { boundNames, boundText, LONGEST, MOST } from '../../model/bounds.ts';
import type { Day } from '../../model/day.ts';
import type { Digest, Entry } from '../../model/digest.ts';
import { paperIdsIn } from '../../model/paper-id.ts';
import { withoutCallouts } from './callouts.ts';
import { daysMeant } from './day-named.ts';
import { unfoldDetails } from './details.ts';
import { dayOfFrontMatter } from './front-matter.ts';
import { readInline } from './inline.ts';
import { languageOfText } from './language.ts';
import { documentLines } from './lines.ts';
import { loosePapers } from './loose-papers.ts';
import { readReferences } from './paper-name.ts';
import { readAuthors, readFacts } from './read-facts.ts';
import { readSummary } from './read-summary.ts';
import { type Section, sectionsOf } from './sections.ts';

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
  /** BCP 47; the language of the document's summaries unless marked otherwise. Null: as its script tells. */
  readonly language: string | null;
  /** The date of papers above which no heading names one. */
  readonly date: Day | null;
  /** What should name that date and may mean either of two. */
  readonly unclear?: string | null;
}

/** What a document of the archive is in where nothing else tells. */
const ARCHIVE_LANGUAGE = 'ko';
const USUAL_LANGUAGE = 'en';

/** Reads a whole document. Never throws: what it can't read is in `skipped`, the rest in `digests`. */
export function readMarkdown(source: string, reading: Reading): ReadDocument {
  const { lines: quoted, frontMatter } = documentLines(source);
  const lines = withoutCallouts(quoted);
  const references = readReferences(lines);
  const cut = sectionsOf(lines, references);
  const isOwn = cut.some((section) => section.kind === 'day' && section.isOwn);
  const isText = !cut.some(({ kind }) => kind === 'paper');
  // The archive's documents have papers below headings only.
  const sections =
    isOwn && !isText ? cut : cut.flatMap((section) => loosePapers(section, references, { isText }));

  const days = new Map<Day, ReadEntry[]>();
  const skipped: Skipped[] = [];
  const above = dayOfFrontMatter(frontMatter);
  const known = above.date ?? reading.date;
  let date = known ?? above.made;
  let unclear = above.unclear ?? reading.unclear ?? '';
  let isDayNamed = false;
  for (const section of sections) {
    const skip = (reason: string, line = section.line) => skipped.push({ line, reason });
    if (section.kind === 'day') {
      date = section.date ?? daysMeant(section.named)?.find((day) => day === known) ?? null;
      isDayNamed = true;
      unclear = section.named;
      if (date === null) skip(`${whyNoDate(section.named)}, so the papers below it have none`);
      else if (section.isOwn) days.set(date, days.get(date) ?? []);
    }
    if (section.kind !== 'paper') {
      reportOther(section, skip);
      continue;
    }
    const { id } = section.paper;
    const of = (isDayNamed ? null : section.row?.date) ?? date;
    if (of === null) {
      const why = daysMeant(unclear) === null ? '' : `: ${whyNoDate(unclear)}`;
      skip(`${id} has no date${why}; a heading ## Daily Papers (YYYY-MM-DD) should stand above it`);
      continue;
    }
    const entries = days.get(of) ?? [];
    days.set(of, entries);
    if (entries.some((entry) => entry.id === id)) skip(`${id} stands in this day already`);
    else entries.push(readEntry(section, skip));
  }
  const language =
    reading.language ?? languageOf([...days.values()].flat()) ?? (isOwn ? ARCHIVE_LANGUAGE : USUAL_LANGUAGE);
  const inLanguage = ({ summary, ...entry }: ReadEntry): Entry => ({
    ...entry,
    summary: { ...summary, language: summary.language ?? language },
  });
  return {
    digests: [...days].map(([day, entries]) => ({ date: day, language, entries: entries.map(inLanguage) })),
    skipped: skipped.toSorted((a, b) => a.line - b.line),
  };
}

function whyNoDate(named: string): string {
  const meant = daysMeant(named);
  const said = `"${readInline(named)}"`;
  return meant === null ? `${said} is not a date` : `${said} may be ${meant[0]} or ${meant[1]}`;
}

type Skip = (reason: string, line?: number) => void;

/** A heading that is no paper's, and text that belongs to none. */
function reportOther(section: Exclude<Section, { kind: 'paper' }>, skip: Skip): void {
  const first = section.body.find(({ text }) => text.trim() !== '');
  if (section.kind === 'nameless')
    skip('the heading names no paper; it should read ### [title](https://arxiv.org/abs/ID)');
  else if (section.kind === 'other') skip('a heading that is neither a day nor a paper');
  else if (first) skip('text that belongs to no paper', first.number);
  for (const { text, number } of section.body)
    for (const id of paperIdsIn(text)) skip(`${id} stands in text that belongs to no paper`, number);
}

/** An entry whose summary may be in the document's language, which is told when all is read. */
interface ReadEntry extends Omit<Entry, 'summary'> {
  readonly summary: Omit<Entry['summary'], 'language'> & { readonly language: string | null };
}

function readEntry({ paper, body, line, row }: Section & { kind: 'paper' }, skip: Skip): ReadEntry {
  const texts = unfoldDetails(body.map(({ text }) => text));
  const at = (index: number) => body[index]?.number ?? line + 1;
  const { lines, mark, ...facts } = readFacts(texts, (reason, index) =>
    skip(`${paper.id}: ${reason}`, at(index)),
  );
  const told = row?.authors ?? null;
  const authors = told === null ? facts.authors : readAuthors(told);
  if (paper.title.length > LONGEST.title)
    skip(`${paper.id}: the title has ${paper.title.length} letters; the first ${LONGEST.title} are kept`);
  if (authors.length > MOST.authors)
    skip(`${paper.id}: ${authors.length} authors; the first ${MOST.authors} are kept`);
  return {
    ...facts,
    id: paper.id,
    title: boundText(paper.title, LONGEST.title),
    authors: boundNames(authors, MOST.authors),
    summary: {
      kind: 'written',
      by: null,
      language: null,
      ...mark,
      ...readSummary(texts.slice(lines).join('\n')),
    },
  };
}

/** By what is said in no other language by its own mark. */
function languageOf(entries: readonly ReadEntry[]): string | null {
  const said = entries
    .filter(({ summary }) => summary.language === null)
    .flatMap(({ summary: { tldr, bullets } }) => [tldr ?? '', ...bullets.map(({ text }) => text)]);
  return languageOfText(said.join('\n'));
}
