// What rises and falls: how many of a period's papers speak of something, beside the period before; and what a server votes for.
import { setImmediate as breathe } from 'node:timers/promises';
import type { Db } from '../database/schema.ts';
import { conceptForms, conceptsIn, conceptsOf, keyOf } from '../index/concepts.ts';
import { words } from '../index/tokens.ts';
import { addDays, type Day } from '../model/day.ts';
import { sumVotesOn } from '../store/liked/vote-sums.ts';
import { parseList } from '../store/papers.ts';

interface Subject {
  /** As papers write it; of a concept, in several languages, English first. */
  readonly forms: readonly string[];
}

export interface Trend extends Subject {
  /** Shares, from 0 to 1. */
  readonly before: number;
  readonly now: number;
}

export interface Trends {
  readonly from: Day;
  readonly to: Day;
  /** How many papers there are in the period, and in the one before. */
  readonly papers: { readonly before: number; readonly now: number };
  readonly rising: readonly Trend[];
  readonly falling: readonly Trend[];
  /** What the server votes for more than others do: its share of all papers, and of those voted for. */
  readonly liked: readonly Trend[];
  /** Papers of the period that the server voted for. */
  readonly voted: number;
}

export function hasTrends({ rising, falling, liked }: Trends): boolean {
  return rising.length + falling.length + liked.length > 0;
}

export interface TrendsWanted {
  readonly to: Day;
  readonly days: number;
  /** Only these papers are counted; null for all. */
  readonly among: ReadonlySet<string> | null;
  readonly guildId: string | null;
}

const MOST = { rising: 6, falling: 5, liked: 5 } as const;

/** In fewer papers of both periods than this, a subject is chance. */
const FEWEST = 4;

/** What fewer voted papers speak of says little. */
const FEWEST_VOTED = 2;

/** Differences of fewer standard errors are chance. */
const SURE = 1;

/** Papers that are read in one go. */
const TOGETHER = 100;

export async function findTrends(db: Db, { to, days, among, guildId }: TrendsWanted): Promise<Trends> {
  const from = addDays(to, 1 - days);
  const earlier = await countSubjects(db, { from: addDays(from, -days), to: addDays(from, -1) }, among);
  const now = await countSubjects(db, { from, to }, among);
  const all = [...new Set([...earlier.subjects.keys(), ...now.subjects.keys()])].flatMap((id) => {
    const [was, is] = [earlier.subjects.get(id), now.subjects.get(id)];
    const counts = { before: was?.papers.length ?? 0, now: is?.papers.length ?? 0 };
    if (counts.before + counts.now < FEWEST || earlier.papers === 0 || now.papers === 0) return [];
    const shares = { before: counts.before / earlier.papers, now: counts.now / now.papers };
    const sureness = surenessOf(counts, { before: earlier.papers, now: now.papers });
    return [{ id, subject: is ?? was, shares, sureness }];
  });
  await breathe();
  const rising = all.filter(({ sureness }) => sureness >= SURE).sort((a, b) => b.sureness - a.sureness);
  const falling = all.filter(({ sureness }) => sureness <= -SURE).sort((a, b) => a.sureness - b.sureness);
  // To look up how a concept is written takes a while: it is done of those that are told.
  const told = ({ id, subject, shares }: (typeof all)[number]): Trend => ({
    forms: formsOf(id, subject),
    ...shares,
  });
  const votes: ReadonlySet<string> = guildId === null ? new Set() : await votedFor(db, guildId, now);
  return {
    from,
    to,
    papers: { before: earlier.papers, now: now.papers },
    rising: rising.slice(0, MOST.rising).map(told),
    falling: falling.slice(0, MOST.falling).map(told),
    liked: likedMore(now, votes),
    voted: votes.size,
  };
}

interface Counted {
  readonly papers: number;
  readonly ids: ReadonlySet<string>;
  readonly subjects: ReadonlyMap<string, CountedSubject>;
}

interface CountedSubject {
  readonly papers: string[];
  /** How often it is written how. */
  readonly written: Map<string, number>;
}

async function countSubjects(
  db: Db,
  { from, to }: { readonly from: Day; readonly to: Day },
  among: ReadonlySet<string> | null,
): Promise<Counted> {
  const rows = await db
    .selectFrom('papers')
    .select(['id', 'title', 'keywords'])
    .where('date', '>=', from)
    .where('date', '<=', to)
    .execute();
  const wanted = rows.filter(({ id }) => among === null || among.has(id));
  const subjects = new Map<string, CountedSubject>();
  for (const [at, { id, title, keywords }] of wanted.entries()) {
    for (const [subject, text] of subjectsOf(title, parseList(keywords))) {
      const known: CountedSubject = subjects.get(subject) ?? { papers: [], written: new Map() };
      known.papers.push(id);
      known.written.set(text, (known.written.get(text) ?? 0) + 1);
      subjects.set(subject, known);
    }
    if (at % TOGETHER === TOGETHER - 1) await breathe();
  }
  return { papers: wanted.length, ids: new Set(wanted.map(({ id }) => id)), subjects };
}

/** A keyword that is a form of a concept is that concept; titles name concepts, too. */
function subjectsOf(title: string, keywords: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const concept of conceptsIn(words(title))) found.set(concept, '');
  for (const keyword of keywords) {
    const key = keyOf(words(keyword));
    const concepts = conceptsOf(key);
    if (concepts.length === 0 && key !== '') found.set(key, keyword);
    for (const concept of concepts) found.set(concept, '');
  }
  return found;
}

function formsOf(id: string, subject: CountedSubject | undefined): readonly string[] {
  const forms = conceptForms(id);
  if (forms.length > 0) return forms;
  const [most] = [...(subject?.written ?? [])].sort((a, b) => b[1] - a[1]);
  return [most?.[0] ?? id];
}

interface Pair {
  readonly before: number;
  readonly now: number;
}

/** In standard errors of the difference of two shares. */
function surenessOf(counts: Pair, papers: Pair): number {
  const share = (counts.before + counts.now) / (papers.before + papers.now);
  const error = Math.sqrt(share * (1 - share) * (1 / papers.before + 1 / papers.now));
  return error === 0 ? 0 : (counts.now / papers.now - counts.before / papers.before) / error;
}

async function votedFor(db: Db, guildId: string, { ids }: Counted): Promise<ReadonlySet<string>> {
  const sums = await sumVotesOn(db, guildId, [...ids]);
  return new Set(sums.flatMap(({ paperId, sum }) => (sum > 0 ? [paperId] : [])));
}

function likedMore({ subjects, papers }: Counted, voted: ReadonlySet<string>): Trend[] {
  if (voted.size === 0) return [];
  return [...subjects]
    .map(([id, subject]) => {
      const count = subject.papers.filter((paper) => voted.has(paper)).length;
      return { id, subject, count, before: subject.papers.length / papers, now: count / voted.size };
    })
    .filter(({ count, before, now }) => count >= FEWEST_VOTED && now > before)
    .sort((a, b) => b.now - b.before - (a.now - a.before) || b.count - a.count)
    .slice(0, MOST.liked)
    .map(({ id, subject, before, now }) => ({ forms: formsOf(id, subject), before, now }));
}
