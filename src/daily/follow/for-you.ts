// Papers for members who want them every day: one direct message when a digest has closed, with at most five and why.
import { setTimeout as wait } from 'node:timers/promises';
import type { App } from '../../discord/app.ts';
import { forYouMessage } from '../../discord/views/for-you-message.ts';
import type { Day } from '../../model/day.ts';
import { partKey } from '../../model/delivery.ts';
import type { Closed } from '../../store/closed-digests.ts';
import { beginDelivery, finishDelivery, forYouDelivery } from '../../store/deliveries.ts';
import { paperIdsOf } from '../../store/digests.ts';
import { type ForYouMember, membersForYou } from '../../store/members.ts';
import { NOT_STARTED, progressSince } from '../../store/notification-progress.ts';
import { papersById } from '../../store/papers.ts';
import { upvotesOf } from '../../taste/candidates.ts';
import { type Candidate, type Recommendation, type Recommended, recommend } from '../../taste/recommend.ts';
import { whyOf } from '../../taste/why.ts';
import { GAP_MS, isWritingHeld, type NotifyOptions, writeTo } from './direct-message.ts';
import { isHeld, owedDays } from './owed.ts';

const MOST = 5;

/** `closed` are the digests that are ready, oldest day first. False if it was broken off, or Discord wants no more for now. */
export async function recommendToAll(
  app: App,
  closed: readonly Closed[],
  { gapMs = GAP_MS, signal }: NotifyOptions,
): Promise<boolean> {
  const [oldest] = closed;
  const members = await membersForYou(app.store);
  if (!oldest || members.length === 0) return true;
  const told = await progressSince(app.store, 'for-you', oldest.date);
  const papers = new Map<Day, readonly Candidate[]>();
  for (const { date } of closed)
    papers.set(date, await upvotesOf(app.store, await paperIdsOf(app.store, date)));
  for (const member of members) {
    if (app.isEnding() || signal?.aborted) return false;
    const before = told.get(member.id) ?? NOT_STARTED;
    if (isHeld(before, app.now()) || isWritingHeld(app, member)) continue;
    const days = owedDays(before, closed).filter(({ closedAt }) => closedAt > member.forYouSince);
    const date = before.open ?? days.at(-1)?.date;
    if (!date) continue;
    const candidates = days.toReversed().flatMap((each) => papers.get(each.date) ?? []);
    const sent = await recommendTo(app, member, { date, candidates, from: days[0]?.date ?? date });
    if (sent === 'later') return false;
    if (sent === 'done') await wait(gapMs, undefined, { signal }).catch(() => {});
  }
  return true;
}

interface Offer {
  readonly date: Day;
  readonly from: Day;
  readonly candidates: readonly Candidate[];
}

async function recommendTo(
  app: App,
  member: ForYouMember,
  { date, from, candidates }: Offer,
): Promise<'done' | 'later' | 'nothing'> {
  const delivery = await beginDelivery(app.store, forYouDelivery(member.id, date), app.now());
  if (delivery.state !== 'open') return 'nothing';
  const recommended = await recommend(app, { memberId: member.id, guildId: null }, { candidates, from });
  const chosen = choose(recommended, date);
  if (recommended.own.isOff || chosen.length === 0) {
    await finishDelivery(app.store, delivery.id, 'nothing', app.now());
    return 'nothing';
  }
  const say = app.texts(member.locale);
  const compose = async () => {
    const papers = await papersById(
      app.store,
      chosen.map(({ id }) => id),
      say.language,
    );
    const why = await whyOf(app.store, recommended, chosen);
    const occasion = { date, key: partKey(delivery.key, 0) };
    return forYouMessage(papers, { ...occasion, why, isKnown: recommended.own.model !== null }, say);
  };
  return writeTo(app, member, { delivery, compose });
}

/** One place in ten is left for the unexpected: the last one of every second day. */
function choose({ list }: Recommended, date: Day): readonly Recommendation[] {
  const expected = list.filter(({ basis }) => basis !== 'unexpected');
  const unexpected = list.find(({ basis }) => basis === 'unexpected');
  const isTurn = Math.floor(Date.parse(date) / (24 * 60 * 60 * 1000)) % 2 === 0;
  if (!unexpected || !isTurn) return expected.slice(0, MOST);
  return [...expected.slice(0, MOST - 1), unexpected];
}
