// Posts a digest to a subscribed channel, exactly once: each message stands in the ledger before it is sent.
import type { App } from '../../discord/app.ts';
import { AllRefused } from '../../discord/errors.ts';
import { usableRules } from '../../discord/votes/lost-emoji.ts';
import type { Day } from '../../model/day.ts';
import type { Delivered } from '../../model/delivery.ts';
import type { Subscription } from '../../model/subscription.ts';
import { emojiOf } from '../../model/vote-emoji.ts';
import {
  beginDelivery,
  type Delivery,
  type DeliveryRequest,
  digestDelivery,
  finishDelivery,
  keepOrder,
  linkedDays,
  linkInstead,
} from '../../store/deliveries.ts';
import { findDigest } from '../../store/digests.ts';
import { postsOf, withdrawPost } from '../../store/posts.ts';
import type { DeliveryContext, Target } from './context.ts';
import { type Draft, draftMessages } from './drafts.ts';
import { linkCards } from './link-cards.ts';
import { preparePosting } from './posting.ts';
import { sendAndSeed } from './send-and-seed.ts';
import { orderByTaste } from './taste-order.ts';
import { findDigestThere, findThere, placesOf, type There, takeOver } from './there-already.ts';

/**
 * Delivers the digest of `date`, or what is still missing of it; `older` digests are linked to in its header. Throws
 * a UserError where channel or digest are gone, and what Discord answered where a message could not be sent: the next
 * call continues there.
 */
export function deliver(
  app: App,
  subscription: Subscription,
  date: Day,
  older: readonly Day[] = [],
): Promise<Delivered> {
  return app.deliveries.run(`${subscription.id} ${date}`, () => post(app, subscription, { date, older }));
}

async function post(
  app: App,
  subscription: Subscription,
  { date, older }: { readonly date: Day; readonly older: readonly Day[] },
): Promise<Delivered> {
  const { store, now } = app;
  const delivery = await beginDelivery(store, digestDelivery(subscription, date), now());
  if (delivery.state !== 'open') return delivery.state === 'nothing' ? 'nothing' : 'posted';
  const linked = await withoutThere(app, subscription, older);
  await linkInstead(store, delivery, linked, now());
  const rules = await usableRules(app, subscription.guildId);
  const linkedTo = await linkedDays(store, delivery.id);
  const order = await orderOf(app, subscription, delivery);
  const there = await findDigestThere(app, { ...delivery, target: subscription }, subscription);
  const facts = { date, key: delivery.key, older: linkedTo, rules, places: placesOf(there) };
  const posting = await preparePosting(app, subscription, { ...facts, guildId: subscription.guildId, order });
  const wanted = posting.listed.length > 0;
  const drafts = wanted ? draftMessages(posting, subscription, app.texts(subscription.language)) : [];
  const target = { ...subscription, emoji: emojiOf(rules) };
  const complete = (context: DeliveryContext) => linkCards(app, context, { posting, subscription });
  return settle(app, { delivery, target, drafts: inReadingOrder(drafts, subscription), complete, there });
}

/** What the channel has of older digests is entered into the ledger, instead of a link. */
async function withoutThere(
  app: App,
  subscription: Subscription,
  older: readonly Day[],
): Promise<DeliveryRequest[]> {
  const missed: DeliveryRequest[] = [];
  for (const day of older) {
    const request = digestDelivery(subscription, day);
    const there = await findDigestThere(app, { ...request, target: subscription }, subscription);
    if (there.length > 0) await deliver(app, subscription, day);
    else missed.push(request);
  }
  return missed;
}

/** Of the server's taste, where the admin wants that; decided once. */
async function orderOf(
  { store, taste }: App,
  { guildId, ranking, language }: Subscription,
  { id, date, order }: Delivery,
): Promise<readonly string[] | null> {
  if (order !== null || ranking !== 'taste') return order;
  const entries = (await findDigest(store, date, language))?.entries ?? [];
  const decided = (await orderByTaste(taste, guildId, entries)) ?? entries.map((entry) => entry.id);
  await keepOrder(store, id, decided);
  return decided;
}

/** A forum shows the newest post on top: the best paper comes last. */
function inReadingOrder(drafts: readonly Draft[], { layout }: Subscription): readonly Draft[] {
  return layout === 'forum' ? drafts.toReversed() : drafts;
}

export interface Batch {
  readonly delivery: Delivery;
  readonly target: Target;
  /** In the order in which they are sent; none where there is nothing to say. */
  readonly drafts: readonly Draft[];
  /** What is left to be done when all are sent; done again where the process ended before the delivery did. */
  readonly complete?: (context: DeliveryContext) => Promise<void>;
  /** What the channel has of it; where nothing is said, it is looked for if it may have been posted before the start. */
  readonly there?: readonly There[];
}

/** Sends what the ledger doesn't have yet, and finishes the delivery. */
export async function settle(
  app: App,
  { delivery, target, drafts, complete, there }: Batch,
): Promise<Delivered> {
  const { store, now, log } = app;
  const thread = { name: drafts[0]?.name ?? '', id: null };
  const ledger = await postsOf(store, delivery.id);
  const context = { target, delivery, ledger, thread, emoji: [...target.emoji] };
  const already = there ?? (drafts.length > 0 ? await findThere(app, { ...delivery, target }) : []);
  await takeOver(app, context, { drafts, there: already });
  for (const draft of drafts) {
    if (app.isEnding()) return 'interrupted';
    await sendAndSeed(app, context, draft);
  }
  await requireSome(app, context, drafts);
  requireUnblocked(context, drafts);
  await complete?.(context);
  const state = drafts.length > 0 ? 'posted' : 'nothing';
  await finishDelivery(store, delivery.id, state, now());
  app.tally.delivered++;
  log.info({ date: delivery.date, channel: target.channelId, messages: drafts.length, state }, 'delivered');
  return state;
}

/** One card that Discord refuses is left out; where it refuses two or more and takes none, it isn't the cards' fault. */
async function requireSome(
  { store }: App,
  { delivery, ledger }: DeliveryContext,
  drafts: readonly Draft[],
): Promise<void> {
  const cards = drafts.filter(({ paperId }) => paperId !== null).map(({ part }) => part);
  if (cards.length < 2 || !cards.every((part) => ledger.get(part)?.isLeftOut)) return;
  for (const part of cards) await withdrawPost(store, delivery.id, part);
  throw new AllRefused('refused');
}

/** One message with a blocked word is left out; where all are blocked, it is the server that has to look. */
function requireUnblocked({ ledger }: DeliveryContext, drafts: readonly Draft[]): void {
  if (drafts.length > 0 && !drafts.some(({ part }) => ledger.has(part)))
    throw new AllRefused('blocked-words');
}
