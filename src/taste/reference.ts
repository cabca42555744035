// What tastes are measured against: how common words are among recent papers, and papers that nobody chose.
import { setImmediate as breathe } from 'node:timers/promises';
import type { Db } from '../database/schema.ts';
import { featuresOf } from '../index/features.ts';
import { type Packed, packFeatures, type Vector, type Vocabulary, vectorOf } from '../index/vectors.ts';
import { countFeatures } from '../index/vocabulary.ts';
import { describedPapers } from './described.ts';

export interface Reference {
  /** Tells which papers it is made of; the same papers make the same. */
  readonly name: string;
  readonly vocabulary: Vocabulary;
  readonly background: readonly BackgroundPaper[];
}

interface BackgroundPaper {
  readonly id: string;
  readonly vector: Vector;
}

/** So many of the newest papers are counted. */
const COUNTED = 4000;

/** So many of those, evenly spread, are passed over by everybody who didn't choose them. */
const BACKGROUND = 200;

/** Fewer papers than this before the month are no measure: then all are counted, anew each day. */
const ENOUGH = 300;

/** Papers that are read in one go: about 2 ms. */
const TOGETHER = 5;

/** All papers of earlier days count. Moves once a month, so that what was learned stays comparable. */
export async function referenceBefore(db: Db): Promise<string> {
  const { newest } = await db
    .selectFrom('papers')
    .select(({ fn }) => fn.max('date').as('newest'))
    .executeTakeFirstOrThrow();
  if (newest === null) return '';
  const month = `${newest.slice(0, 8)}01`;
  const enough = db.selectFrom('papers').select('seq').where('date', '<', month).limit(1).offset(ENOUGH);
  return (await enough.executeTakeFirst()) ? month : `${newest}~`;
}

export async function readReference(db: Db, before: string): Promise<Reference> {
  const rows = await db
    .selectFrom('papers')
    .select(['id', 'date'])
    .where('date', '<', before)
    .orderBy('date', 'desc')
    .orderBy('seq', 'desc')
    .limit(COUNTED)
    .execute();
  const ids = rows.map(({ id }) => id);
  const every = Math.max(1, Math.floor(ids.length / BACKGROUND));
  const kept = new Map<string, Packed>();
  async function* read() {
    for (let from = 0; from < ids.length; from += TOGETHER) {
      for (const paper of await describedPapers(db, ids.slice(from, from + TOGETHER))) {
        const packed = packFeatures(featuresOf(paper));
        if (kept.size < BACKGROUND && ids.indexOf(paper.id, from) % every === 0) kept.set(paper.id, packed);
        yield packed;
      }
      await breathe();
    }
  }
  const vocabulary = await countFeatures(read());
  const background: BackgroundPaper[] = [];
  for (const [id, packed] of kept) background.push({ id, vector: vectorOf(packed, vocabulary) });
  return { name: `${before} ${ids.length}`, vocabulary, background };
}
