// The words that a plan's papers must have or lack, as an admin writes them: diffusion, state space, -survey.
import { UserError } from '../../src/model/errors.ts';
import type { Plan } from '../../src/model/subscription.ts';
import { oneLine, truncate, unique } from '../../src/model/text.ts';
import { isFollowable } from '../../src/search/follow-matches.ts';

/** How much may be typed, and so how much a form can hold when it is opened again. */
export const LONGEST_WORDS = 400;

/** How many words a plan may name; each is looked up whenever a digest is posted. */
const MOST_WORDS = 20;

const MINUS = /^[-−–－]\s*/;

/** Nothing but a minus stands for no words. Throws a UserError where some are too many, or could match nothing. */
export function readWords(text: string): Pick<Plan, 'include' | 'exclude'> {
  const words = unique(text.split(/[,、，\n]/).map((word) => word.trim())).filter((word) => word !== '');
  const include = words.filter((word) => !MINUS.test(word));
  const exclude = words
    .filter((word) => MINUS.test(word))
    .map((word) => word.replace(MINUS, ''))
    .filter((word) => word !== '');
  requireMeaning({ include, exclude });
  return { include, exclude };
}

function requireMeaning({ include, exclude }: Pick<Plan, 'include' | 'exclude'>): void {
  const all = [...include, ...exclude];
  if (all.length > MOST_WORDS) throw new UserError('too-many-words', { words: all.length, most: MOST_WORDS });
  const empty = all.find((word) => !isFollowable({ kind: 'keyword', text: word }));
  if (empty !== undefined) throw new UserError('not-a-topic', { text: truncate(empty, SHOWN) });
  const unwanted = new Set(exclude.map(likeness));
  const both = include.find((word) => unwanted.has(likeness(word)));
  if (both !== undefined) throw new UserError('wanted-and-not', { text: truncate(both, SHOWN) });
}

/** As much of a word as is repeated to who wrote it. */
const SHOWN = 60;

/** Without regard to case and width; signs count, so that C++ isn't C. */
function likeness(word: string): string {
  return oneLine(word).normalize('NFKC').toLowerCase();
}

/** Never longer than what was typed may be: what was accepted can be edited. */
export function writeWords({ include, exclude }: Pick<Plan, 'include' | 'exclude'>): string {
  const words = [...include, ...exclude.map((word) => `-${word}`)];
  const spaced = words.join(', ');
  return spaced.length <= LONGEST_WORDS ? spaced : words.join(',');
}
