// Mends many summaries one after another, and stops where the endpoint makes none: it isn't asked for each of them.
import type { UserError } from '../../model/errors.ts';
import type { Collector } from '../collect/collect.ts';
import type { Result } from './make-summary.ts';
import type { CardEditor } from './redraw.ts';
import { hide, redrawCards, resummarise, type Wrong } from './resummarise.ts';
import { IN_A_ROW, sentenceOf, stopsAll } from './setback.ts';

export interface Resummarised {
  readonly made: number;
  readonly hidden: number;
  readonly failed: number;
  /** Those that were not asked for after all. */
  readonly left: number;
  /** How many were drawn again. */
  readonly cards: number;
  /** Why it stopped before the end, and what to do. */
  readonly stopped: UserError | null;
}

export async function resummariseAll(
  collector: Collector,
  editor: CardEditor | null,
  wrong: readonly Wrong[],
): Promise<Resummarised> {
  const done = { made: 0, hidden: 0, failed: 0, cards: 0 };
  let inARow = 0;
  for (const [index, each] of wrong.entries()) {
    const result = await resummarise(collector, each);
    const isTried = !isSetback(result) || !['spent', 'asked-enough'].includes(result.hindrance);
    if (result === 'made') done.made++;
    else if (isTried) done.failed++;
    if (result === 'made' && editor) done.cards += await redrawCards(collector, editor, each);
    inARow = isSetback(result) ? inARow + 1 : 0;
    const left = wrong.length - index - (isTried ? 1 : 0);
    if (!isSetback(result)) continue;
    if (stopsAll(result, inARow === IN_A_ROW) || left <= (isTried ? 0 : 1))
      return { ...done, left, stopped: sentenceOf(result, collector.config) };
  }
  return { ...done, left: 0, stopped: null };
}

function isSetback(result: Result): result is Exclude<Result, string> {
  return typeof result === 'object';
}

export async function hideAll(
  collector: Collector,
  editor: CardEditor | null,
  wrong: readonly Wrong[],
): Promise<Resummarised> {
  let cards = 0;
  for (const each of wrong) {
    await hide(collector, each);
    if (editor) cards += await redrawCards(collector, editor, each);
  }
  return { made: 0, hidden: wrong.length, failed: 0, left: 0, cards, stopped: null };
}
