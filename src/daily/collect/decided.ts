// Whether what became of a day is final, or the source is asked for it again.
import { isQuietDay } from '../../source/quiet-days.ts';
import type { DayRecord } from '../../store/days.ts';

/** An empty list on a working day may be the source's own trouble: it is asked for again as long as days are made up for. */
export function isDecided({ date, outcome }: Pick<DayRecord, 'date' | 'outcome'>): boolean {
  switch (outcome) {
    case 'digest':
    case 'weekend':
      return true;
    case 'nothing-listed':
      return isQuietDay(date);
    case 'not-open':
    case 'source-failed':
      return false;
  }
}
