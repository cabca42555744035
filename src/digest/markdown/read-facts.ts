// The lines between a paper's heading and its summary: media, upvotes, authors and the summary's mark, each in every form of the archive.
import { type Day, parseDay } from '../../model/day.ts';
import { mediaKind, parseWebUrl } from '../../model/media.ts';
import type { PaperFacts } from '../../model/paper.ts';
import type { Summary, SummaryKind } from '../../model/summary.ts';
import { unique } from '../../model/text.ts';
import { readInline } from './inline.ts';

/** What the lines said, and how many of them were such lines. */
export interface ReadFacts extends Pick<PaperFacts, 'authors' | 'upvotes' | 'image' | 'video'> {
  readonly mark: Pick<Summary, 'kind' | 'language' | 'by'> | null;
  readonly lateOf: Day | null;
  readonly lines: number;
}

/** Told of each line that has the form of a fact but can't be kept; `line` counts from 0. */
export type Complain = (reason: string, line: number) => void;

type Found = { -readonly [K in Exclude<keyof ReadFacts, 'lines'>]: ReadFacts[K] } & {
  /** Whether a line told that the document is in the archive's form, which names authors in one way only. */
  isOwn: boolean;
};

/** What a line that only looks like a fact answers with. */
const NO_FACT = 'no fact';

/** Reads a fact out of a line's match; answers with a complaint, or nothing. */
type Reader = (match: RegExpExecArray, found: Found) => string | undefined;

/** Authors as digests of others name them, in a list or not, in bold or not. */
const FOREIGN_AUTHORS =
  /^(?:[-*+]\s+)?[*_]{0,3}(?:authors?|author\(s\)|저자|글쓴이|著者|作者)[*_]{0,3}\s*[:：][*_]{0,3}\s*(.+?)[*_]{0,3}$/i;

const FORMS: readonly (readonly [form: RegExp, read: Reader])[] = [
  [/^$/, () => undefined],
  [/^!\[[^\]]*\]\(<?([^\s<>]*)>?\)$/, ([, url = ''], found) => addMedia(url, found)],
  [/^\[Watch Video\]\(<?([^\s<>]*)>?\)$/i, ([, url = ''], found) => addVideo(url, found)],
  [/^\[Watch Video\](\S+)$/i, ([, url = ''], found) => addVideo(url, found)],
  [/^(?:<div>\s*)?<video\b[^>]*\bsrc=(["'])(.*?)\1/i, ([, , url = ''], found) => addVideo(url, found)],
  [/^Vote:(.*)$/, ([, count = ''], found) => setUpvotes(count.trim(), found)],
  [/^Authors:(.*)$/, ([, names = ''], found) => addAuthors(names.trim(), found)],
  [FOREIGN_AUTHORS, ([, names = ''], found) => addForeignAuthors(names, found)],
  [/^(?:\*([^*]+)\*|_([^_]+)_|by\s+(.+))$/, readByline],
  [/^<!--\s*summary:\s*(written|ai|extract)\s+([\w-]+)(?:\s+(\S+))?\s*-->$/, setMark],
  [/^<!--\s*listed:\s*(.*?)\s*-->$/, setLate],
  [/^<!--.*-->$/, () => undefined],
];

/** Reads from the top of `body` for as long as its lines are facts. */
export function readFacts(body: readonly string[], complain: Complain): ReadFacts {
  const found: Found = {
    authors: [],
    upvotes: null,
    image: null,
    video: null,
    mark: null,
    lateOf: null,
    isOwn: false,
  };
  for (const [index, line] of body.entries()) {
    const complaint = readFact(line.trim(), found);
    if (complaint === NO_FACT) return facts(found, index);
    if (complaint) complain(complaint, index);
  }
  return facts(found, body.length);
}

function facts({ isOwn: _, ...found }: Found, lines: number): ReadFacts {
  return { ...found, lines };
}

function readFact(line: string, found: Found): string | undefined {
  for (const [form, read] of FORMS) {
    const match = form.exec(line);
    if (match) return read(match, found);
  }
  return NO_FACT;
}

function addMedia(address: string, found: Found): string | undefined {
  if (mediaKind(address) === 'video') return addVideo(address, found);
  const url = parseWebUrl(address);
  if (!url) return `"${address.slice(0, 80)}" is not a web address; the paper is kept without it`;
  if (found.image !== null && found.image !== url) return 'a second image is not kept; the first one is';
  found.image = url;
}

function addVideo(address: string, found: Found): string | undefined {
  const url = parseWebUrl(address);
  if (!url) return `"${address.slice(0, 80)}" is not a web address; the paper is kept without it`;
  if (found.video !== null && found.video !== url) return 'a second video is not kept; the first one is';
  found.video = url;
}

function setUpvotes(count: string, found: Found): string | undefined {
  found.isOwn = true;
  if (count === '' || count === '-') return;
  const number = Number(count.replaceAll(',', ''));
  if (!Number.isSafeInteger(number) || number < 0)
    return `"${count.slice(0, 80)}" is not a number of upvotes`;
  found.upvotes = number;
}

function addAuthors(names: string, found: Found): undefined {
  // A lone + stood for "and more" on the page that the archive was made from.
  const read = splitNames(names).filter((name) => name !== '' && name !== '+');
  found.authors = unique([...found.authors, ...read.map(readInline)]);
}

/** Names between commas of any script, semicolons or "and"; "et al." is nobody. */
export function readAuthors(names: string): string[] {
  const read = names
    .split(/\s*[,;、，；]\s*(?:and\s+)?|\s+(?:and|&)\s+/)
    .map((name) => readInline(name.replace(ET_AL, '')));
  return unique(read.filter((name) => name !== '' && name !== '+'));
}

const ET_AL = /\s*(?:et\.?\s*al\.?|외\s*\d*명?|ほか|等)\s*$/i;

function addForeignAuthors(names: string, found: Found): string | undefined {
  if (found.isOwn) return NO_FACT;
  found.authors = unique([...found.authors, ...readAuthors(names)]);
}

/** A line in italics, or behind "by", where it is made of names and not of a sentence. */
function readByline([, starred, underscored, named]: RegExpExecArray, found: Found): string | undefined {
  const names = (starred ?? underscored ?? named ?? '').replace(/^by\s+/i, '');
  const listed = FOREIGN_AUTHORS.exec(names)?.[1] ?? names;
  if (found.authors.length > 0 || !readAuthors(listed).every(isName)) return NO_FACT;
  return addForeignAuthors(listed, found);
}

/** A few words that begin with capitals, or letters of a script that has none. */
function isName(text: string): boolean {
  const words = text.split(' ');
  return (
    words.length <= 6 &&
    /^(?:\p{Lu}|\p{Lo})/u.test(words.at(-1) ?? '') &&
    !/[.!?:]$/.test(text.replace(/\b(?:Jr|Sr)\.$/, ''))
  );
}

/** `A, B` or, as some days have it, a Python list: `['A', "B O'C"]`. */
function splitNames(names: string): string[] {
  if (/^\[\s*['"].*['"]\s*\]$/.test(names)) {
    const quoted = names.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g);
    return [...quoted].map(([, single, double]) => (single ?? double ?? '').trim());
  }
  return names.split(/(?<=(?<!\\)(?:\\\\)*),/).map((name) => name.trim());
}

function setMark([, kind, language = '', by]: RegExpExecArray, found: Found): undefined {
  found.mark = { kind: kind as SummaryKind, language, by: by ?? null };
}

function setLate([, date = '']: RegExpExecArray, found: Found): string | undefined {
  found.lateOf = parseDay(date);
  if (found.lateOf === null) return `"${date.slice(0, 80)}" is not a date`;
}
