// The kinds of work that a bot does in its event loop, each as it does it.
import { setTimeout as wait } from 'node:timers/promises';
import { readConfig } from '../src/config.ts';
import { closeFetched } from '../src/daily/collect/close.ts';
import { type Collector, collect } from '../src/daily/collect/collect.ts';
import { createLog } from '../src/log.ts';
import { addDays, type Day, day } from '../src/model/day.ts';
import type { ListedPaper } from '../src/model/paper.ts';
import type { Library } from '../src/search/library.ts';
import { searchRankedBy } from '../src/search/ranked-by.ts';
import { type Query, search } from '../src/search/search.ts';
import { similarPapers } from '../src/search/similar.ts';
import { topPapers } from '../src/store/liked/top.ts';
import { touchPapers } from '../src/store/revisions.ts';
import { addVote } from '../src/store/votes.ts';
import { candidatesOf } from '../src/taste/candidates.ts';
import { likenessRanker } from '../src/taste/likeness.ts';
import { rankerFor } from '../src/taste/ranker.ts';
import { recommend } from '../src/taste/recommend.ts';
import { createTaste } from '../src/taste/taste.ts';
import { findTrends } from '../src/taste/trends.ts';
import { LAST, readDigests } from './drawn-papers.ts';
import { followedPapers } from './loop-follows.ts';
import { GUILD } from './loop-scene.ts';
import { seeded } from './random.ts';
import { drawQueries } from './search-queries.ts';

export interface Scene {
  readonly library: Library;
  readonly digests: string;
  readonly folder: string;
  readonly backUp: () => Promise<void>;
}

type Work = () => Promise<void>;

const PAGE = { limit: 10, offset: 0, countTo: 1000 };

/** Of each kind of query so many. */
const QUERIES = 12;

const SENTENCES = 24;

/** Papers of a day. */
const A_DAY = 45;

/** Papers that change together, as in an import beside the bot. */
const CHANGED = 500;

const VOTES = 4000;

/** Between two votes beside a backup, in milliseconds: more than a server of thousands gives. */
const VOTE_GAP_MS = 5;

export async function kindsOfWork({
  library,
  digests,
  folder,
  backUp,
}: Scene): Promise<Record<string, Work>> {
  const { store, index } = library;
  const archive = readDigests(digests);
  const random = seeded(5);
  const drawn = drawQueries(archive, { from: day('2024-01-01'), to: day('2024-12-31') });
  const some = Object.values(drawn).flatMap((all) => all.slice(0, QUERIES));
  const sentences = sentencesOf(archive, random);
  const ask = (query: Query) => search(index.db, query, PAGE);
  const ids = (
    await store.selectFrom('papers').select('id').orderBy('seq', 'desc').limit(5000).execute()
  ).map(({ id }) => id);
  const log = createLog({ level: 'silent' });
  const taste = createTaste({ store, log });
  await taste.learned({ kind: 'member', id: 'nobody' });
  let member = 2000;
  let date = addDays(LAST, 1);
  let now = 10_000;
  return {
    'look-ups': () => each(some, ask),
    'look-ups sorted by votes': () => each(some, (query) => ask({ ...query, sort: 'votes' })),
    'look-ups sorted by date': () => each(some, (query) => ask({ ...query, sort: 'date' })),
    'look-ups of long sentences': () => each(sentences, (text) => ask({ text })),
    'look-ups sorted for you': () =>
      each(some.slice(0, QUERIES), (query) =>
        searchRankedBy(
          index.db,
          query,
          PAGE,
          rankerFor({ store, taste }, { memberId: '2000', guildId: GUILD }),
        ),
      ),
    'similar papers': () =>
      each(ids.slice(0, QUERIES), (id) => similarPapers(library, id, 15, likenessRanker(taste))),
    'top papers': () =>
      each(['votes', 'upvotes', 'both'] as const, (by) =>
        topPapers(store, { by, guildId: GUILD, since: 0, until: null, from: day('2000-01-01'), limit: 200 }),
      ),
    'followed papers': () => followedPapers(library),
    'count words for tastes': async () => {
      await createTaste({ store, log }).learned({ kind: 'member', id: 'nobody' });
    },
    'learn tastes, and rank by them': async () => {
      const found = await candidatesOf(store, 30);
      if (found === null) throw new Error('no papers');
      const members = Array.from({ length: 8 }, () => String(member++));
      await Promise.all(
        members.map((memberId) => recommend({ taste, index }, { memberId, guildId: GUILD }, found)),
      );
      await taste.settled();
    },
    'learn the taste of a server': async () => {
      await addVote(
        store,
        { guildId: GUILD, paperId: ids[now % 99] ?? '', memberId: '1', source: 'button', sign: 1 },
        now++,
      );
      await taste.learned({ kind: 'server', id: GUILD });
      await taste.settled();
    },
    'trends of a month': () => trends(library, 30),
    'trends of a year': () => trends(library, 365),
    'collect and close a day': async () => {
      const collector = collectorOf(library, folder, listOf(archive, date));
      await collect(collector, date);
      await closeFetched(collector, date);
      date = addDays(date, 1);
    },
    'take in 500 changed papers': async () => {
      await store.transaction().execute((db) => touchPapers(db, ids.slice(0, CHANGED)));
      // As if each said something else, so that all is written anew.
      for (const id of ids.slice(0, CHANGED))
        await store
          .updateTable('papers')
          .set(({ eb }) => ({ abstract: eb('abstract', '||', ' again') }))
          .where('id', '=', id)
          .execute();
      await index.bringUp();
    },
    'merge the index': () => index.tidy(),
    'count votes, with checkpoints': async () => {
      for (let nth = 0; nth < VOTES; nth++) {
        const paperId = ids[nth % ids.length] ?? '';
        await addVote(
          store,
          { guildId: GUILD, paperId, memberId: `v${nth}`, source: `s${now}`, sign: 1 },
          now++,
        );
      }
    },
    'votes beside a backup': async () => {
      let isOver = false;
      const backup = backUp().then(() => {
        isOver = true;
      });
      while (!isOver) {
        await addVote(
          store,
          { guildId: GUILD, paperId: ids[0] ?? '', memberId: '1', source: 'b', sign: 1 },
          now++,
        );
        await wait(VOTE_GAP_MS);
      }
      await backup;
    },
  };
}

async function each<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  for (const one of all) {
    await work(one);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function trends({ store }: Library, days: number): Promise<void> {
  await findTrends(store, { to: LAST, days, among: null, guildId: GUILD });
}

/** As people paste them: whole sentences of summaries, two titles, and half an abstract's worth of words. */
function sentencesOf(archive: ReturnType<typeof readDigests>, random: () => number): string[] {
  const pick = () => archive[Math.floor(random() * archive.length)];
  return Array.from({ length: SENTENCES }, (_, nth) => {
    const bullets = pick()?.summary.bullets.map(({ text }) => text) ?? [];
    if (nth % 3 === 0) return `${pick()?.title} ${pick()?.title}`;
    return nth % 3 === 1 ? (bullets[0] ?? '') : bullets.join(' ').slice(0, 900);
  });
}

function listOf(archive: ReturnType<typeof readDigests>, date: Day): ListedPaper[] {
  const from = (Number(date.replaceAll('-', '')) * 7) % (archive.length - A_DAY);
  return archive.slice(from, from + A_DAY).map(({ title, authors, upvotes }, nth) => ({
    id: `${date.slice(2, 4)}${date.slice(5, 7)}.${90_000 + Number(date.slice(8)) * 100 + nth}`,
    title,
    authors: [...authors],
    upvotes: upvotes ?? 0,
    image: null,
    video: null,
    abstract: `${title}. We show that ${title.toLowerCase()} works.`,
    aiSummary: 'It works.',
    keywords: title.toLowerCase().split(' ').slice(0, 4),
    organization: null,
    github: null,
    project: null,
    comments: 0,
    listedAt: Date.parse(date),
  }));
}

function collectorOf({ store, index }: Library, folder: string, papers: readonly ListedPaper[]): Collector {
  const settings = readConfig({});
  if (settings.problems) throw new Error(settings.problems.join('\n'));
  return {
    config: settings.config,
    store,
    index,
    summarizer: null,
    log: createLog({ level: 'silent' }),
    archive: folder,
    now: Date.now,
    source: { list: async () => ({ state: 'listed', papers: [...papers], rejected: [] }) },
  };
}
