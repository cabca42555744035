// Tells members of papers that they follow: when a digest has closed, or a week has ended, each gets one message with all that match.
import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises';
import type { App } from '../../discord/app.ts';
import { holdsFirst } from '../../model/share.ts';
import { type Closed, closedDigests } from '../../store/closed-digests.ts';
import { beginDelivery, finishDelivery, matchesDelivery } from '../../store/deliveries.ts';
import { followsOfAll } from '../../store/follows.ts';
import { type FollowingMember, membersToTell } from '../../store/members.ts';
import { NOT_STARTED, type Progress, progressSince } from '../../store/notification-progress.ts';
import { languagesInUse } from '../collect/languages.ts';
import { areReady } from '../deliver/due.ts';
import { isChannelHeld } from './channel-message.ts';
import { GAP_MS, isWritingHeld, type NotifyOptions } from './direct-message.ts';
import { recommendToAll } from './for-you.ts';
import { isOurMember, send } from './letter.ts';
import { type News, openMatcher } from './matches.ts';
import { mentionFollowers } from './mentions.ts';
import { isHeld, isHeldForWeek, NOTIFY_WITHIN, ofWeek, owedDays, WEEKLY_WITHIN } from './owed.ts';

/** Whoever was not told yet, is; it never runs twice at the same time. */
export function tellFollowers(app: App, manner: NotifyOptions = {}): Promise<void> {
  return app.notifications.run('all', () => tell(app, manner));
}

async function tell(app: App, manner: NotifyOptions): Promise<void> {
  const asOf = app.now();
  const closed = await readyDigests(app, asOf);
  if (closed.length === 0) return;
  // Nobody is to miss what an index that is being made doesn't have yet.
  if (!(await app.index.isCurrent())) return;
  const news = async (digests: readonly Closed[], isWeekly: boolean): Promise<News> => {
    return { closed: digests, asOf, isWeekly, matcher: await openMatcher(app, digests) };
  };
  const recent = closed.filter(({ closedAt }) => closedAt >= asOf - NOTIFY_WITHIN);
  const [daily, weekly] = [await news(recent, false), await news(closed, true)];
  const areAllTold = (await writeToAll(app, daily, manner)) && (await writeToAll(app, weekly, manner));
  if (!areAllTold) return;
  await mentionFollowers(app, daily, weekly);
  if (holdsFirst(app.share)) await recommendToAll(app, recent, manner);
}

/** None while summaries of one of them are awaited: a member gets them all at once. */
async function readyDigests(app: App, now: number): Promise<Closed[]> {
  const closed = await closedDigests(app.store, now - WEEKLY_WITHIN, now);
  const languages = await languagesInUse(app.store, app.config.DIGEST_LANGUAGE);
  for (const digest of closed)
    for (const language of languages) if (!(await areReady(app, digest, language))) return [];
  return closed;
}

/** False if it was broken off, or Discord wants no more direct messages for now; those in channels are sent all the same. */
async function writeToAll(
  app: App,
  { closed, asOf, isWeekly, matcher }: News,
  { gapMs = GAP_MS, signal }: NotifyOptions,
): Promise<boolean> {
  const concerned = isWeekly ? ofWeek(NOT_STARTED, closed, asOf) : closed;
  const [oldest] = closed;
  if (!oldest || concerned.length === 0) return true;
  const lastClosing = Math.max(...concerned.map(({ closedAt }) => closedAt));
  const members = await membersToTell(app.store, lastClosing, { isWeekly });
  if (members.length === 0) return true;
  const told = await progressSince(app.store, 'matches', oldest.date);
  const follows = await followsOfAll(
    app.store,
    members.map(({ id }) => id),
  );
  let isWritingOpen = true;
  for (const [place, member] of members.entries()) {
    // Thousands of members are looked through without keeping interactions waiting.
    if (place % 10 === 9) await breathe();
    if (app.isEnding() || signal?.aborted) return false;
    isWritingOpen &&= !isWritingHeld(app);
    if (member.toldIn === null && !isWritingOpen) continue;
    const before = told.get(member.id) ?? NOT_STARTED;
    if (before.open === null && !isOurMember(app, member.toldIn)) continue;
    if (hasToWait(app, member, before)) continue;
    const days = owedDays(before, isWeekly ? ofWeek(before, closed, asOf) : closed);
    const date = before.open ?? days.at(-1)?.date;
    if (!date) continue;
    const found = await matcher.find(follows.get(member.id) ?? [], days);
    const delivery = await beginDelivery(app.store, matchesDelivery(member.id, date), asOf);
    if (delivery.state !== 'open') continue;
    if (found.length === 0) await finishDelivery(app.store, delivery.id, 'nothing', app.now());
    else {
      const sent = await send(app, member, { delivery, found });
      if (sent === 'later') isWritingOpen = false;
      await wait(gapMs, undefined, { signal }).catch(() => {});
    }
  }
  return isWritingOpen;
}

/** Whether they had their message of the day, or of the week, or what carries it waits. */
function hasToWait(app: App, member: FollowingMember, before: Progress): boolean {
  const { isWeekly, toldIn } = member;
  if (isWeekly ? isHeldForWeek(before, app.now()) : isHeld(before, app.now())) return true;
  return toldIn === null ? isWritingHeld(app, member) : isChannelHeld(app, toldIn);
}
