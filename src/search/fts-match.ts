// What is sought as FTS5's MATCH takes it: prepared tokens in quotes, so that no text can be an error or an operator.

import { conceptsIn } from '../index/concepts.ts';
import type { Ring } from '../index/fulltext.ts';
import { inName, nameTokens } from '../index/index-text.ts';
import { levelToken } from '../index/levels.ts';
import { tokensOf, words } from '../index/tokens.ts';
import { unique } from '../model/text.ts';
import type { Sought } from './conditions.ts';
import { type Phrase, phraseWays, type Wish } from './criteria.ts';
import type { Ask } from './query.ts';

/** What MATCH is asked in each ring; words may go on in titles only. All hits are those in bodies and the longer ones. */
export interface Matches extends Readonly<Record<Ring, string>> {
  /** Titles that match only because a word goes on; null where that adds none to the bodies that match. */
  readonly longer: string | null;
}

interface Manner {
  /** Whether Hangul may be found inside words, too. */
  readonly inside: boolean;
  /** Only papers whose upvotes reach this level. */
  readonly level?: number;
}

export function matchesOf(sought: Pick<Sought, 'ask' | 'names'>, manner: Manner): Matches {
  // Only bodies tell which papers hold a word that is not wanted.
  const open = sought.ask.unwanted.length === 0 && sought.ask.wanted.some(hasOpen);
  const title = match(sought, { ...manner, ring: 'title', open });
  const body = match(sought, { ...manner, ring: 'body', open: false });
  return { title, body, longer: open ? `${title} NOT ${body}` : null };
}

/** Papers that hold one of the words that are not wanted. */
export function matchUnwanted({ unwanted }: Ask): string {
  return inBrackets(
    unwanted.map((wish) => matchWish(wish, { ring: 'body', inside: true, open: false })),
    ' OR ',
  );
}

interface How extends Manner {
  readonly ring: Ring;
  /** Whether open phrases may go on. */
  readonly open: boolean;
}

function match({ ask, names }: Pick<Sought, 'ask' | 'names'>, how: How): string {
  const all = [
    ...(names.length > 0 ? [matchNames(names)] : []),
    ...ask.wanted.map((wish) => matchWish(wish, how)),
  ];
  const { level = 0 } = how;
  // Every paper reaches level 0, so that there is something to exclude from.
  if (level > 0 || all.length === 0) all.push(quoted([levelToken(level)]));
  const not = ask.unwanted.length > 0 && how.ring === 'body' ? ` NOT ${matchUnwanted(ask)}` : '';
  return `(${all.join(' AND ')})${not}`;
}

function matchWish(wish: Wish, how: How): string {
  return inBrackets(unique(waysOf(wish, how)), ' OR ');
}

/** Each of which is enough. */
function waysOf(wish: Wish, how: How): string[] {
  if ('concept' in wish) return [quoted([wish.concept])];
  if ('all' in wish)
    return [
      inBrackets(
        wish.all.map((each) => matchWish(each, how)),
        ' AND ',
      ),
    ];
  if ('any' in wish) {
    const any = how.open ? withoutLonger(wish.any) : wish.any;
    return any.flatMap((each) => (isNamedBy(any, each, how) ? waysBesides(each, how) : waysOf(each, how)));
  }
  const more = wish.open && how.open ? ' *' : '';
  return phraseWays(wish, how).map((runs) =>
    inBrackets(
      runs.map((tokens) => quoted(tokens) + more),
      ' AND ',
    ),
  );
}

/** Whether one of the wishes is for a concept that the phrase names: each text with the phrase has its token. */
function isNamedBy(any: readonly Wish[], wish: Wish, { open }: How): wish is Phrase {
  if (!('words' in wish) || (open && wish.open) || wish.starts) return false;
  const concepts = conceptsIn(wish.words);
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

function hasOpen(wish: Wish): boolean {
  if ('concept' in wish) return false;
  if ('words' in wish) return wish.open;
  return ('all' in wish ? wish.all : wish.any).some(hasOpen);
}

/** Where a word may go on, longer forms of it need not be looked for. */
function withoutLonger(wishes: readonly Wish[]): readonly Wish[] {
  const [first, ...others] = wishes;
  if (!first || !('words' in first) || !first.open || first.words.length !== 1) return wishes;
  const beginning = first.words[0]?.text ?? '';
  return [
    first,
    ...others.filter((wish) => !('words' in wish) || !wish.words[0]?.text.startsWith(beginning)),
  ];
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
