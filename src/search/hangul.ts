// Korean words that no paper has as they are typed: compounds by their parts, and misspelt ones by the letters that differ.
import { sql } from 'kysely';
import { misspellings } from '../index/jamo.ts';
import { standingAlone } from '../index/korean-particles.ts';
import type { IndexDb } from '../index/schema.ts';
import { tokensOf, type Word } from '../index/tokens.ts';
import { unique } from '../model/text.ts';
import { EVER } from './conditions.ts';
import { type Criterion, criterionFor } from './criteria.ts';
import { isAnyIn } from './find.ts';
import { countWords } from './hits.ts';

/** Longer words are no typing mistakes, and compounds of more parts are sentences. */
const LONGEST = 12;

/** A part of a compound has so many syllables at least, unless papers have it beside the other. */
const SHORTEST_PART = 2;

/** Of how many possible words it is looked up how frequent they are, and how frequent is as good as any. */
const MOST_WEIGHED = 30;
const FREQUENT = 50;

const hangul = (text: string): Word => ({ script: 'hangul', text });

/** Whether any paper has it, as a word or inside one. */
export function isHangulKnown(db: IndexDb, word: string): Promise<boolean> {
  return isHeld(db, { words: [hangul(word)], open: false });
}

/** Whether any paper has it in one piece, spaced, or in another spelling. */
export function isKnownSomehow(db: IndexDb, word: string): Promise<boolean> {
  return isHeld(db, criterionFor([hangul(word)], { around: [], unfinished: false }));
}

function isHeld(db: IndexDb, criterion: Criterion): Promise<boolean> {
  const parsed = { wanted: [criterion], unwanted: [], terms: [] };
  return isAnyIn(db, { parsed, names: [], range: EVER });
}

/** The words of which a compound is made, each the longest that any paper has, spaced or not; null where it can't be parted. */
export async function partsOfCompound(db: IndexDb, word: string): Promise<string[] | null> {
  if (word.length <= SHORTEST_PART || word.length > LONGEST) return null;
  const parts: string[] = [];
  for (let rest = word; rest !== ''; ) {
    const part = await longestKnown(db, rest, parts.length === 0 ? word.length - SHORTEST_PART : rest.length);
    if (part === null) {
      const two = await partsSideBySide(db, rest);
      return two && [...parts, ...two];
    }
    parts.push(part);
    rest = rest.slice(part.length);
  }
  return parts.length > 1 ? parts : null;
}

/** Two words of which one has a single syllable, where papers have them side by side: 매치 컷, 춤 비디오. */
async function partsSideBySide(db: IndexDb, word: string): Promise<string[] | null> {
  if (word.length <= SHORTEST_PART) return null;
  for (const cut of [word.length - 1, 1]) {
    const [first, last] = [word.slice(0, cut), word.slice(cut)];
    const ends = last.length === 1 ? standingAlone(last) : [last];
    const any = ends.map((end) => ({ words: [hangul(first), hangul(end)], open: false }));
    if (await isHeld(db, { any })) return [first, last];
  }
  return null;
}

/** The longest beginning of a text that papers have, and that leaves nothing too short to be a word. */
async function longestKnown(db: IndexDb, text: string, most: number): Promise<string | null> {
  for (let length = Math.min(most, text.length); length >= SHORTEST_PART; length--) {
    const left = text.length - length;
    if (left > 0 && left < SHORTEST_PART) continue;
    const part = text.slice(0, length);
    if (await isKnownSomehow(db, part)) return part;
  }
  return null;
}

/** Words that papers have and that differ from a misspelt one in one letter, the most frequent first. */
export async function hangulNeighbours(db: IndexDb, wrong: string): Promise<string[]> {
  if (wrong.length < 2 || wrong.length > LONGEST) return [];
  const candidates = unique([...misspellings(wrong)]).map((text) => ({
    text,
    tokens: tokensOf(hangul(text)),
  }));
  const known = await knownTokens(db, unique(candidates.flatMap(({ tokens }) => tokens)));
  const possible = candidates.filter(
    ({ text, tokens }) => text !== wrong && tokens.every((token) => known.has(token)),
  );
  const first = possible.slice(0, MOST_WEIGHED);
  const counts = await countWords(
    db,
    first.map(({ tokens }) => tokens.join(' ')),
    FREQUENT,
  );
  return first
    .map(({ text }, at) => ({ text, papers: counts[at] ?? 0 }))
    .filter(({ papers }) => papers > 0)
    .sort((a, b) => b.papers - a.papers)
    .map(({ text }) => text);
}

async function knownTokens(db: IndexDb, tokens: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ token: string }>`
    select value as token from json_each(${JSON.stringify(tokens)})
    where exists (select 1 from body_terms where term = value)`.execute(db);
  return new Set(rows.map(({ token }) => token));
}
