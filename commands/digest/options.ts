// The options that /digest setup and edit share: hour, time zone, language and layout, and what they make of a plan.
import { ChannelType } from 'discord.js';
import type { Call } from '../../src/discord/interactions/call.ts';
import type { Choice, Options, ValuesOf } from '../../src/discord/interactions/option.ts';
import { isThread } from '../../src/discord/permissions.ts';
import { TEXT_LANGUAGES } from '../../src/locale/texts.ts';
import { UserError } from '../../src/model/errors.ts';
import { zoneOfLocale } from '../../src/model/hour.ts';
import { parseTime } from '../../src/model/hour-text.ts';
import { LAYOUTS, type Layout, type Plan, SUMMARY_LENGTHS } from '../../src/model/subscription.ts';
import { findZone, suggestZones } from './zones.ts';

export const CHANNEL_TYPES = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
] as const;

/** What a plan has until somebody says where its hours are. */
const UNKNOWN_ZONE = 'UTC';

/** In the option hour: no hour, but as soon as a digest is ready. */
const READY = 'ready';

export const PLAN_OPTIONS = {
  hour: { type: 'text', required: false, maxLength: 40, suggest: suggestHours },
  timezone: {
    type: 'text',
    required: false,
    maxLength: 60,
    suggest: (call, typed) => suggestZones(typed, asked(call)),
  },
  language: { type: 'choice', required: false, values: TEXT_LANGUAGES },
  layout: { type: 'choice', required: false, values: LAYOUTS },
  summary: { type: 'choice', required: false, values: SUMMARY_LENGTHS },
  discuss: { type: 'switch', required: false },
} as const satisfies Options;

/** The plan with what the options say. Throws a UserError where they can't be meant so. */
export async function applyOptions(
  call: Call,
  plan: Plan,
  { hour, timezone, language, layout, summary, discuss }: ValuesOf<typeof PLAN_OPTIONS>,
): Promise<Plan> {
  const time = hour === null ? plan.time : readHour(hour, call);
  const zone = timezone === null ? plan.zone : await findZone(timezone, asked(call));
  if (zone === null) throw new UserError('not-a-zone', { text: timezone ?? '' });
  const isZoneKnown = timezone !== null || plan.time !== null || plan.zone !== UNKNOWN_ZONE;
  if (time !== null && !isZoneKnown) throw new UserError('zone-needed', { time });
  return {
    ...plan,
    time,
    zone,
    language: language ?? plan.language,
    layout: layout ?? plan.layout,
    summary: summary ?? plan.summary,
    discuss: discuss ?? plan.discuss,
  };
}

function readHour(text: string, { say }: Call): string | null {
  if ([READY, say('which.ready')].includes(text.trim())) return null;
  const time = parseTime(text);
  if (time === null) throw new UserError('not-a-time', { text });
  return time;
}

async function suggestHours({ say }: Call, typed: string): Promise<Choice[]> {
  const ready = { name: say('plan.ready'), value: READY };
  const whole = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
  const time = parseTime(typed);
  if (time) return [time, `${time.slice(0, 3)}30`, later(time)].map((value) => ({ name: value, value }));
  return [ready, ...whole.map((value) => ({ name: value, value }))];
}

/** The same clock time in the other half of the day. */
function later(time: string): string {
  return `${String((Number(time.slice(0, 2)) + 12) % 24).padStart(2, '0')}${time.slice(2)}`;
}

const asked = (call: Call) => ({ say: call.say, guess: guessZone(call), now: call.app.now() });

/** Where the server's language is spoken in one time zone, that one. */
export function guessZone({ app, guildId }: Call): string | null {
  const guild = guildId === null ? undefined : app.client.guilds.cache.get(guildId);
  return guild ? zoneOfLocale(guild.preferredLocale) : null;
}

/** The layout that a kind of channel takes; throws a UserError where `wanted` is none for it. */
export function layoutFor(type: ChannelType, wanted: Layout | null): Layout {
  if (type === ChannelType.GuildForum) {
    if (wanted !== null && wanted !== 'forum') throw new UserError('layout-of-forum');
    return 'forum';
  }
  if (wanted === 'forum') throw new UserError('layout-of-forum');
  if (wanted === 'thread' && isThread(type)) throw new UserError('layout-of-thread');
  return wanted ?? 'cards';
}
