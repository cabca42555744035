// The index is made in small steps, between which everything else has its turn.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openIndex } from '../../src/search/open-index.ts';
import { saveDigest } from '../../src/store/digests.ts';
import { openAny } from '../postgres/databases.ts';
import { digestOf, entry } from '../store/made-up.ts';

const PAPERS = 120;

it('of at most fifty papers, with a turn after each paper', async () => {
  const db = await openAny();
  const entries = Array.from({ length: PAPERS }, (_, nth) =>
    entry(`2403.${String(nth).padStart(5, '0')}`, {
      title: `On Stone ${nth}`,
      authors: [`Ada Number${nth}`],
    }),
  );
  await saveDigest(db, digestOf('2024-03-01', entries), 0);
  const index = await openIndex(db, null);
  let [turns, isMade] = [0, false];
  const told: [papers: number, turns: number][] = [];
  const making = index
    .bringUp(({ done }) => told.push([done, turns]))
    .finally(() => {
      isMade = true;
    });
  for (; !isMade; turns++) await nextTurn();
  await making;

  const steps = told.map(([done], at) => done - (told[at - 1]?.[0] ?? 0));
  expect(Math.max(...steps)).toBeLessThanOrEqual(50);
  expect(told.at(-1)?.[0]).toBe(PAPERS);
  for (const [at, [, after]] of told.entries())
    expect(after - (told[at - 1]?.[1] ?? 0)).toBeGreaterThanOrEqual(steps[at] ?? 0);
  expect(await index.isCurrent()).toBe(true);
  await index.close();
  await db.destroy();
});
