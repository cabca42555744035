// What a large archive needs for the work on it to be like real work: texts of papers, and members who chose some.
import { sql } from 'kysely';
import type { Db } from '../src/database/schema.ts';
import { seeded } from './random.ts';
import { readListed } from './taste-trials.ts';

export const GUILD = '1001';
const MEMBERS = 500;
const CHOSEN = 40;
const VOTED = 100;

/** Each paper's abstract is a half of one real abstract, and a half of another. */
export async function fillTexts(store: Db, responses: string): Promise<void> {
  const random = seeded(2);
  const real = readListed([responses]);
  const pick = () => real[Math.floor(random() * real.length)]?.paper;
  const papers = await store.selectFrom('papers').select('seq').orderBy('seq').execute();
  await store.transaction().execute(async (db) => {
    for (const { seq } of papers) {
      const [one, other] = [pick(), pick()];
      const [head, tail] = [one?.abstract ?? '', other?.abstract ?? ''];
      const abstract = head.slice(0, head.length / 2) + tail.slice(tail.length / 2);
      const keywords = JSON.stringify([...(one?.keywords ?? []), ...(other?.keywords ?? [])].slice(0, 8));
      await sql`update papers set abstract = ${abstract}, keywords = ${keywords},
        organization = ${one?.organization ?? null} where seq = ${seq}`.execute(db);
    }
  });
}

export async function fillChoices(store: Db): Promise<void> {
  const random = seeded(3);
  const ids = (await store.selectFrom('papers').select('id').orderBy('seq', 'desc').execute()).map(
    ({ id }) => id,
  );
  const draw = (count: number) =>
    new Set(Array.from({ length: count }, () => ids[Math.floor(random() ** 2 * ids.length)] as string));
  await store.transaction().execute(async (db) => {
    for (let member = 0; member < MEMBERS; member++) {
      const memberId = String(2000 + member);
      for (const [at, paperId] of [...draw(CHOSEN)].entries())
        await db
          .insertInto('saved')
          .values({ member_id: memberId, paper_id: paperId, created_at: 1000 + at })
          .execute();
      for (const paperId of draw(VOTED))
        await db
          .insertInto('votes')
          .values({
            guild_id: GUILD,
            paper_id: paperId,
            member_id: memberId,
            source: 'button',
            value: 1,
            created_at: 1000,
          })
          .execute();
    }
  });
}
