// A day as somebody typed it.
import { type Day, parseDay } from '../model/day.ts';
import { UserError } from '../model/errors.ts';

export function dayArg(text: string): Day {
  const date = parseDay(text);
  if (!date) throw new UserError('not-a-day', { text });
  return date;
}

export function optionalDayArg(text: string | undefined): Day | null {
  return text === undefined ? null : dayArg(text);
}
