// What summaries cost: requests and tokens of each day (UTC). Tokens are booked before they are spent, so that nothing is forgotten in a crash.
import type { Db } from '../database/schema.ts';

export interface Spending {
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Of requests that are under way, or whose answer was lost: nobody knows what these cost. */
  readonly bookedTokens: number;
}

interface Tokens {
  readonly input: number;
  readonly output: number;
}

/** Tokens that one request may cost, until it is known what it did cost. */
export interface Booking {
  /** UTC. */
  readonly day: string;
  readonly tokens: number;
}

const NOTHING: Spending = { requests: 0, inputTokens: 0, outputTokens: 0, bookedTokens: 0 };

/** Null where nothing is left of the day's budget (0 is no bound). One request may go beyond it, and none after that. */
export async function book(
  db: Db,
  estimate: Tokens,
  { budget, now }: { readonly budget: number; readonly now: number },
): Promise<Booking | null> {
  const day = dayOf(now);
  const tokens = estimate.input + estimate.output;
  const row = await db
    .insertInto('spending')
    .values({ day, requests: 1, input_tokens: 0, output_tokens: 0, booked_tokens: tokens })
    .onConflict((conflict) =>
      conflict
        .column('day')
        .doUpdateSet(({ eb }) => ({
          requests: eb('spending.requests', '+', 1),
          booked_tokens: eb('spending.booked_tokens', '+', tokens),
        }))
        .where(
          ({ eb, ref }) =>
            eb(
              eb('spending.input_tokens', '+', ref('spending.output_tokens')),
              '+',
              ref('spending.booked_tokens'),
            ),
          '<',
          budget > 0 ? budget : Number.MAX_SAFE_INTEGER,
        ),
    )
    .returning('day')
    .executeTakeFirst();
  return row ? { day, tokens } : null;
}

/** The request came to an answer that cost so much. */
export async function settle(db: Db, { day, tokens }: Booking, cost: Tokens): Promise<void> {
  await db
    .updateTable('spending')
    .set(({ eb }) => ({
      booked_tokens: eb('booked_tokens', '-', tokens),
      input_tokens: eb('input_tokens', '+', cost.input),
      output_tokens: eb('output_tokens', '+', cost.output),
    }))
    .where('day', '=', day)
    .execute();
}

/** The request came to nothing that costs. */
export async function giveBack(db: Db, { day, tokens }: Booking): Promise<void> {
  await db
    .updateTable('spending')
    .set(({ eb }) => ({ requests: eb('requests', '-', 1), booked_tokens: eb('booked_tokens', '-', tokens) }))
    .where('day', '=', day)
    .execute();
}

export async function spentOn(db: Db, now: number): Promise<Spending> {
  const row = await db.selectFrom('spending').selectAll().where('day', '=', dayOf(now)).executeTakeFirst();
  if (!row) return NOTHING;
  return {
    requests: row.requests,
    inputTokens: row.input_tokens,
    outputTokens: row.output_tokens,
    bookedTokens: row.booked_tokens,
  };
}

/** Whether so many tokens are spent or booked that nothing more may be asked for on this day. */
export async function isSpent(db: Db, budget: number, now: number): Promise<boolean> {
  const { inputTokens, outputTokens, bookedTokens } = await spentOn(db, now);
  return budget > 0 && inputTokens + outputTokens + bookedTokens >= budget;
}

function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/** What was spent before `day` need not be known any more. */
export async function purgeSpending(db: Db, day: string): Promise<void> {
  await db.deleteFrom('spending').where('day', '<', day).execute();
}
