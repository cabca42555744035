// What a server liked: a list of the week's most voted papers, on Mondays, where an admin has switched it on.
import pLimit from 'p-limit';
import type { App } from '../../discord/app.ts';
import { channelsAtOnce } from '../../discord/request-share.ts';
import { TOP, topList } from '../../discord/views/top-list.ts';
import { voteTexts } from '../../discord/votes/vote-text.ts';
import { dateRange } from '../../locale/texts.ts';
import { day } from '../../model/day.ts';
import { partKey } from '../../model/delivery.ts';
import { hourOn, type Timetable } from '../../model/hour.ts';
import type { Subscription } from '../../model/subscription.ts';
import { beginDelivery, digestDelivery } from '../../store/deliveries.ts';
import { topPapers } from '../../store/liked/top.ts';
import { papersById } from '../../store/papers.ts';
import { activeSubscriptions } from '../../store/subscriptions.ts';
import { settle } from './deliver.ts';
import { type Draft, NO_PAPER } from './drafts.ts';
import { handleTrouble, isWaiting } from './pauses.ts';

/** For a subscription that gets digests as soon as they are ready. */
const USUAL_HOUR = '09:00';

/** How long after its hour, in milliseconds, it is still posted: after that a week's list is old news. */
const OWED = 24 * 60 * 60 * 1000;

/** Channels that are posted to at the same time: the round's other work waits for them. */
const CHANNELS = 50;

/** A Monday on which a week's list is due, and the week that it is about. */
interface Week {
  readonly monday: Temporal.PlainDate;
  /** Epoch milliseconds. */
  readonly begin: number;
  readonly end: number;
}

/** The week that ended last, if its hour has come and isn't long past; null otherwise. */
export function dueWeek(now: number, { time, zone }: Pick<Timetable, 'time' | 'zone'>): Week | null {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const hour = hourOn(monday, { time: time ?? USUAL_HOUR, zone }).epochMilliseconds;
  if (now < hour || now >= hour + OWED) return null;
  const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).epochMilliseconds;
  return { monday, begin: midnight(monday.subtract({ days: 7 })), end: midnight(monday) };
}

export async function postWeekly(app: App): Promise<void> {
  const limit = pLimit(channelsAtOnce(app.share, CHANNELS));
  const wanted = (await activeSubscriptions(app.store, app.share)).filter(({ weekly }) => weekly);
  await Promise.all(wanted.map((subscription) => limit(() => postIfDue(app, subscription))));
}

async function postIfDue(app: App, subscription: Subscription): Promise<void> {
  const week = dueWeek(app.now(), subscription);
  if (!week || app.isEnding() || isWaiting(app, subscription)) return;
  try {
    await post(app, subscription, week);
  } catch (error) {
    await handleTrouble(app, subscription, error);
  }
}

/** Once: what was posted before, or had nothing in it, is left alone. */
async function post(app: App, subscription: Subscription, week: Week): Promise<void> {
  const { store, now, texts } = app;
  const { guildId, language, layout } = subscription;
  const request = digestDelivery(subscription, day(week.monday.toString()), 'weekly');
  const delivery = await beginDelivery(store, request, now());
  if (delivery.state !== 'open') return;
  const votes = { guildId, since: week.begin, until: week.end };
  const ids = await topPapers(store, { by: 'votes', ...votes, from: delivery.date, limit: TOP });
  const say = texts(language);
  const title = say('top.weekly', { week: dateRange(language, week.monday.subtract({ days: 7 }), 7) });
  const payload = topList(
    {
      title,
      footer: say('top.footer.weekly'),
      papers: await papersById(store, ids, language),
      votes: await voteTexts(app, guildId, ids),
      key: partKey(delivery.key, 0),
    },
    say,
  );
  const place = layout === 'forum' ? 'forum' : 'channel';
  const draft: Draft = { ...NO_PAPER, part: 0, place, name: title, payload };
  await settle(app, {
    delivery,
    target: { ...subscription, publish: false, emoji: [] },
    drafts: ids.length > 0 ? [draft] : [],
  });
}
