// What members may type: titles, names, days and queries, taken from the papers that are stored.
import type { Db } from '../src/database/schema.ts';

export interface Known {
  readonly ids: readonly string[];
  readonly titles: readonly string[];
  readonly authors: readonly string[];
  readonly days: readonly string[];
  /** Words of a title, Korean and common ones, phrases, misspelt ones, and some that are nowhere. */
  readonly query: (random: () => number) => string;
}

/** How many papers what is typed is taken from. */
const SAMPLE = 500;

const COMMON = [
  'diffusion',
  'language model',
  'LLM',
  '확산 모델',
  '강화학습',
  '모델',
  '영상 생성',
  'video generation',
  'reasoning',
  '데이터셋 벤치마크',
  'attention is all you need',
  'transformer -vision',
  'qqqq zzzz',
];

export async function readKnown(db: Db): Promise<Known> {
  const { all } = await db
    .selectFrom('papers')
    .select(({ fn }) => fn.countAll<number>().as('all'))
    .executeTakeFirstOrThrow();
  const step = Math.max(1, Math.floor(all / SAMPLE));
  const ids = await db.selectFrom('papers').select(['id', 'title', 'authors', 'date']).execute();
  const papers = ids.filter((_, index) => index % step === 0);
  const titles = papers.map(({ title }) => title);
  const authors = papers.flatMap((paper) => (JSON.parse(paper.authors) as string[]).slice(0, 3));
  return {
    ids: papers.map(({ id }) => id),
    titles,
    authors,
    days: papers.map(({ date }) => date),
    query: (random) => queryFrom(titles, random),
  };
}

function queryFrom(titles: readonly string[], random: () => number): string {
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const words = (pick(titles) ?? '').split(/\s+/);
  const some = words.slice(0, 1 + Math.floor(random() * 4)).join(' ');
  const place = random();
  if (place < 0.35) return pick(COMMON) ?? some;
  if (place < 0.45) return `"${some.replaceAll('"', '')}"`;
  if (place < 0.6) return `${some.slice(0, 4)}${some.slice(5)}`;
  return some || 'model';
}
