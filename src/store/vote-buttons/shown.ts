// What the vote buttons of cards show, held against what is so: each card is edited once a minute at most, whoever edits it, and over a restart.
import type { Db } from '../../database/schema.ts';
import type { VoteRules } from '../../model/vote-emoji.ts';
import { voteRules } from '../servers.ts';
import { type Tally, tallyVotes } from '../votes.ts';

/** From one edit of a card's buttons to the next, in milliseconds. */
const BETWEEN_MS = 60_000;

export interface CardVotes {
  readonly rules: VoteRules;
  readonly tally: Tally;
}

/** A card in the ledger. */
export interface LedgerCard {
  readonly deliveryId: number;
  readonly part: number;
  readonly guildId: string;
  readonly paperId: string;
}

type InLedger = Pick<LedgerCard, 'deliveryId' | 'part'>;

export const NO_VOTES: Tally = { up: 0, down: 0 };

/** What buttons say, as the ledger keeps it. */
export function shownText({ rules: { up, down }, tally }: CardVotes): string {
  return [up, tally.up, ...(down === null ? [] : [down, tally.down])].join(' ');
}

export async function votesOn(
  db: Db,
  { guildId, paperId }: Pick<LedgerCard, 'guildId' | 'paperId'>,
): Promise<CardVotes> {
  const tally = (await tallyVotes(db, guildId, [paperId])).get(paperId) ?? NO_VOTES;
  return { rules: await voteRules(db, guildId), tally };
}

/** `isNews`: whether the buttons show something else; then they are the caller's to edit, and nobody else's for a minute. */
interface Turn {
  readonly votes: CardVotes;
  readonly isNews: boolean;
}

/** Null where the last edit was less than a minute ago. Until `noteShown` says otherwise, an edit may have failed. */
export function takeTurn(store: Db, card: LedgerCard, now: number): Promise<Turn | null> {
  return store.transaction().execute(async (db) => {
    const { deliveryId, part } = card;
    const row = await db
      .selectFrom('posts')
      .select(['votes_shown', 'votes_due'])
      .where('delivery_id', '=', deliveryId)
      .where('part', '=', part)
      .executeTakeFirst();
    if (!row || (row.votes_due ?? 0) > now) return null;
    const votes = await votesOn(db, card);
    const isNews = row.votes_shown !== shownText(votes);
    const taken = isNews ? { votes_shown: '', votes_due: now + BETWEEN_MS } : { votes_due: null };
    await update(db, card).set(taken).execute();
    return { votes, isNews };
  });
}

export async function noteShown(db: Db, card: InLedger, votes: CardVotes): Promise<void> {
  await update(db, card)
    .set({ votes_shown: shownText(votes) })
    .execute();
}

/** A card was drawn anew, with what was so when that began: it is looked at again. */
export async function noteDrawn(db: Db, card: InLedger, votes: CardVotes, now: number): Promise<void> {
  await update(db, card)
    .set({ votes_shown: shownText(votes), votes_due: now + BETWEEN_MS })
    .execute();
}

export async function putOff(db: Db, card: InLedger, until: number): Promise<void> {
  await update(db, card).set({ votes_due: until }).execute();
}

/** What can't be edited isn't tried again, unless somebody presses its buttons. */
export async function giveUpButtons(db: Db, card: InLedger): Promise<void> {
  await update(db, card).set({ votes_shown: null, votes_due: null }).execute();
}

/** The same for cards that were sent before a moment. */
export async function giveUpOldButtons(db: Db, before: number): Promise<void> {
  await db
    .updateTable('posts')
    .set({ votes_shown: null, votes_due: null })
    .where('votes_due', 'is not', null)
    .where('sent_at', '<', before)
    .execute();
}

function update(db: Db, { deliveryId, part }: InLedger) {
  return db.updateTable('posts').where('delivery_id', '=', deliveryId).where('part', '=', part);
}
