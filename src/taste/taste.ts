// Tastes as they are asked for: learned from choices when something changed, else as they were kept.
import { createHash } from 'node:crypto';
import pLimit from 'p-limit';
import type { Db } from '../database/schema.ts';
import type { Vector } from '../index/vectors.ts';
import type { Log } from '../log.ts';
import { createSingleFlight } from '../model/single-flight.ts';
import { type Follow, followsOf, type Topic } from '../store/follows.ts';
import { choicesOf, choicesOfServer, type PaperChoice } from './choices.ts';
import { followName, followVector } from './follow-vectors.ts';
import { findTaste, type Owner, saveTaste } from './kept-taste.ts';
import { type Meanings, NO_MEANINGS, readMeanings } from './meanings.ts';
import type { Model } from './model.ts';
import { packModel, unpackModel } from './packed-model.ts';
import { createPaperVectors, type PaperVectors } from './paper-vectors.ts';
import { passedOver } from './passed-over.ts';
import { type Reference, readReference, referenceBefore } from './reference.ts';
import { type Choice, FADING, trainModel } from './train.ts';

/** With fewer papers chosen, nothing is known yet. */
export const FEWEST_CHOICES = 3;

/** Who follows something says so once and for all: it weighs as much as so many papers. */
const FOLLOWED = 3;

export interface Learned {
  /** Whether its owner, or the server's admins, want nothing to be learned. */
  readonly isOff: boolean;
  readonly choices: readonly PaperChoice[];
  readonly follows: readonly Follow[];
  /** Null where too little was chosen, or it is off. */
  readonly model: Model | null;
  readonly vectors: PaperVectors;
  readonly reference: Reference;
}

export interface Taste {
  /**
   * What papers say, as tastes are told by it; unknown papers are left out. Null while nothing has been counted since
   * the start, which takes a second or two and is begun by this: who can do without needn't wait.
   */
  readonly vectorsAtHand: (ids: readonly string[]) => Promise<ReadonlyMap<string, Vector> | null>;
  readonly learned: (owner: Owner) => Promise<Learned>;
  /** There are embeddings that there were not before. */
  readonly renewMeanings: () => Promise<void>;
  /** Resolves when what was learned is kept, and nothing goes on in the background. */
  readonly settled: () => Promise<void>;
}

interface Measure {
  readonly reference: Reference;
  readonly vectors: PaperVectors;
  readonly meanings: Meanings;
  /** The reference's, with what they mean. */
  readonly background: ReadonlyMap<string, Vector>;
}

export interface TasteParts {
  readonly store: Db;
  readonly log: Log;
  /** The model whose embeddings of papers join what they say; nothing where there is none. */
  readonly embeddingModel?: string;
}

export function createTaste({ store: db, log, embeddingModel = '' }: TasteParts): Taste {
  const flights = createSingleFlight<Learned>();
  const readings = createSingleFlight<Measure>();
  // Each yields often; several at the same time would take their turns in one turn of the event loop.
  const oneByOne = pLimit(1);
  const background = new Set<Promise<void>>();
  let measure: { readonly before: string; readonly of: Measure } | null = null;

  async function currentMeasure(): Promise<Measure> {
    const before = await referenceBefore(db);
    if (measure?.before === before) return measure.of;
    return readings.run(before, async () => {
      const of = await measureBy(await readReference(db, before));
      measure = { before, of };
      return of;
    });
  }

  async function measureBy(reference: Reference): Promise<Measure> {
    const common = new Map(reference.background.map(({ id, vector }) => [id, vector]));
    const meanings =
      embeddingModel === '' ? NO_MEANINGS : await readMeanings(db, embeddingModel, [...common.keys()]);
    const vectors = createPaperVectors(db, reference, meanings);
    return { reference, vectors, meanings, background: await meanings.addTo(common) };
  }

  /** Nobody waits for it: while the database is locked, a taste is learned again instead. */
  function keep(owner: Owner, madeOf: string, model: Model): void {
    inBackground(
      saveTaste(db, owner, { madeOf, model: packModel(model) }).catch((error: unknown) =>
        log.warn({ err: error }, 'what was learned of a taste was not kept'),
      ),
    );
  }

  function inBackground(work: Promise<void>): void {
    const done = work.finally(() => background.delete(done));
    background.add(done);
  }

  async function learn(owner: Owner): Promise<Learned> {
    const { isOff, since, madeOf, model: bytes } = await findTaste(db, owner);
    const of = await currentMeasure();
    if (isOff) return { isOff, choices: [], follows: [], model: null, ...of };
    const isMember = owner.kind === 'member';
    const choices = await (isMember ? choicesOf : choicesOfServer)(db, owner.id, since);
    const follows = isMember ? await followsOf(db, owner.id) : [];
    const known = { isOff, choices, follows, ...of };
    if (choices.filter(({ sign }) => sign === 1).length < FEWEST_CHOICES) return { ...known, model: null };
    const name = nameOf(of.reference, choices, follows, await meaningOf(of.meanings, choices));
    const kept = madeOf === name && bytes !== null ? unpackModel(bytes) : null;
    if (kept) return { ...known, model: kept };
    const newest = choices[0]?.at ?? 0;
    const vectors = await of.vectors.of(choices.map(({ paperId }) => paperId));
    const beside = await of.vectors.of(
      await passedOver(
        db,
        choices.map(({ paperId }) => paperId),
      ),
    );
    const passed = [
      ...beside.values(),
      ...[...of.background].filter(([id]) => !vectors.has(id) && !beside.has(id)).map(([, vector]) => vector),
    ];
    const model = await trainModel(
      [
        ...choices.flatMap(({ paperId, sign, at, members }): Choice[] => {
          const vector = vectors.get(paperId);
          const weight = Math.log2(1 + members);
          return vector ? [{ of: paperId, vector, isFor: sign === 1, at, weight }] : [];
        }),
        ...follows.map(
          (follow): Choice => ({
            of: followName(follow),
            vector: followVector(follow, of.reference.vocabulary),
            isFor: true,
            at: newest,
            weight: FOLLOWED,
          }),
        ),
      ],
      passed,
      FADING[owner.kind],
    );
    if (model) keep(owner, name, model);
    return { ...known, model };
  }

  return {
    async vectorsAtHand(ids) {
      if (measure) return measure.of.vectors.of(ids);
      const begun = currentMeasure().then(
        () => undefined,
        (error: unknown) => log.warn({ err: error }, 'words were not counted'),
      );
      inBackground(begun);
      return null;
    },
    learned: (owner) => flights.run(`${owner.kind} ${owner.id}`, () => oneByOne(() => learn(owner))),
    async renewMeanings() {
      const known = measure;
      if (!known) return;
      const of = await measureBy(known.of.reference);
      // A new month's was read meanwhile.
      if (measure === known) measure = { before: known.before, of };
    },
    async settled() {
      await flights.settled();
      await Promise.all(background);
    },
  };
}

/** By which model the chosen papers mean something, and how many do; nothing without one. */
async function meaningOf(meanings: Meanings, choices: readonly PaperChoice[]): Promise<string> {
  if (meanings.name === '') return '';
  const known = await meanings.known(choices.map(({ paperId }) => paperId));
  return `${meanings.name} ${known.size}`;
}

/** Changes whenever something would be learned otherwise. */
function nameOf(
  { name }: Reference,
  choices: readonly PaperChoice[],
  follows: readonly Topic[],
  meaning: string,
): string {
  const facts = [
    name,
    ...(meaning === '' ? [] : [meaning]),
    ...choices.map(({ paperId, sign, at, members }) => `${paperId} ${sign} ${at} ${members}`),
    ...follows.map(followName),
  ];
  return createHash('sha256').update(facts.join('\n')).digest('hex').slice(0, 16);
}
