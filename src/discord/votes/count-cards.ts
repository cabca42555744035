// Counts the votes on many cards: those first whose reactions aren't as many as is known.
import { messageOf } from '../../model/errors.ts';
import type { Card } from '../../store/posts.ts';
import { type Reader, readMessages } from '../api/reactions.ts';
import { isRefusal } from '../errors.ts';
import { type Counting, compareCounts, countCard } from './count-card.ts';
import type { InTurn } from './priority-lock.ts';

interface Tour extends Counting {
  readonly reader: Reader;
  /** Done between the counts of others. */
  readonly step: InTurn;
}

/**
 * Channel by channel the cards whose counts are not what is known; when all are read the others that have votes, as
 * members may have taken turns. Returns what couldn't be counted.
 */
export async function countAll(tour: Tour, cards: readonly Card[]): Promise<Card[]> {
  const [failed, asKnown]: [Card[], Card[]] = [[], []];
  const total = { different: 0, found: 0 };
  const { app, reader } = tour;
  const { cache } = app.client.guilds;
  const visible = cards.filter(({ guildId }) => cache.has(guildId));
  for (const [channelId, there] of Map.groupBy(visible, (card) => card.channelId)) {
    const different: Card[] = [];
    await attempt(tour, failed, there, async () => {
      const byId = new Map(there.map((card) => [card.messageId, card]));
      for await (const message of readMessages(reader, channelId, [...byId.keys()])) {
        const card = byId.get(message.id);
        if (!card) continue;
        const votes = await compareCounts(app.store, card, message);
        if (votes === 'different') different.push(card);
        if (votes === 'as known') asKnown.push(card);
      }
    });
    total.different += different.length;
    total.found += await countEach(tour, { cards: different, failed });
  }
  total.found += await countEach(tour, { cards: asKnown, failed });
  if (total.different > 0) app.log.info({ cards: cards.length, ...total }, 'votes counted again');
  return failed;
}

/** Returns how many votes weren't known. */
async function countEach(
  tour: Tour,
  { cards, failed }: { readonly cards: readonly Card[]; readonly failed: Card[] },
): Promise<number> {
  let found = 0;
  for (const card of cards) {
    await attempt(tour, failed, [card], async () => {
      const votes = await countCard(tour, tour.reader, card);
      if (votes === null) failed.push(card);
      else found += votes.length;
      if (votes && votes.length > 0) tour.onVotes(votes);
    });
  }
  return found;
}

/** What Discord refuses stays as it is; what fails may be counted later. */
async function attempt(
  { app, step }: Tour,
  failed: Card[],
  cards: readonly Card[],
  work: () => Promise<void>,
): Promise<void> {
  try {
    await step(work);
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    const isRefused = isRefusal(error);
    app.log.debug({ cards: cards.length, reason: messageOf(error), isRefused }, 'votes not counted');
    if (!isRefused) failed.push(...cards);
  }
}
