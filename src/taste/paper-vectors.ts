// Papers' vectors, worked out when they are asked for; those asked for last are remembered.
import { setImmediate as breathe } from 'node:timers/promises';
import type { Db } from '../database/schema.ts';
import { featuresOf } from '../index/features.ts';
import { packFeatures, type Vector, vectorOf } from '../index/vectors.ts';
import { describedPapers } from './described.ts';
import { type Meanings, NO_MEANINGS } from './meanings.ts';
import type { Reference } from './reference.ts';

/** About 1.5 KB each. */
const REMEMBERED = 3000;

/** Papers that are read in one go: about 2 ms. */
const TOGETHER = 5;

export interface PaperVectors {
  /** Unknown papers are left out. */
  readonly of: (ids: readonly string[]) => Promise<ReadonlyMap<string, Vector>>;
}

export function createPaperVectors(
  db: Db,
  { vocabulary }: Pick<Reference, 'vocabulary'>,
  meanings: Meanings = NO_MEANINGS,
): PaperVectors {
  const remembered = new Map<string, Vector>();
  return {
    async of(ids) {
      const found = new Map<string, Vector>();
      const missing: string[] = [];
      for (const id of ids) {
        const vector = remembered.get(id);
        if (!vector) missing.push(id);
        else {
          found.set(id, vector);
          // The map's order is that of their last use.
          remembered.delete(id);
          remembered.set(id, vector);
        }
      }
      for (let from = 0; from < missing.length; from += TOGETHER) {
        const papers = await describedPapers(db, missing.slice(from, from + TOGETHER));
        const said = papers.map(
          (paper) => [paper.id, vectorOf(packFeatures(featuresOf(paper)), vocabulary)] as const,
        );
        for (const [id, vector] of await meanings.addTo(new Map(said))) {
          found.set(id, vector);
          remembered.set(id, vector);
        }
        for (const id of remembered.keys()) {
          if (remembered.size <= REMEMBERED) break;
          remembered.delete(id);
        }
        await breathe();
      }
      return found;
    },
  };
}
