// A day as somebody typed it behind a sub-command: in one form alone, which scripts can rely on.
import { type Day, parseDay } from '../model/day.ts';
import { UsageError } from './job.ts';

export function dayArg(text: string): Day {
  const date = parseDay(text);
  if (!date) throw new UsageError(`“${text}” is not a date. A date reads like 2024-01-22.`);
  return date;
}

export function optionalDayArg(text: string | undefined): Day | null {
  return text === undefined ? null : dayArg(text);
}
