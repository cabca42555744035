// A subscription's plan in words, as admins read it before and after they save it.
import { channelMention, roleMention, TimestampStyles, time } from 'discord.js';
import { languageName, type Speech } from '../../locale/texts.ts';
import { type ClockTime, nextClosing } from '../../model/day.ts';
import { nextHour, type Timetable, WEEKDAYS } from '../../model/hour.ts';
import type { Plan, Subscription } from '../../model/subscription.ts';
import { escapeText } from './escape.ts';

/** One line for each thing that the plan says; what is as usual is left out. */
export function planLines(plan: Plan, say: Speech): string[] {
  const { time: hour, zone, weekdays, layout, cards, minUpvotes, include, exclude, mention } = plan;
  return [
    hour === null ? say('plan.ready') : say('plan.hour', { time: hour, zone }),
    weekdays.length < WEEKDAYS.length &&
      say('plan.weekdays', { days: weekdayNames(weekdays, say).join(', ') }),
    layout === 'compact' ? say('plan.compact') : say(`plan.${layout}`, { count: cards }),
    layout !== 'compact' && plan.summary === 'full' && say('plan.fullSummary'),
    layout === 'cards' && !plan.discuss && say('plan.noDiscuss'),
    minUpvotes > 0 && say('plan.upvotes', { count: minUpvotes }),
    include.length > 0 && say('plan.include', { words: escapeText(include.join(', ')) }),
    exclude.length > 0 && say('plan.exclude', { words: escapeText(exclude.join(', ')) }),
    mention && say('plan.mention', { role: roleMention(mention) }),
    plan.publish && say('plan.publish'),
    plan.ranking === 'taste' && say('plan.taste'),
    plan.weekly && say('plan.weekly'),
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
  channelName: string,
  say: Speech,
): string {
  const when = hour === null ? say('which.ready') : `${hour} ${zone}`;
  return say('which.line', {
    channel: `#${channelName}`,
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
export function weekdayNames(weekdays: readonly number[], say: Speech): string[] {
  const format = new Intl.DateTimeFormat(say.language, { weekday: 'short', timeZone: 'UTC' });
  // The first of January 2024 was a Monday.
  return weekdays.map((weekday) => format.format(Date.UTC(2024, 0, weekday)));
}
