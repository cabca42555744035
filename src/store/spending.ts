// What summaries cost: requests and tokens of each day (UTC).
import type { Db } from '../database/schema.ts';

export interface Spending {
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

const NOTHING: Spending = { requests: 0, inputTokens: 0, outputTokens: 0 };

/** Adds one request. */
export async function spend(
  db: Db,
  tokens: { readonly input: number; readonly output: number },
  now: number,
): Promise<void> {
  await db
    .insertInto('spending')
    .values({ day: dayOf(now), requests: 1, input_tokens: tokens.input, output_tokens: tokens.output })
    .onConflict((conflict) =>
      conflict.column('day').doUpdateSet(({ ref, eb }) => ({
        requests: eb('spending.requests', '+', 1),
        input_tokens: eb('spending.input_tokens', '+', ref('excluded.input_tokens')),
        output_tokens: eb('spending.output_tokens', '+', ref('excluded.output_tokens')),
      })),
    )
    .execute();
}

export async function spentOn(db: Db, now: number): Promise<Spending> {
  const row = await db.selectFrom('spending').selectAll().where('day', '=', dayOf(now)).executeTakeFirst();
  if (!row) return NOTHING;
  return { requests: row.requests, inputTokens: row.input_tokens, outputTokens: row.output_tokens };
}

function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
