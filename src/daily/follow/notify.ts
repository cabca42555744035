// Tells members of papers that they follow: when a digest has closed, each gets one direct message with all that match.
import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises';
import { openDirectMessages } from '../../discord/api/messages.ts';
import type { App } from '../../discord/app.ts';
import { areClosed, isRefusal, isTooFast } from '../../discord/errors.ts';
import { matchesMessage } from '../../discord/views/match-messages.ts';
import { partKey } from '../../model/delivery.ts';
import { messageOf } from '../../model/errors.ts';
import { type Closed, closedDigests } from '../../store/closed-digests.ts';
import { beginDelivery, type Delivery, finishDelivery, matchesDelivery } from '../../store/deliveries.ts';
import { followsOfAll } from '../../store/follows.ts';
import { type FollowingMember, membersToTell, pauseMember } from '../../store/members.ts';
import { NOT_STARTED, progressSince } from '../../store/notification-progress.ts';
import { languagesInUse } from '../collect/languages.ts';
import { settle } from '../deliver/deliver.ts';
import { areReady } from '../deliver/due.ts';
import { type Found, type News, openMatcher, withPapers } from './matches.ts';
import { mentionFollowers } from './mentions.ts';
import { isHeld, NOTE, NOTIFY_WITHIN, owedDays } from './owed.ts';

/** From one direct message to the next, in milliseconds: Discord frowns upon bots that write to many at once. */
const GAP_MS = 1_000;

/** The name under which writing to members waits. */
const DIRECT_MESSAGES = 'direct messages';

function workFor({ id }: FollowingMember): string {
  return `member ${id}`;
}

export interface NotifyOptions {
  readonly gapMs?: number;
  /** Ends it after the message on its way. */
  readonly signal?: AbortSignal;
}

/** Whoever was not told yet, is; it never runs twice at the same time. */
export function tellFollowers(app: App, manner: NotifyOptions = {}): Promise<void> {
  return app.notifications.run('all', () => tell(app, manner));
}

async function tell(app: App, manner: NotifyOptions): Promise<void> {
  const asOf = app.now();
  const closed = await readyDigests(app, asOf);
  if (closed.length === 0 || app.waits.isHeld(DIRECT_MESSAGES)) return;
  // Nobody is to miss what an index that is being made doesn't have yet.
  if (!(await app.index.isCurrent())) return;
  const news = { closed, asOf, matcher: await openMatcher(app, closed) };
  if (await writeToAll(app, news, manner)) await mentionFollowers(app, news);
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
    if (isHeld(before, app.now()) || app.waits.isHeld(workFor(member))) continue;
    const days = owedDays(before, closed);
    const date = before.open ?? days.at(-1)?.date;
    if (!date) continue;
    const found = await matcher.find(follows.get(member.id) ?? [], days);
    const delivery = await beginDelivery(app.store, matchesDelivery(member.id, date), asOf);
    if (delivery.state !== 'open') continue;
    if (found.length === 0) await finishDelivery(app.store, delivery.id, 'nothing', app.now());
    else {
      if ((await writeTo(app, member, { delivery, found })) === 'later') return false;
      await wait(gapMs, undefined, { signal }).catch(() => {});
    }
  }
  return true;
}

interface MatchesToSend {
  readonly delivery: Delivery;
  readonly found: readonly Found[];
}

/** A member whose direct messages are closed gets none until they follow something again. */
async function writeTo(
  app: App,
  member: FollowingMember,
  { delivery, found }: MatchesToSend,
): Promise<'done' | 'later'> {
  const say = app.texts(member.locale);
  try {
    const channelId = await openDirectMessages(app.client.rest, member.id);
    const matches = await withPapers(app, found, say.language);
    const occasion = { date: delivery.date, key: partKey(delivery.key, 0) };
    const draft = { ...NOTE, payload: matchesMessage(matches, occasion, say) };
    const target = { guildId: null, channelId, layout: null, publish: false, emoji: [] };
    await settle(app, { delivery, target, drafts: [draft] });
  } catch (error) {
    if (isTooFast(error)) return 'later';
    if (areClosed(error)) {
      await pauseMember(app.store, member.id);
      await finishDelivery(app.store, delivery.id, 'nothing', app.now());
      app.log.debug({ reason: messageOf(error) }, 'direct messages closed; the member’s follows are paused');
    } else return putOff(app, member, error);
  }
  return 'done';
}

/** A refusal that the bot has no word for is one member's; all else would meet the next one too. */
function putOff({ waits, log }: App, member: FollowingMember, error: unknown): 'done' | 'later' {
  const isTheirs = isRefusal(error);
  const until = new Date(waits.hold(isTheirs ? workFor(member) : DIRECT_MESSAGES)).toISOString();
  log.warn({ reason: messageOf(error), until }, 'direct message not sent yet');
  return isTheirs ? 'done' : 'later';
}
