// Real choices as trials: who put a paper on the source's list, seen from what the same person had put there on earlier days.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { ListedPaper } from '../src/model/paper.ts';
import { readList } from '../src/source/entry.ts';

/** Who lists fewer papers shows no taste, who lists more is a curator. */
const FEWEST_PAPERS = 5;
const MOST_PAPERS = 149;

/** How many of a person's papers must have been listed on earlier days. */
const FEWEST_EARLIER = 3;

/** A day with fewer candidates tells little. */
const FEWEST_CANDIDATES = 6;

const entryJson = z.object({
  paper: z.object({ id: z.string() }),
  submittedBy: z.object({ name: z.string() }).nullish().catch(null),
});

export interface Listed {
  readonly paper: ListedPaper;
  /** The day of its first listing. */
  readonly date: string;
  readonly submitter: string | null;
}

export interface Trial {
  readonly date: string;
  readonly person: string;
  readonly chosen: Listed;
  /** The chosen one among them. */
  readonly candidates: readonly Listed[];
  /** The person's papers of earlier days, oldest first. */
  readonly earlier: readonly Listed[];
}

/** The first listing of each paper in folders of the source's responses, oldest day first, as its day lists them. */
export function readListed(folders: readonly string[]): Listed[] {
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => /^\d{4}-\d\d-\d\d\.json$/.test(file))
      .map((file) => join(folder, file)),
  );
  const listed = new Map<string, Listed>();
  for (const file of files.sort((a, b) => (basename(a) < basename(b) ? -1 : 1))) {
    const list: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!Array.isArray(list)) continue;
    const submitters = new Map(
      list.flatMap((entry) => {
        const read = entryJson.safeParse(entry);
        return read.success ? [[read.data.paper.id, read.data.submittedBy?.name ?? null] as const] : [];
      }),
    );
    for (const paper of readList(list).papers) {
      if (listed.has(paper.id)) continue;
      const submitter = submitters.get(paper.id) ?? null;
      listed.set(paper.id, { paper, date: basename(file, '.json'), submitter });
    }
  }
  return [...listed.values()];
}

export function trialsOf(listed: readonly Listed[]): Trial[] {
  const people = Map.groupBy(listed, ({ submitter }) => submitter);
  const days = Map.groupBy(listed, ({ date }) => date);
  return listed.flatMap((chosen) => {
    const { date, submitter: person } = chosen;
    const own = people.get(person) ?? [];
    if (person === null || own.length < FEWEST_PAPERS || own.length > MOST_PAPERS) return [];
    const earlier = own.filter((each) => each.date < date);
    if (earlier.length < FEWEST_EARLIER) return [];
    const candidates = (days.get(date) ?? []).filter((each) => each === chosen || each.submitter !== person);
    return candidates.length < FEWEST_CANDIDATES ? [] : [{ date, person, chosen, candidates, earlier }];
  });
}
