// Mends many summaries one after another, and stops where the endpoint makes none: it isn't asked for each of them.
import { UserError } from '../../model/errors.ts';
import type { Collector } from '../collect/collect.ts';
import type { CardEditor } from './redraw.ts';
import { hide, redrawCards, resummarise, type Wrong } from './resummarise.ts';
import type { Result } from './summarise.ts';

/** One failure may be of that one request; so many in a row are of the endpoint. */
const OUTAGES = 2;

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
  let outages = 0;
  for (const [index, each] of wrong.entries()) {
    const result = await resummarise(collector, each);
    const isTried = !(typeof result === 'object' && result.stop === 'spent');
    if (result === 'made') done.made++;
    else if (isTried) done.failed++;
    if (result === 'made' && editor) done.cards += await redrawCards(collector, editor, each);
    outages = typeof result === 'object' ? outages + 1 : 0;
    const left = wrong.length - index - (isTried ? 1 : 0);
    const stopped = whyStop(result, outages === OUTAGES || left === 0);
    if (stopped) return { ...done, left, stopped };
  }
  return { ...done, left: 0, stopped: null };
}

function whyStop(result: Result, isAway: boolean): UserError | null {
  if (typeof result !== 'object') return null;
  const { stop } = result;
  const reason = result.reason.replace(/\.+$/, '');
  if (stop === 'spent') return new UserError('tokens-spent');
  if (stop === 'refused') return new UserError('endpoint-refuses', { reason });
  return isAway ? new UserError('endpoint-away', { reason }) : null;
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
