// What was learned of tastes, whether anything is to be learned, and from when on.
import type { Db } from '../database/schema.ts';

/** Whose taste it is: a member's by their own choices, or a server's by its votes. */
export interface Owner {
  readonly kind: 'member' | 'server';
  readonly id: string;
}

export interface KeptTaste {
  readonly isOff: boolean;
  /** What was chosen before is forgotten; epoch milliseconds. */
  readonly since: number;
  /** Tells of which choices the model is made. */
  readonly madeOf: string | null;
  readonly model: Uint8Array | null;
}

const NOTHING_YET: KeptTaste = { isOff: false, since: 0, madeOf: null, model: null };

export async function findTaste(db: Db, owner: Owner): Promise<KeptTaste> {
  const row = await db
    .selectFrom('tastes')
    .selectAll()
    .where('kind', '=', owner.kind)
    .where('owner', '=', owner.id)
    .executeTakeFirst();
  return row
    ? { isOff: row.off === 1, since: row.since, madeOf: row.made_of, model: row.model }
    : NOTHING_YET;
}

export async function saveTaste(
  db: Db,
  owner: Owner,
  { madeOf, model }: Pick<KeptTaste, 'madeOf' | 'model'>,
): Promise<void> {
  // What was switched off while it was learned isn't kept.
  await put(db, owner, { made_of: madeOf, model }, { unlessOff: true });
}

/** Switched off, what was learned is deleted; what it was learned from stays. */
export async function switchTaste(db: Db, owner: Owner, isOn: boolean): Promise<void> {
  await put(db, owner, isOn ? { off: 0 } : { off: 1, made_of: null, model: null });
}

/** Begins anew: what was chosen up to now doesn't count any more, and what was said to the recommendations is deleted. */
export async function resetTaste(db: Db, owner: Owner, now: number): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await put(transaction, owner, { since: now, made_of: null, model: null });
    if (owner.kind === 'member')
      await transaction.deleteFrom('likings').where('member_id', '=', owner.id).execute();
  });
}

/** Servers among these whose admins switched it off. */
export async function serversWithoutTaste(db: Db): Promise<Set<string>> {
  const rows = await db
    .selectFrom('tastes')
    .select('owner')
    .where('kind', '=', 'server')
    .where('off', '=', 1)
    .execute();
  return new Set(rows.map(({ owner }) => owner));
}

interface Columns {
  readonly off?: number;
  readonly since?: number;
  readonly made_of?: string | null;
  readonly model?: Uint8Array | null;
}

async function put(db: Db, { kind, id }: Owner, columns: Columns, { unlessOff = false } = {}): Promise<void> {
  await db
    .insertInto('tastes')
    .values({ kind, owner: id, made_of: null, model: null, ...columns })
    .onConflict((conflict) => {
      const update = conflict.columns(['kind', 'owner']).doUpdateSet(columns);
      return unlessOff ? update.where('tastes.off', '=', 0) : update;
    })
    .execute();
}
