// What is sought as FTS5's MATCH takes it: prepared tokens in quotes, so that no text can be an error or an operator.
import type { Sought } from '../find.ts';
import { levelToken } from '../levels.ts';
import { tokensOf, words } from '../tokens.ts';
import { phraseTokens, type Wish } from '../wish.ts';
import type { Ring } from './fulltext.ts';

/** What MATCH is asked in each ring; words may go on in titles only. */
export interface Matches extends Readonly<Record<Ring, string>> {
  /** The rings that hold all hits together. */
  readonly rings: readonly Ring[];
}

interface Manner {
  /** Whether Hangul may be found inside words, too. */
  readonly inside: boolean;
  /** Only papers whose upvotes reach this level. */
  readonly level?: number;
}

export function matchesOf(sought: Pick<Sought, 'ask' | 'names'>, manner: Manner): Matches {
  const title = match(sought, { ...manner, open: true });
  const body = match(sought, { ...manner, open: false });
  const byName = sought.ask.wanted.length + sought.ask.unwanted.length === 0;
  return { title, body, rings: byName ? ['title'] : title === body ? ['body'] : ['body', 'title'] };
}

function match({ ask, names }: Pick<Sought, 'ask' | 'names'>, { level = 0, ...how }: Manner & How): string {
  const all = [
    ...(names.length > 0 ? [matchNames(names)] : []),
    ...ask.wanted.map((wish) => matchWish(wish, how)),
  ];
  // Every paper reaches level 0, so that there is something to exclude from.
  if (level > 0 || all.length === 0) all.push(quoted([levelToken(level)]));
  const not = ask.unwanted.map((wish) => ` NOT ${matchWish(wish, { ...how, inside: true })}`);
  return `(${all.join(' AND ')})${not.join('')}`;
}

interface How {
  readonly inside: boolean;
  /** Whether open phrases may go on. */
  readonly open: boolean;
}

function matchWish(wish: Wish, how: How): string {
  if ('concept' in wish) return quoted([wish.concept]);
  if ('all' in wish) return joined(wish.all, ' AND ', how);
  if ('any' in wish) return joined(how.open ? withoutLonger(wish.any) : wish.any, ' OR ', how);
  const ways = phraseTokens(wish, how).map(quoted);
  if (ways.length > 1) return `(${ways.join(' OR ')})`;
  return `${ways[0]}${wish.open && how.open ? ' *' : ''}`;
}

function joined(wishes: readonly Wish[], operator: string, how: How): string {
  const parts = wishes.map((wish) => matchWish(wish, how));
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(operator)})`;
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

/** One of several names, each in any order, its parts at most one word apart, never across two people. */
function matchNames(names: readonly string[]): string {
  const each = names.map((name) => {
    const parts = words(name).map((word) => quoted(tokensOf(word)));
    return parts.length > 1 ? `NEAR(${parts.join(' ')}, ${parts.length - 1})` : (parts[0] ?? '""');
  });
  return `authors : (${each.join(' OR ')})`;
}

const quoted = (tokens: readonly string[]) => `"${tokens.join(' ')}"`;
