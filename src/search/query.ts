// What a query asks for, read from any text: words, "phrases", -exclusions, concepts of the glossary. No text is an error.
import { conceptsOf, keyOf, MOST_WORDS } from '../index/concepts.ts';
import { isStopWord } from '../index/stop-words.ts';
import { type Word, words } from '../index/tokens.ts';
import { isParticle, withoutParticle } from '../index/word-forms.ts';
import { type Criterion, criterionFor, exactly } from './criteria.ts';

export interface ParsedQuery {
  /** All of them. */
  readonly wanted: readonly Criterion[];
  readonly unwanted: readonly Criterion[];
  /** The same word for word. */
  readonly terms: readonly Term[];
}

/** One word of the query, or several that a hyphen or quotation marks hold together. */
export interface Term {
  readonly words: readonly Word[];
  readonly criterion: Criterion;
}

/** Longer queries are cut, in characters and terms: nobody reads them, and an answer must not take long. */
const LONGEST = 400;
const MOST_TERMS = 12;

const PIECE =
  /(?<minus>(?<!\S)[-−–])?(?:["“”„«「『](?<quoted>[^"“”„«»「」『』]+)["“”»」』]|(?<plain>[^\s"“”„«»「」『』]+))/gu;

interface Unit {
  readonly words: readonly Word[];
  readonly quoted: boolean;
}

/** `unfinished` is whether the last word is still being typed. */
export function readQuery(text: string, { unfinished = false } = {}): ParsedQuery {
  const all: Unit[] = [];
  const unwanted: Criterion[] = [];
  for (const { groups = {} } of text.slice(0, LONGEST).matchAll(PIECE)) {
    const found = words(groups.quoted ?? groups.plain ?? '');
    if (found.length === 0) continue;
    if (groups.minus) unwanted.push(exactly(found));
    else if (groups.quoted) all.push({ words: found, quoted: true });
    else all.push(...unitsOf(found));
  }
  const busy = all.filter((unit) => unit.quoted || !unit.words.every((word) => isStopWord(word.text)));
  const units = all.slice(0, MOST_TERMS);
  const terms = units.map((unit, index): Term => {
    const last = index === units.length - 1;
    const around = [units[index - 1], units[index + 1]].map((each) =>
      each?.quoted ? undefined : each?.words,
    );
    const { words: of, quoted } = unit;
    return {
      words: of,
      criterion: quoted
        ? exactly(of)
        : orConcepts(criterionFor(of, { around, unfinished: unfinished && last }), of),
    };
  });
  const counts = (index: number) => busy.length === 0 || busy.includes(units[index] as Unit);
  return {
    wanted: joinForms(units, terms, counts),
    unwanted: unwanted.slice(0, MOST_TERMS),
    terms: terms.filter((_, index) => counts(index)),
  };
}

/** Words of letters that a sign holds together are one unit; Hangul stands by itself, without its particle. */
function unitsOf(found: readonly Word[]): Unit[] {
  const units: Word[][] = [];
  for (const [index, word] of found.entries()) {
    const before = found[index - 1];
    if (word.script === 'hangul' && before && isParticle(word.text)) continue;
    const joins = word.script === 'letters' && before?.script === 'letters';
    if (joins) units.at(-1)?.push(word);
    else
      units.push([word.script === 'hangul' ? { ...word, text: withoutParticle(word.text, isForm) } : word]);
  }
  return units.map((each) => ({ words: each, quoted: false }));
}

function isForm(key: string): boolean {
  return conceptsOf(key).length > 0;
}

/** The criteria; words that are a form of the glossary together may be its concept as well: the longest form counts. */
function joinForms(
  units: readonly Unit[],
  terms: readonly Term[],
  counts: (index: number) => boolean,
): Criterion[] {
  const criteria: Criterion[] = [];
  for (let index = 0; index < units.length; ) {
    const length = longestForm(units, index);
    const own = terms
      .slice(index, index + length)
      .filter((_, at) => counts(index + at))
      .map(({ criterion }) => criterion);
    const together = units.slice(index, index + length).flatMap((unit) => unit.words);
    if (length === 1 || own.length === 0) criteria.push(...own);
    else criteria.push(orConcepts({ all: own }, together));
    index += length;
  }
  return criteria;
}

function orConcepts(criterion: Criterion, words: readonly Word[]): Criterion {
  const concepts = conceptsOf(keyOf(words)).map((concept) => ({ concept }));
  const ways = 'any' in criterion ? criterion.any : [criterion];
  return concepts.length === 0 ? criterion : { any: [...ways, ...concepts] };
}

/** How many units from `from` on are a form together. */
function longestForm(units: readonly Unit[], from: number): number {
  for (let length = Math.min(MOST_WORDS, units.length - from); length > 1; length--) {
    const span = units.slice(from, from + length);
    if (!span.some(({ quoted }) => quoted) && isForm(keyOf(span.flatMap((unit) => unit.words))))
      return length;
  }
  return 1;
}
