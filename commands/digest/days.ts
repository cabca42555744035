// The option that says which day, and the newest one where nobody says.
import type { Call } from '../../src/discord/interactions/call.ts';
import type { Choice, TextOption } from '../../src/discord/interactions/option.ts';
import { type Day, parseDay } from '../../src/model/day.ts';
import { UserError } from '../../src/model/errors.ts';
import { latestDay, storedDays } from '../../src/store/digests.ts';

export const DAY = { type: 'text', required: false, maxLength: 20, suggest } as const satisfies TextOption;

/** Throws a UserError where `text` is no date, or where nothing has been collected yet. */
export async function dayOrLatest({ app }: Call, text: string | null): Promise<Day> {
  const date = text === null ? await latestDay(app.store, app.now()) : parseDay(text.trim());
  if (date) return date;
  throw text === null ? new UserError('no-digests') : new UserError('not-a-day', { text });
}

async function suggest({ app, say }: Call, typed: string): Promise<Choice[]> {
  const days = await storedDays(app.store, { prefix: typed.trim(), limit: 25 });
  return days.map(({ date, papers }) => ({ name: say('list.days', { date, count: papers }), value: date }));
}
