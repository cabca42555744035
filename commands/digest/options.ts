// The options that /digest setup and edit share: hour, time zone, language and layout, and what they make of a plan.
import { ChannelType } from 'discord.js';
import type { Call } from '../../src/discord/interactions/call.ts';
import type { Options, ValuesOf } from '../../src/discord/interactions/option.ts';
import { isThread } from '../../src/discord/permissions.ts';
import { knownLanguage, TEXT_LANGUAGES } from '../../src/locale/texts.ts';
import { UserError } from '../../src/model/errors.ts';
import { WEEKDAYS, zoneOfLocale } from '../../src/model/hour.ts';
import {
  LAYOUTS,
  type Layout,
  MOST_CARDS,
  type Plan,
  RANKINGS,
  SUMMARY_LENGTHS,
  VOTINGS,
} from '../../src/model/subscription.ts';
import { readHour, suggestHours } from './typed-hour.ts';
import { LONGEST_WORDS, readWords } from './words.ts';
import { findZone, suggestZones } from './zones.ts';

export const CHANNEL_TYPES = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
] as const;

/** No paper has had as many. */
export const MOST_UPVOTES = 9999;

const DAYS = { every: WEEKDAYS, working: [1, 2, 3, 4, 5] } as const;

/** What a plan has until somebody says where its hours are. */
export const UNKNOWN_ZONE = 'UTC';

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
  cards: { type: 'whole number', required: false, min: 1, max: MOST_CARDS },
  upvotes: { type: 'whole number', required: false, min: 0, max: MOST_UPVOTES },
  words: { type: 'text', required: false, maxLength: LONGEST_WORDS },
  days: { type: 'choice', required: false, values: ['every', 'working'] },
  mention: { type: 'role', required: false },
  weekly: { type: 'switch', required: false },
  monthly: { type: 'switch', required: false },
  publish: { type: 'switch', required: false },
  ranking: { type: 'choice', required: false, values: RANKINGS },
  voting: { type: 'choice', required: false, values: VOTINGS },
} as const satisfies Options;

/** The plan with what the options say. Throws a UserError where they can't be meant so. */
export async function applyOptions(
  call: Call,
  plan: Plan,
  options: ValuesOf<typeof PLAN_OPTIONS>,
): Promise<Plan> {
  const { hour, timezone, language, layout, summary, discuss } = options;
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
    cards: options.cards ?? plan.cards,
    minUpvotes: options.upvotes ?? plan.minUpvotes,
    ...(options.words !== null && readWords(options.words)),
    weekdays: options.days === null ? plan.weekdays : DAYS[options.days],
    mention: options.mention ?? plan.mention,
    weekly: options.weekly ?? plan.weekly,
    monthly: options.monthly ?? plan.monthly,
    publish: options.publish ?? plan.publish,
    ranking: options.ranking ?? plan.ranking,
    voting: options.voting ?? plan.voting,
  };
}

export const asked = (call: Call) => ({ say: call.say, guess: guessZone(call), now: call.app.now() });

/** Where the server's language is spoken in one time zone, that one; else that of the admin's. */
export function guessZone({ app, guildId, locale }: Call): string | null {
  const guild = guildId === null ? undefined : app.client.guilds.cache.get(guildId);
  return (guild && zoneOfLocale(guild.preferredLocale)) ?? zoneOfLocale(locale);
}

/** What every server is in until somebody chooses a language, so that it tells nothing. */
const UNCHOSEN = 'en-US';

/** The server's language; where it tells none that there are texts in, the admin's; else the host's. */
export function offeredLanguage({ app, guildId, locale }: Call): string {
  const chosen = app.client.guilds.cache.get(guildId ?? '')?.preferredLocale ?? UNCHOSEN;
  const servers = chosen === UNCHOSEN ? null : knownLanguage(chosen);
  return servers ?? knownLanguage(locale) ?? app.config.DIGEST_LANGUAGE;
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
