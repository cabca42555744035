// The words that a plan's papers must have or lack, as an admin writes them: diffusion, state space, -survey.
import type { Plan } from '../../src/model/subscription.ts';
import { unique } from '../../src/model/text.ts';

/** How much may be typed, and so how much a form can hold when it is opened again. */
export const LONGEST_WORDS = 400;

/** How many words a plan may name; each is looked up whenever a digest is posted. */
const MOST_WORDS = 20;

const MINUS = /^[-−–－]\s*/;

export function readWords(text: string): Pick<Plan, 'include' | 'exclude'> {
  const words = unique(text.split(/[,、，\n]/).map((word) => word.trim())).slice(0, MOST_WORDS);
  return {
    include: words.filter((word) => word !== '' && !MINUS.test(word)),
    exclude: words
      .filter((word) => MINUS.test(word))
      .map((word) => word.replace(MINUS, ''))
      .filter((word) => word !== ''),
  };
}

/** Never longer than what was typed may be: what was accepted can be edited. */
export function writeWords({ include, exclude }: Pick<Plan, 'include' | 'exclude'>): string {
  const words = [...include, ...exclude.map((word) => `-${word}`)];
  const spaced = words.join(', ');
  return spaced.length <= LONGEST_WORDS ? spaced : words.join(',');
}
