// Conditions as FTS5's MATCH takes them: prepared tokens in quotes, so that no text can be an error or an operator.

import { conceptsIn } from '../index/concepts.ts';
import type { Ring } from '../index/fulltext.ts';
import { inName, nameTokens } from '../index/index-text.ts';
import { levelToken } from '../index/levels.ts';
import { tokensOf, words } from '../index/tokens.ts';
import { unique } from '../model/text.ts';
import type { Conditions } from './conditions.ts';
import { type Criterion, type Phrase, phraseWays } from './criteria.ts';
import type { ParsedQuery } from './query.ts';

/** What MATCH is asked in each ring; words may go on in titles only. All hits are those in bodies and the longer ones. */
export interface Matches extends Readonly<Record<Ring, string>> {
  /** Titles that match only because a word goes on; null where that adds none to the bodies that match. */
  readonly longer: string | null;
}

/** Longer queries are no names. */
const LONGEST_NAME = 4;

interface Manner {
  /** Whether Hangul may be found inside words, too. */
  readonly inside: boolean;
  /** Only papers whose upvotes reach this level. */
  readonly level?: number;
}

export function matchesOf(conditions: Pick<Conditions, 'parsed' | 'names'>, manner: Manner): Matches {
  // Only bodies tell which papers hold a word that is not wanted.
  const open = conditions.parsed.unwanted.length === 0 && conditions.parsed.wanted.some(hasOpen);
  const title = match(conditions, { ...manner, ring: 'title', open });
  const body = match(conditions, { ...manner, ring: 'body', open: false });
  return { title, body, longer: open ? `${title} NOT ${body}` : null };
}

/** Papers that hold one of the words that are not wanted. */
export function matchUnwanted({ unwanted }: ParsedQuery): string {
  const each = unwanted.map((criterion) =>
    matchCriterion(criterion, { ring: 'body', inside: true, open: false }),
  );
  return inBrackets(unique(each), ' OR ');
}

interface How extends Manner {
  readonly ring: Ring;
  /** Whether open phrases may go on. */
  readonly open: boolean;
}

function match({ parsed, names }: Pick<Conditions, 'parsed' | 'names'>, how: How): string {
  const all = [
    ...(names.length > 0 ? [matchNames(names)] : []),
    ...parsed.wanted.map((criterion) => matchCriterion(criterion, how)),
  ];
  const { level = 0 } = how;
  // Every paper reaches level 0, so that there is something to exclude from.
  if (level > 0 || all.length === 0) all.push(quoted([levelToken(level)]));
  const not = parsed.unwanted.length > 0 && how.ring === 'body' ? ` NOT ${matchUnwanted(parsed)}` : '';
  return `(${unique(all).join(' AND ')})${not}`;
}

function matchCriterion(criterion: Criterion, how: How): string {
  return inBrackets(unique(waysOf(criterion, how)), ' OR ');
}

/** Each of which is enough. */
function waysOf(criterion: Criterion, how: How): string[] {
  if ('concept' in criterion) return [quoted([criterion.concept])];
  if ('all' in criterion)
    return [
      inBrackets(
        criterion.all.map((each) => matchCriterion(each, how)),
        ' AND ',
      ),
    ];
  if ('any' in criterion) {
    const any = how.open ? withoutLonger(criterion.any) : criterion.any;
    return any.flatMap((each) => (isNamedBy(any, each, how) ? waysBesides(each, how) : waysOf(each, how)));
  }
  const more = criterion.open && how.open ? ' *' : '';
  return phraseWays(criterion, how).map((runs) =>
    inBrackets(
      runs.map((tokens) => quoted(tokens) + more),
      ' AND ',
    ),
  );
}

/** Whether one of the criteria is for a concept that the phrase names: each text with the phrase has its token. */
function isNamedBy(any: readonly Criterion[], criterion: Criterion, { open }: How): criterion is Phrase {
  if (!('words' in criterion) || (open && criterion.open) || criterion.starts) return false;
  const concepts = conceptsIn(criterion.words);
  return any.some((each) => 'concept' in each && concepts.has(each.concept));
}

/** Where a phrase stands that names a concept but no concept's token does: in a name, and inside Hangul words. */
function waysBesides(phrase: Phrase, how: How): string[] {
  const [word] = phrase.words;
  const starts = waysOf(phrase, { ...how, inside: false });
  const inside = waysOf(phrase, how).filter((way) => !starts.includes(way));
  return word && phrase.words.length === 1 ? [...inside, quoted([inName(word)])] : inside;
}

function inBrackets(parts: readonly string[], operator: string): string {
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(operator)})`;
}

function hasOpen(criterion: Criterion): boolean {
  if ('concept' in criterion) return false;
  if ('words' in criterion) return criterion.open;
  return ('all' in criterion ? criterion.all : criterion.any).some(hasOpen);
}

/** Where a word may go on, longer forms of it need not be looked for. */
function withoutLonger(criteria: readonly Criterion[]): readonly Criterion[] {
  const [first, ...others] = criteria;
  if (!first || !('words' in first) || !first.open || first.words.length !== 1) return criteria;
  const beginning = first.words[0]?.text ?? '';
  return [
    first,
    ...others.filter(
      (criterion) => !('words' in criterion) || !criterion.words[0]?.text.startsWith(beginning),
    ),
  ];
}

/** Papers of which one author has all words of the query in their name; null where it can't be a name. */
export function matchNamed({ terms }: ParsedQuery): string | null {
  const named = terms.flatMap((term) => term.words);
  if (named.length < 2 || named.length > LONGEST_NAME) return null;
  if (!named.every(({ script }) => script === 'letters')) return null;
  return matchNames([named.map(({ text }) => text).join(' ')]);
}

/** One of several names, each with its words in any order. */
function matchNames(names: readonly string[]): string {
  const each = names.map((name) => {
    const parts = words(name).map((word) => quoted(tokensOf(word)));
    if (parts.length < 2) return parts[0] ?? '""';
    return inBrackets(
      nameTokens(name).map((token) => quoted([token])),
      ' AND ',
    );
  });
  return `authors : (${each.join(' OR ')})`;
}

const quoted = (tokens: readonly string[]) => `"${tokens.join(' ')}"`;
