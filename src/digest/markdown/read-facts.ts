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

type Found = { -readonly [K in Exclude<keyof ReadFacts, 'lines'>]: ReadFacts[K] };

/** Reads a fact out of a line's match; answers with a complaint, or nothing. */
type Reader = (match: RegExpExecArray, found: Found) => string | undefined;

const FORMS: readonly (readonly [form: RegExp, read: Reader])[] = [
  [/^$/, () => undefined],
  [/^!\[[^\]]*\]\(<?([^\s<>]*)>?\)$/, ([, url = ''], found) => addMedia(url, found)],
  [/^\[Watch Video\]\(<?([^\s<>]*)>?\)$/i, ([, url = ''], found) => addVideo(url, found)],
  [/^\[Watch Video\](\S+)$/i, ([, url = ''], found) => addVideo(url, found)],
  [/^(?:<div>\s*)?<video\b[^>]*\bsrc=(["'])(.*?)\1/i, ([, , url = ''], found) => addVideo(url, found)],
  [/^Vote:(.*)$/, ([, count = ''], found) => setUpvotes(count.trim(), found)],
  [/^Authors:(.*)$/, ([, names = ''], found) => addAuthors(names.trim(), found)],
  [/^<!--\s*summary:\s*(written|ai|extract)\s+([\w-]+)(?:\s+(\S+))?\s*-->$/, setMark],
  [/^<!--\s*listed:\s*(.*?)\s*-->$/, setLate],
  [/^<!--.*-->$/, () => undefined],
];

/** Reads from the top of `body` for as long as its lines are facts. */
export function readFacts(body: readonly string[], complain: Complain): ReadFacts {
  const found: Found = { authors: [], upvotes: null, image: null, video: null, mark: null, lateOf: null };
  for (const [index, line] of body.entries()) {
    const complaint = readFact(line.trim(), found);
    if (complaint === 'no fact') return { ...found, lines: index };
    if (complaint) complain(complaint, index);
  }
  return { ...found, lines: body.length };
}

function readFact(line: string, found: Found): string | undefined {
  for (const [form, read] of FORMS) {
    const match = form.exec(line);
    if (match) return read(match, found);
  }
  return 'no fact';
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
