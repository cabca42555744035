// Tells members of papers that they follow: when a digest has closed, each gets one direct message with all that match.
import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises';
import type { App } from '../../discord/app.ts';
import { matchesMessage } from '../../discord/views/match-letter.ts';
import type { Payload } from '../../discord/views/payload.ts';
import { partKey } from '../../model/delivery.ts';
import { type Closed, closedDigests } from '../../store/closed-digests.ts';
import { beginDelivery, type Delivery, finishDelivery, matchesDelivery } from '../../store/deliveries.ts';
import { followsOfAll } from '../../store/follows.ts';
import { type FollowingMember, membersToTell } from '../../store/members.ts';
import { NOT_STARTED, progressSince } from '../../store/notification-progress.ts';
import { languagesInUse } from '../collect/languages.ts';
import { areReady } from '../deliver/due.ts';
import { GAP_MS, isWritingHeld, type NotifyOptions, writeTo } from './direct-message.ts';
import { recommendToAll } from './for-you.ts';
import { type Found, type News, openMatcher, withPapers } from './matches.ts';
import { mentionFollowers } from './mentions.ts';
import { isHeld, NOTIFY_WITHIN, owedDays } from './owed.ts';

/** Whoever was not told yet, is; it never runs twice at the same time. */
export function tellFollowers(app: App, manner: NotifyOptions = {}): Promise<void> {
  return app.notifications.run('all', () => tell(app, manner));
}

async function tell(app: App, manner: NotifyOptions): Promise<void> {
  const asOf = app.now();
  const closed = await readyDigests(app, asOf);
  if (closed.length === 0 || isWritingHeld(app)) return;
  // Nobody is to miss what an index that is being made doesn't have yet.
  if (!(await app.index.isCurrent())) return;
  const news = { closed, asOf, matcher: await openMatcher(app, closed) };
  if (!(await writeToAll(app, news, manner))) return;
  await mentionFollowers(app, news);
  await recommendToAll(app, closed, manner);
}

/** None while summaries of one of them are awaited: a member gets them all at once. */
async function readyDigests(app: App, now: number): Promise<Closed[]> {
  const closed = await closedDigests(app.store, now - NOTIFY_WITHIN, now);
  const languages = await languagesInUse(app.store, app.config.DIGEST_LANGUAGE);
  for (const digest of closed)
    for (const language of languages) if (!(await areReady(app, digest, language))) return [];
  return closed;
}

/** False if it was broken off, or Discord wants no more of them for now. */
async function writeToAll(
  app: App,
  { closed, asOf, matcher }: News,
  { gapMs = GAP_MS, signal }: NotifyOptions,
): Promise<boolean> {
  const [oldest] = closed;
  if (!oldest) return true;
  const lastClosing = Math.max(...closed.map(({ closedAt }) => closedAt));
  const members = await membersToTell(app.store, lastClosing);
  if (members.length === 0) return true;
  const told = await progressSince(app.store, 'matches', oldest.date);
  const follows = await followsOfAll(
    app.store,
    members.map(({ id }) => id),
  );
  for (const [place, member] of members.entries()) {
    // Thousands of members are looked through without keeping interactions waiting.
    if (place % 10 === 9) await breathe();
    if (app.isEnding() || signal?.aborted) return false;
    const before = told.get(member.id) ?? NOT_STARTED;
    if (isHeld(before, app.now()) || isWritingHeld(app, member)) continue;
    const days = owedDays(before, closed);
    const date = before.open ?? days.at(-1)?.date;
    if (!date) continue;
    const found = await matcher.find(follows.get(member.id) ?? [], days);
    const delivery = await beginDelivery(app.store, matchesDelivery(member.id, date), asOf);
    if (delivery.state !== 'open') continue;
    if (found.length === 0) await finishDelivery(app.store, delivery.id, 'nothing', app.now());
    else {
      const compose = () => composeMatches(app, member, { delivery, found });
      if ((await writeTo(app, member, { delivery, compose })) === 'later') return false;
      await wait(gapMs, undefined, { signal }).catch(() => {});
    }
  }
  return true;
}

interface MatchesToSend {
  readonly delivery: Delivery;
  readonly found: readonly Found[];
}

async function composeMatches(
  app: App,
  member: FollowingMember,
  { delivery, found }: MatchesToSend,
): Promise<Payload> {
  const say = app.texts(member.locale);
  const matches = await withPapers(app, found, say.language);
  return matchesMessage(matches, { date: delivery.date, key: partKey(delivery.key, 0) }, say);
}
