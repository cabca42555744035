// A collector in a small world: a made-up source, a clock that one can turn, an archive in a temporary folder.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import type { Collector } from '../../src/daily/collect/collect.ts';
import { createLog } from '../../src/log.ts';
import { type Day, day } from '../../src/model/day.ts';
import type { ListedPaper } from '../../src/model/paper.ts';
import { type Index, openIndex } from '../../src/search/open-index.ts';
import { type Listing, SourceError } from '../../src/source/source.ts';
import { openAny } from '../postgres/databases.ts';

export interface Fixture extends AsyncDisposable {
  readonly collector: Collector & { readonly index: Index };
  /** What the source lists, by day; a day that isn't there is empty. */
  readonly lists: Map<Day, ListedPaper[]>;
  /** The days that were asked for. */
  readonly asked: Day[];
  /** Days that the source fails for, or doesn't open yet. */
  readonly trouble: Map<Day, 'fails' | 'not open'>;
  readonly log: string[];
  /** Turns the clock to this UTC time. */
  at(time: string): Collector;
}

export async function fixture(env: NodeJS.ProcessEnv = {}): Promise<Fixture> {
  const archive = mkdtempSync(join(tmpdir(), 'paperboy-'));
  const settings = readConfig(env);
  if (settings.problems) throw new Error(settings.problems.join('\n'));
  const lists = new Map<Day, ListedPaper[]>();
  const trouble = new Map<Day, 'fails' | 'not open'>();
  const asked: Day[] = [];
  const log: string[] = [];
  let now = 0;
  const store = await openAny();
  const index = await openIndex(store, null);
  const collector: Fixture['collector'] = {
    config: settings.config,
    store,
    index,
    archive,
    summarizer: null,
    log: createLog({ level: 'debug', to: { write: (line) => log.push(line) } }),
    now: () => now,
    source: {
      async list(date): Promise<Listing> {
        asked.push(date);
        const wrong = trouble.get(date);
        if (wrong === 'fails') throw new SourceError('answered 500');
        if (wrong === 'not open') return { state: 'not-open', says: 'too early' };
        return { state: 'listed', papers: lists.get(date) ?? [], rejected: [] };
      },
    },
  };
  return {
    collector,
    lists,
    asked,
    trouble,
    log,
    at(time) {
      now = Date.parse(time);
      return collector;
    },
    async [Symbol.asyncDispose]() {
      await index.close();
      await store.destroy();
      rmSync(archive, { recursive: true, force: true });
    },
  };
}

export function listed(id: string, facts: Partial<ListedPaper> = {}): ListedPaper {
  return {
    id,
    title: `Paper ${id}`,
    authors: ['Ada Lovelace'],
    upvotes: 1,
    image: null,
    video: null,
    abstract: `The abstract of ${id}.`,
    aiSummary: null,
    keywords: [],
    organization: null,
    github: null,
    project: null,
    comments: 0,
    listedAt: 0,
    ...facts,
  };
}

/** What stands in a stored digest: id, upvotes, and the day that a paper is late of. */
export async function digestLines({ collector: { store } }: Fixture, date: string): Promise<string[]> {
  const rows = await store
    .selectFrom('entries')
    .selectAll()
    .where('date', '=', day(date))
    .orderBy('rank')
    .execute();
  return rows.map((row) => `${row.paper_id} ▲${row.upvotes}${row.late_of ? ` late of ${row.late_of}` : ''}`);
}
