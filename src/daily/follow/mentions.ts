// Where direct messages are closed: members who allow it are mentioned in their server, after its digest, with what they follow.

import { isInServer } from '../../discord/api/messages.ts';
import type { App } from '../../discord/app.ts';
import { isMalformed } from '../../discord/errors.ts';
import { MENTIONED, mentionsMessage, type Notice } from '../../discord/views/match-messages.ts';
import { longDate } from '../../locale/texts.ts';
import type { Day } from '../../model/day.ts';
import { partKey } from '../../model/delivery.ts';
import { messageOf } from '../../model/errors.ts';
import { isOurs } from '../../model/share.ts';
import type { Subscription } from '../../model/subscription.ts';
import type { Closed } from '../../store/closed-digests.ts';
import {
  beginDelivery,
  type Delivery,
  digestDelivery,
  finishDelivery,
  matchesDelivery,
} from '../../store/deliveries.ts';
import { followsOfAll } from '../../store/follows.ts';
import { allowMentions, type FollowingMember, mentionableMembers } from '../../store/members.ts';
import { NOT_STARTED, type Progress, postedDays, progressSince } from '../../store/notification-progress.ts';
import { subscriptionsOf } from '../../store/subscriptions.ts';
import { settle } from '../deliver/deliver.ts';
import type { Draft } from '../deliver/drafts.ts';
import { handleTrouble, isWaiting } from '../deliver/pauses.ts';
import { type News, withPapers } from './matches.ts';
import { isHeld, NOTE, ofWeek } from './owed.ts';

/** Whoever is told once a week is mentioned with the week's papers, below the first digest after it. */
export async function mentionFollowers(app: App, news: News, week: News): Promise<void> {
  const oldest = news.closed.at(0);
  const members = await mentionableMembers(app.store);
  if (!oldest || members.length === 0) return;
  const told = await progressSince(app.store, 'mentions', oldest.date);
  const written = await progressSince(app.store, 'matches', week.closed.at(0)?.date ?? oldest.date);
  for (const [guildId, mentioned] of Map.groupBy(members, ({ mentionIn }) => mentionIn ?? '')) {
    if (app.isEnding()) return;
    if (!isOurs(app.share, guildId)) continue;
    const subscription = await subscriptionIn(app, guildId);
    if (!subscription) continue;
    const posted = await postedDays(app.store, subscription.id, oldest.date);
    const before = told.get(String(subscription.id)) ?? NOT_STARTED;
    const days = news.closed.filter(
      ({ date }) => posted.has(date) && (before.last === null || date > before.last),
    );
    if (days.length === 0 || isHeld(before, app.now())) continue;
    await mention(app, subscription, { news, week, members: mentioned, days, written, open: before.open });
  }
}

/** The first channel of the server that gets digests. */
async function subscriptionIn(app: App, guildId: string): Promise<Subscription | null> {
  const all = await subscriptionsOf(app.store, guildId);
  const active = all.find(({ paused }) => paused === null) ?? null;
  return active && (isWaiting(app, active) ? null : active);
}

interface Mentioning {
  readonly news: News;
  readonly week: News;
  readonly members: readonly FollowingMember[];
  readonly days: readonly Closed[];
  /** What members were written directly. */
  readonly written: ReadonlyMap<string, Progress>;
  readonly open: Day | null;
}

/** A server's trouble is logged, and is no other server's. */
async function mention(app: App, subscription: Subscription, facts: Mentioning): Promise<void> {
  const { store, now, log } = app;
  const date = facts.open ?? facts.days.at(-1)?.date;
  if (!date) return;
  const delivery = await beginDelivery(store, digestDelivery(subscription, date, 'mentions'), now());
  try {
    const notices = await noticesFor(app, subscription, facts);
    const drafts = draftsOf(app, subscription, { notices, delivery });
    const target = { ...subscription, publish: false, emoji: [] };
    if ((await settle(app, { delivery, target, drafts })) === 'interrupted') return;
    for (const { memberId, upTo } of notices) await noteTold(app, memberId, upTo);
  } catch (error) {
    log.warn({ channel: subscription.channelId, reason: messageOf(error) }, 'members not mentioned');
    if (isMalformed(error)) await finishDelivery(store, delivery.id, 'nothing', now());
    else await handleTrouble(app, subscription, error);
  }
}

function draftsOf(
  { texts }: App,
  { language, layout }: Subscription,
  { notices, delivery: { date, key } }: { readonly notices: readonly Notice[]; readonly delivery: Delivery },
): Draft[] {
  const say = texts(language);
  const name = say('match.title', { date: longDate(say.language, date) });
  const place = layout === 'forum' ? 'forum' : 'channel';
  return chunks(notices).map((chunk, part) => {
    const payload = mentionsMessage(chunk, { date, key: partKey(key, part) }, say);
    return { ...NOTE, part, place, name, payload };
  });
}

async function noticesFor(
  app: App,
  { guildId, language }: Subscription,
  { news, week, members, days, written }: Mentioning,
): Promise<(Notice & { readonly upTo: Day })[]> {
  const follows = await followsOfAll(
    app.store,
    members.map(({ id }) => id),
  );
  const ofLastWeek = ofWeek(NOT_STARTED, week.closed, week.asOf);
  const notices: (Notice & { readonly upTo: Day })[] = [];
  for (const { id: memberId, isWeekly } of members) {
    const lastWritten = written.get(memberId)?.posted ?? null;
    const unwritten = (isWeekly ? ofLastWeek : days).filter(
      ({ date }) => lastWritten === null || date > lastWritten,
    );
    const upTo = unwritten.at(-1)?.date;
    const { matcher } = isWeekly ? week : news;
    const found = await matcher.find(follows.get(memberId) ?? [], unwritten);
    if (upTo === undefined || found.length === 0) continue;
    if (await isInServer(app.client.rest, guildId, memberId))
      notices.push({ memberId, upTo, matches: await withPapers(app, found, language) });
    else await allowMentions(app.store, memberId, null);
  }
  return notices;
}

/** So that a member who opens their direct messages again, or is told once a week, isn't told twice. */
async function noteTold({ store, now }: App, memberId: string, date: Day): Promise<void> {
  const delivery = await beginDelivery(store, matchesDelivery(memberId, date), now());
  if (delivery.state !== 'posted') await finishDelivery(store, delivery.id, 'posted', now());
}

function chunks(notices: readonly Notice[]): Notice[][] {
  const count = Math.ceil(notices.length / MENTIONED);
  return Array.from({ length: count }, (_, nth) => notices.slice(nth * MENTIONED, (nth + 1) * MENTIONED));
}
