// A store with papers of two subjects on a few days, made up, or with real days.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../../src/database/schema.ts';
import { createLog } from '../../src/log.ts';
import { addDays, day } from '../../src/model/day.ts';
import type { ListedPaper } from '../../src/model/paper.ts';
import { readList } from '../../src/source/entry.ts';
import { saveListing } from '../../src/store/listings.ts';
import { savePapers } from '../../src/store/saved.ts';
import { createTaste } from '../../src/taste/taste.ts';
import { openAny } from '../postgres/databases.ts';

export const FIRST_DAY = day('2025-03-03');

/** One of four subjects, told by the last digit of the paper's number. */
export const SUBJECTS = ['protein folding', 'robot grasping', 'speech synthesis', 'graph colouring'] as const;

const ABOUT: Readonly<Record<(typeof SUBJECTS)[number], string>> = {
  'protein folding': 'amino acids, residues and structures of proteins predicted from sequence alignments',
  'robot grasping': 'grippers, manipulation and tactile sensors for arms that pick objects from bins',
  'speech synthesis': 'vocoders, prosody and speaker voices generated from phonemes and mel spectrograms',
  'graph colouring': 'vertices, edges and chromatic numbers bounded by combinatorial search heuristics',
};

/** Papers a day. */
const A_DAY = 12;

export function idOf(dayNumber: number, paper: number): string {
  return `2503.${String(dayNumber).padStart(2, '0')}${String(paper).padStart(3, '0')}`;
}

export function subjectOf(id: string): (typeof SUBJECTS)[number] {
  return SUBJECTS[Number(id.slice(-3)) % SUBJECTS.length] as (typeof SUBJECTS)[number];
}

export async function withSubjects(days: number): Promise<Db> {
  const db = await openAny();
  for (let at = 0; at < days; at++) {
    const papers = Array.from({ length: A_DAY }, (_, paper) => listed(idOf(at, paper), paper));
    await saveListing(db, addDays(FIRST_DAY, at), papers, 0);
  }
  return db;
}

function listed(id: string, paper: number): ListedPaper {
  const subject = subjectOf(id);
  return {
    id,
    title: `Towards ${subject} ${id}`,
    authors: [`Author ${id}`, `Leader of ${subject}`],
    upvotes: 100 - paper,
    image: null,
    video: null,
    abstract: `We present work on ${ABOUT[subject]}.`,
    aiSummary: null,
    keywords: [subject],
    organization: null,
    github: null,
    project: null,
    comments: 0,
    listedAt: 0,
  };
}

/** The first of a folder of the source's responses. */
export async function withResponses(folder: string, days: number): Promise<Db> {
  const db = await openAny();
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .slice(-days);
  for (const file of files) {
    const list = JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown[];
    await saveListing(db, day(file.slice(0, 10)), readList(list).papers, 0);
  }
  return db;
}

export function tasteOf(store: Db) {
  return createTaste({ store, log: createLog({ level: 'silent' }) });
}

/** Saved a day apart, in this order. */
export async function save(db: Db, memberId: string, ids: readonly string[]): Promise<void> {
  for (const [at, id] of ids.entries()) await savePapers(db, memberId, [id], 1000 + at);
}
