// The option that names a time zone: whatever is typed is offered, and what can only mean one zone need not be chosen.
import type { Choice } from '../../src/discord/interactions/option.ts';
import type { Speech } from '../../src/locale/texts.ts';
import { agree } from '../../src/locale/zones/clocks.ts';
import { COMMON } from '../../src/locale/zones/common.ts';
import { findZones } from '../../src/locale/zones/find-zones.ts';
import { zoneName } from '../../src/locale/zones/zone-names.ts';
import { UserError } from '../../src/model/errors.ts';
import { truncate, unique } from '../../src/model/text.ts';

const CHOICES = 25;

/** Of several that could be meant, so many are named in a sentence. */
const NAMED = 5;

interface Asked {
  readonly say: Speech;
  /** Where the server's language is spoken; comes first. */
  readonly guess: string | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The IANA name of what a person writes; null if there is no such zone. Throws a UserError where it may be several. */
export async function findZone(text: string, { say, guess, now }: Asked): Promise<string | null> {
  const { meant, near } = await findZones(text, { language: say.language, now });
  const zones = meant.length > 0 ? meant : near;
  const [first] = zones;
  if (first === undefined) return null;
  if (guess !== null && meant.includes(guess)) return guess;
  if (isOffset(text) || agree(zones, now)) return first;
  throw new UserError('which-zone', {
    text: truncate(text, 60),
    zones: zones.slice(0, NAMED).join(', '),
  });
}

/** What is only an offset is any zone with it. */
function isOffset(text: string): boolean {
  return /[+\-−–±＋－]\s*\d/.test(text);
}

/** "Asia/Seoul · Korean Standard Time · 21:05", those that are meant before those that begin so. */
export async function suggestZones(typed: string, { say, guess, now }: Asked): Promise<Choice[]> {
  const { meant, near, guesses } = await findZones(typed, { language: say.language, now });
  const found = typed.trim() === '' ? COMMON : [...meant, ...near, ...guesses];
  const first = guess !== null && (typed.trim() === '' || meant.includes(guess)) ? [guess] : [];
  return unique([...first, ...found])
    .slice(0, CHOICES)
    .map((zone) => zoneChoice(zone, { say, now }));
}

/** A zone that is known. */
export function zoneChoice(zone: string, { say, now }: Pick<Asked, 'say' | 'now'>): Choice {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' }).format(now);
  return { name: truncate(`${zone} · ${zoneName(zone, say.language)} · ${time}`, 100), value: zone };
}
