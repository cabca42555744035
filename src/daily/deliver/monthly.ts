// What rose and fell: the trends of the month that ended, on the first of the next, where an admin has switched it on.
import pLimit from 'p-limit';
import { drawChart } from '../../chart/draw.ts';
import type { App } from '../../discord/app.ts';
import { action, buttonId, row } from '../../discord/views/payload.ts';
import { type TrendsShown, trendsCharts, trendsMessage } from '../../discord/views/trends.ts';
import { monthName, type Speech } from '../../locale/texts.ts';
import { day } from '../../model/day.ts';
import { partKey } from '../../model/delivery.ts';
import { hourOn, type Timetable } from '../../model/hour.ts';
import type { Subscription } from '../../model/subscription.ts';
import { beginDelivery, digestDelivery } from '../../store/deliveries.ts';
import { activeSubscriptions } from '../../store/subscriptions.ts';
import { findTrends, hasTrends } from '../../taste/trends.ts';
import { settle } from './deliver.ts';
import { type Draft, NO_PAPER } from './drafts.ts';
import { handleTrouble, isWaiting } from './pauses.ts';

/** For a subscription that gets digests as soon as they are ready. */
const USUAL_HOUR = '09:00';

/** How long after its hour, in milliseconds, it is still posted. */
const OWED = 24 * 60 * 60 * 1000;

/** Pictures that are drawn at the same time: each takes a thread and some fifty megabytes while it is drawn. */
const AT_ONCE = 2;

/** The first of a month, if its hour has come and isn't long past; null otherwise. */
function dueMonth(now: number, { time, zone }: Pick<Timetable, 'time' | 'zone'>): Temporal.PlainDate | null {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const first = today.with({ day: 1 });
  const hour = hourOn(first, { time: time ?? USUAL_HOUR, zone }).epochMilliseconds;
  return now < hour || now >= hour + OWED ? null : first;
}

export async function postMonthly(app: App): Promise<void> {
  const limit = pLimit(AT_ONCE);
  const wanted = (await activeSubscriptions(app.store, app.share)).filter(({ monthly }) => monthly);
  await Promise.all(wanted.map((subscription) => limit(() => postIfDue(app, subscription))));
}

async function postIfDue(app: App, subscription: Subscription): Promise<void> {
  const first = dueMonth(app.now(), subscription);
  if (!first || app.isEnding() || isWaiting(app, subscription)) return;
  try {
    await post(app, subscription, first);
  } catch (error) {
    await handleTrouble(app, subscription, error);
  }
}

/** Once: what was posted before, or had nothing in it, is left alone. */
async function post(app: App, subscription: Subscription, first: Temporal.PlainDate): Promise<void> {
  const { store, now, texts } = app;
  const { guildId, language, layout } = subscription;
  const request = digestDelivery(subscription, day(first.toString()), 'monthly');
  const delivery = await beginDelivery(store, request, now());
  if (delivery.state !== 'open') return;
  const last = first.subtract({ days: 1 });
  const to = day(last.toString());
  const trends = await findTrends(store, { to, days: last.day, among: null, guildId });
  const shown = (say: Speech): TrendsShown => ({
    trends,
    title: say('trends.title', { period: monthName(say.language, to) }),
  });
  const say = texts(language);
  const title = shown(say).title;
  const payload = trendsMessage(shown(say), await drawn(app, shown, language), say);
  const own = action(buttonId('trends', partKey(delivery.key, 0)), say('trends.open'), { emoji: '📈' });
  const place = layout === 'forum' ? 'forum' : 'channel';
  const draft: Draft = {
    ...NO_PAPER,
    part: 0,
    place,
    name: title,
    payload: { ...payload, components: [row(own)] },
  };
  await settle(app, {
    delivery,
    target: { ...subscription, publish: false, emoji: [] },
    drafts: hasTrends(trends) ? [draft] : [],
  });
}

/** Null where it can't be drawn. */
async function drawn(
  { texts, log }: App,
  shown: (say: Speech) => TrendsShown,
  language: string,
): Promise<Uint8Array | null> {
  if (!hasTrends(shown(texts(language)).trends)) return null;
  return drawChart(trendsCharts(shown, 'dark', { texts, language })).catch((error: unknown) => {
    log.warn({ err: error }, 'a picture could not be drawn; its figures are posted as text');
    return null;
  });
}
