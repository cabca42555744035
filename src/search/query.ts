// What a query asks for, read from any text: words, "phrases", -exclusions, concepts of the glossary. No text is an error.
import { conceptsOf, keyOf, MOST_WORDS } from '../index/concepts.ts';
import { otherForms } from '../index/english-spellings.ts';
import { greekNamed } from '../index/greek.ts';
import { initialToken } from '../index/index-text.ts';
import { withoutLooseJamo } from '../index/jamo.ts';
import { isParticle, withoutParticle } from '../index/korean-particles.ts';
import { loanSpellings } from '../index/loan-words.ts';
import { shown } from '../index/shown.ts';
import { signedTokens } from '../index/signs.ts';
import { squash } from '../index/squashed.ts';
import { isStopWord } from '../index/stop-words.ts';
import { type Word, words } from '../index/tokens.ts';
import { unique } from '../model/text.ts';
import { type Criterion, type CriterionSettings, criterionFor, exactly } from './criteria.ts';

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

/** As the index has its words. */
export function termText({ words }: Term): string {
  return words.map(({ text }) => text).join(' ');
}

/** Longer queries are cut, in characters and terms: nobody reads them, and an answer must not take long. */
export const LONGEST = 400;
export const MOST_TERMS = 12;

const PIECE =
  /(?<minus>(?<!\S)[-−–])?(?:["“”„«「『](?<quoted>[^"“”„«»「」『』]+)["“”»」』]|(?<plain>[^\s"“”„«»「」『』]+))/gu;

interface Unit {
  readonly words: readonly Word[];
  readonly quoted: boolean;
  /** Tokens of its words that have signs: they are asked for instead of the plain ones. */
  readonly signed?: readonly string[];
  /** Other ways to write it. */
  readonly also?: readonly (readonly Word[])[];
}

interface Reading {
  /** Whether the last word is still being typed. */
  readonly unfinished?: boolean;
  /** Whether C++ is something else than C. */
  readonly signs?: boolean;
}

export function readQuery(asked: string, { unfinished = false, signs = true }: Reading = {}): ParsedQuery {
  // A letter that is left behind Hangul began a syllable; by itself it is what was asked for.
  const begun = withoutLooseJamo(asked);
  const text = unfinished || begun.trim() !== '' ? begun : asked;
  const all: Unit[] = [];
  const unwanted: Criterion[] = [];
  for (const { groups = {} } of text.slice(0, LONGEST).matchAll(PIECE)) {
    const piece = groups.quoted ?? shown(groups.plain ?? '');
    const found = words(piece);
    if (found.length === 0) continue;
    if (groups.minus) unwanted.push(exactly(found));
    else if (groups.quoted) all.push({ words: found, quoted: true });
    else all.push(...unitsOf(found, piece, signs));
  }
  const busy = all.filter(isBusy);
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
        : ownCriterion(unit, {
            around,
            unfinished: unfinished && last,
            also: [...(unit.also ?? []), ...namesAround(units, index), ...initialsAround(units, index)],
          }),
    };
  });
  const counts = (index: number) => busy.length === 0 || busy.includes(units[index] as Unit);
  return {
    wanted: joinForms(units, terms, counts),
    unwanted: unwanted.slice(0, MOST_TERMS),
    terms: terms.filter((_, index) => counts(index)),
  };
}

/** Whether it says anything by itself. */
function isBusy({ words: of, quoted, signed = [] }: Unit): boolean {
  return quoted || signed.length > 0 || !of.every((word) => isStopWord(word.text));
}

function ownCriterion({ words: of, signed = [] }: Unit, settings: CriterionSettings): Criterion {
  if (signed.length > 0) return { all: signed.map((token) => ({ words: [letters(token)], open: false })) };
  return orConcepts(criterionFor(of, settings), of);
}

/** Names of up to three words that it may be a part of, in one piece: "intern vl 3" is InternVL3, "text to sql" Text2SQL. */
function namesAround(units: readonly Unit[], index: number): Word[][] {
  const windows = [
    [index, index + 1],
    [index - 1, index + 1],
    [index - 1, index + 2],
    [index - 2, index + 1],
    [index, index + 2],
    [index, index + 3],
  ] as const;
  return windows.flatMap(([from, to]) => {
    const span = from < 0 ? [] : units.slice(from, to);
    if (span.length < to - from || span.some(({ quoted }) => quoted)) return [];
    return squash(span.flatMap((unit) => unit.words)).map((form) => [letters(form)]);
  });
}

/** "y lecun" may be Yann LeCun: a letter before or after a name. */
function initialsAround(units: readonly Unit[], index: number): Word[][] {
  const initial = soleWord(units[index]);
  if (initial?.length !== 1) return [];
  return [units[index - 1], units[index + 1]].flatMap((unit) => {
    const name = soleWord(unit);
    return name === undefined || name.length < 2 ? [] : [[letters(initialToken(initial, name))]];
  });
}

function soleWord(unit: Unit | undefined): string | undefined {
  const [word, ...others] = unit?.words ?? [];
  return word?.script === 'letters' && others.length === 0 && !unit?.quoted ? word.text : undefined;
}

const letters = (text: string): Word => ({ script: 'letters', text });

/** Words of letters that a sign holds together are one unit; Hangul stands by itself, without its particle. */
function unitsOf(found: readonly Word[], piece: string, signs: boolean): Unit[] {
  const units: Word[][] = [];
  for (const [index, word] of found.entries()) {
    const before = found[index - 1];
    if (word.script === 'hangul' && before && isParticle(word.text)) continue;
    const joins = word.script === 'letters' && before?.script === 'letters';
    if (joins) units.at(-1)?.push(word);
    else
      units.push([word.script === 'hangul' ? { ...word, text: withoutParticle(word.text, isForm) } : word]);
  }
  const signed = signs ? signedTokens(piece) : [];
  const also = [...greekNamed(piece), ...ownerIn(piece)].map(words);
  // What is said of the piece is said of its first unit; nearly always there is no other.
  return units.map((each, at) => ({ words: each, quoted: false, ...(at === 0 && { signed, also }) }));
}

/** "agent's" is said of an agent. */
function ownerIn(piece: string): string[] {
  const [, owner] = /^([a-z]{2,})['’‘´`]s$/i.exec(piece) ?? [];
  return owner === undefined ? [] : [owner];
}

function isForm(key: string): boolean {
  return conceptsSpelt(key).length > 0;
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
  const concepts = conceptsNamed(words).map((concept) => ({ concept }));
  const ways = 'any' in criterion ? criterion.any : [criterion];
  return concepts.length === 0 ? criterion : { any: [...ways, ...concepts] };
}

/** By another spelling where it is none by its own: 가우시안 스플랫팅, optimisation. */
function conceptsNamed(of: readonly Word[]): string[] {
  const own = conceptsSpelt(keyOf(of));
  const last = of.at(-1);
  if (own.length > 0 || last?.script !== 'letters') return own;
  const before = of.slice(0, -1);
  return unique(otherForms(last.text).flatMap((form) => conceptsOf(keyOf([...before, letters(form)]))));
}

function conceptsSpelt(key: string): string[] {
  const own = conceptsOf(key);
  return own.length > 0 ? own : unique(loanSpellings(key).flatMap(conceptsOf));
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
