// The hour at which a channel gets its post, as an admin types it: a time of day, or words for as soon as a digest is ready.
import type { Call } from '../../src/discord/interactions/call.ts';
import type { Choice } from '../../src/discord/interactions/option.ts';
import { TEXT_LANGUAGES, type Texts } from '../../src/locale/texts.ts';
import { UserError } from '../../src/model/errors.ts';
import { parseTime } from '../../src/model/hour-text.ts';

/** No hour, but as soon as a digest is ready. */
const READY = 'ready';

/** What is shorter may be a part of anything: 게시, day. */
const SHORTEST = { latin: 5, other: 3 } as const;

/** HH:MM, or null for as soon as it is ready. Throws a UserError where it is neither. */
export function readHour(text: string, { app }: Pick<Call, 'app'>): string | null {
  if (saysReady(text, app.texts)) return null;
  const time = parseTime(text);
  if (time === null) throw new UserError('not-a-time', { text });
  return time;
}

export async function suggestHours({ say }: Call, typed: string): Promise<Choice[]> {
  const ready = { name: say('plan.ready'), value: READY };
  const whole = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
  const time = parseTime(typed);
  if (time) return [time, `${time.slice(0, 3)}30`, later(time)].map((value) => ({ name: value, value }));
  return [ready, ...whole.map((value) => ({ name: value, value }))];
}

/** The bot's own words for it in any language, or a part of them: 모이는 대로, as soon as. */
function saysReady(text: string, texts: Texts): boolean {
  const typed = spaceless(text);
  if (typed === READY) return true;
  if (typed.length < (/^[a-z]/.test(typed) ? SHORTEST.latin : SHORTEST.other)) return false;
  return TEXT_LANGUAGES.map(texts).some((say) =>
    [say('which.ready'), say('plan.ready')].some((words) => spaceless(words).includes(typed)),
  );
}

const spaceless = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');

/** The same clock time in the other half of the day. */
function later(time: string): string {
  return `${String((Number(time.slice(0, 2)) + 12) % 24).padStart(2, '0')}${time.slice(2)}`;
}
