// What a model made of papers, in numbers: a byte a dimension, asked for once and kept.
import type { Db } from '../database/schema.ts';
import type { DescribedPaper } from './described.ts';
import { describedPapers } from './described.ts';

/** How long a request may take, in milliseconds, before another process may ask for the same paper. */
const CLAIM_MS = 15 * 60_000;

/** The largest step of a dimension. */
const STEPS = 127;

/** The direction alone: how long the vector is says nothing. Of numbers that are finite and not all 0. */
export function packEmbedding(vector: Float64Array): Uint8Array {
  const most = vector.reduce((max, each) => Math.max(max, Math.abs(each)), 0);
  const bytes = Int8Array.from(vector, (each) => Math.round((each / most) * STEPS));
  return new Uint8Array(bytes.buffer);
}

/** Those that a model made, by paper. */
export async function embeddingsOf(
  db: Db,
  model: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Int8Array>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('embeddings')
    .select(['paper_id', 'vector'])
    .where('paper_id', 'in', ids)
    .where('model', '=', model)
    .execute();
  return new Map(
    rows.flatMap(({ paper_id, vector }) =>
      vector === null ? [] : [[paper_id, new Int8Array(vector.buffer, vector.byteOffset, vector.length)]],
    ),
  );
}

export interface EmbeddingTask {
  readonly model: string;
  readonly paper: DescribedPaper;
}

/** A place in the papers' order, newest first, behind which papers are looked for. */
export type Cursor = number;

export const NEWEST: Cursor = Number.MAX_SAFE_INTEGER;

/** Of so many papers those without an embedding, and where to look next; null at the end. */
export async function withoutEmbedding(
  db: Db,
  { model, before, look }: { readonly model: string; readonly before: Cursor; readonly look: number },
  now: number,
): Promise<{ readonly papers: readonly DescribedPaper[]; readonly next: Cursor | null }> {
  const rows = await db
    .selectFrom('papers')
    .leftJoin('embeddings', 'embeddings.paper_id', 'papers.id')
    .select(['papers.id', 'papers.seq', 'embeddings.model', 'embeddings.vector', 'embeddings.next_at'])
    .where('papers.seq', '<', before)
    .orderBy('papers.seq', 'desc')
    .limit(look)
    .execute();
  const missing = rows.filter(
    (row) => row.model !== model || (row.vector === null && (row.next_at ?? 0) <= now),
  );
  const papers = await describedPapers(
    db,
    missing.map(({ id }) => id),
  );
  return { papers, next: rows.length < look ? null : (rows.at(-1)?.seq ?? null) };
}

/** True if it is this process's to ask for now. */
export async function claimEmbedding(db: Db, { model, paper }: EmbeddingTask, now: number): Promise<boolean> {
  const next_at = now + CLAIM_MS;
  const claimed = await db
    .insertInto('embeddings')
    .values({ paper_id: paper.id, model, vector: null, tries: 0, next_at })
    .onConflict((conflict) =>
      conflict
        .column('paper_id')
        .doUpdateSet({ model, vector: null, next_at })
        .where(({ or, and, eb }) =>
          or([
            eb('embeddings.model', '<>', model),
            and([eb('embeddings.vector', 'is', null), eb('embeddings.next_at', '<=', now)]),
          ]),
        ),
    )
    .returning('paper_id')
    .executeTakeFirst();
  return claimed !== undefined;
}

export async function saveEmbedding(
  db: Db,
  { model, paper }: EmbeddingTask,
  vector: Uint8Array,
): Promise<void> {
  await ofTask(db, { model, paper }).set({ vector, tries: 0, next_at: 0 }).execute();
}

/** It came to nothing; `waitMs` by how often that was so. */
export async function postponeEmbedding(
  db: Db,
  task: EmbeddingTask,
  { now, waitMs }: { readonly now: number; readonly waitMs: (tries: number) => number },
): Promise<void> {
  const row = await db
    .selectFrom('embeddings')
    .select('tries')
    .where('paper_id', '=', task.paper.id)
    .executeTakeFirst();
  const tries = (row?.tries ?? 0) + 1;
  await ofTask(db, task)
    .set({ tries, next_at: now + waitMs(tries) })
    .execute();
}

/** It was not asked for after all. */
export async function releaseEmbedding(db: Db, task: EmbeddingTask): Promise<void> {
  await ofTask(db, task).set({ next_at: 0 }).execute();
}

/** Of a model that is known by a name that another one had: all is to be asked for anew. */
export async function forgetEmbeddings(db: Db, model: string): Promise<void> {
  await db.deleteFrom('embeddings').where('model', '=', model).execute();
}

/** How many dimensions a model's embeddings have; null before the first. */
export async function dimensionsOf(db: Db, model: string): Promise<number | null> {
  const row = await db
    .selectFrom('embeddings')
    .select('vector')
    .where('model', '=', model)
    .where('vector', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row?.vector?.length ?? null;
}

export async function countEmbeddings(db: Db, model: string): Promise<number> {
  const { count } = await db
    .selectFrom('embeddings')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('model', '=', model)
    .where('vector', 'is not', null)
    .executeTakeFirstOrThrow();
  return count;
}

function ofTask(db: Db, { model, paper }: EmbeddingTask) {
  return db.updateTable('embeddings').where('paper_id', '=', paper.id).where('model', '=', model);
}
