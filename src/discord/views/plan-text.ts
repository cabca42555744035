// A subscription's plan in words, as admins read it before and after they save it.
import { channelMention, roleMention, TimestampStyles, time } from 'discord.js';
import { languageName, type Speech } from '../../locale/texts.ts';
import { placeName } from '../../locale/zones/place-name.ts';
import { type ClockTime, nextClosing } from '../../model/closing-time.ts';
import { nextHour, type Timetable, WEEKDAYS } from '../../model/hour.ts';
import type { HourMeaning } from '../../model/hour-meaning.ts';
import type { Plan, Subscription } from '../../model/subscription.ts';
import { escapeText } from './escape.ts';

/** One line for each thing that the plan says; what is as usual is left out. */
export function planLines(plan: Plan, say: Speech): string[] {
  const { time: hour, zone, layout, cards } = plan;
  return [
    hour === null ? say('plan.ready') : say('plan.hour', { time: hour, zone }),
    layout === 'compact' ? say('plan.compact') : say(`plan.${layout}`, { count: cards }),
    ...otherLines(plan, say),
  ];
}

/** The plan in a sentence: where, what, in which language and when. */
export function planSentence(plan: Plan & Pick<Subscription, 'channelId'>, say: Speech): string {
  const { time: hour, zone, layout, cards } = plan;
  const when =
    hour === null
      ? say('sentence.ready')
      : say('sentence.hour', { time: hour, place: placeName(zone, say.language) });
  const facts = { ...channelAndLanguage(plan, say), when };
  return layout === 'compact'
    ? say('sentence.compact', facts)
    : say(`sentence.${layout}`, { ...facts, count: cards });
}

/** What an hour brings when, and whether another one is better. */
export function hourSentence(
  { time: hour, zone }: ClockTime,
  { comes, better }: HourMeaning,
  say: Speech,
): string {
  const long = (weekday: number) => weekdayNames([weekday], say, 'long').join('');
  const facts = { time: hour, place: placeName(zone, say.language), listed: long(1), comes: long(comes) };
  return better === null ? say('sentence.brings', facts) : say('sentence.bringsLate', { ...facts, better });
}

/** All but hour, layout and language. */
export function otherLines(plan: Plan, say: Speech): string[] {
  const { weekdays, layout, minUpvotes, include, exclude, mention } = plan;
  return [
    weekdays.length < WEEKDAYS.length &&
      say('plan.weekdays', { days: weekdayNames(weekdays, say).join(', ') }),
    layout !== 'compact' && plan.summary === 'full' && say('plan.fullSummary'),
    layout === 'cards' && !plan.discuss && say('plan.noDiscuss'),
    layout !== 'compact' && plan.voting === 'buttons' && say('plan.voteButtons'),
    minUpvotes > 0 && say('plan.upvotes', { count: minUpvotes }),
    include.length > 0 && say('plan.include', { words: escapeText(include.join(', ')) }),
    exclude.length > 0 && say('plan.exclude', { words: escapeText(exclude.join(', ')) }),
    mention && say('plan.mention', { role: roleMention(mention) }),
    plan.publish && say('plan.publish'),
    plan.ranking === 'taste' && say('plan.taste'),
    plan.weekly && say('plan.weekly'),
    plan.monthly && say('plan.monthly'),
  ].filter((line) => typeof line === 'string');
}

/**
 * When the next digest will be posted, as Discord shows moments: date, and how long until then. What is ready already
 * comes at the next hour.
 */
export function nextPost(
  timetable: Timetable,
  { closes, now, isReady = false }: { closes: ClockTime; now: number; isReady?: boolean },
): string {
  const moment = Temporal.Instant.fromEpochMilliseconds(now);
  const hour = nextHour(isReady ? moment : nextClosing(moment, closes), timetable);
  const seconds = Math.floor(hour.epochMilliseconds / 1000);
  return `${time(seconds, TimestampStyles.LongDateTime)}, ${time(seconds, TimestampStyles.RelativeTime)}`;
}

/** A subscription in one line of plain text, such as an option's choice. */
export function subscriptionName(
  { language, time: hour, zone }: Subscription,
  channel: string,
  say: Speech,
): string {
  const when = hour === null ? say('which.ready') : `${hour} ${zone}`;
  return say('which.line', {
    channel,
    language: languageName(say.language, language),
    when,
  });
}

export function channelAndLanguage(
  { channelId, language }: Pick<Subscription, 'channelId' | 'language'>,
  say: Speech,
) {
  return { channel: channelMention(channelId), language: languageName(say.language, language) };
}

/** Mon, Tue … in the reader's language. */
export function weekdayNames(
  weekdays: readonly number[],
  say: Speech,
  weekday: 'short' | 'long' = 'short',
): string[] {
  const format = new Intl.DateTimeFormat(say.language, { weekday, timeZone: 'UTC' });
  // The first of January 2024 was a Monday.
  return weekdays.map((date) => format.format(Date.UTC(2024, 0, date)));
}
