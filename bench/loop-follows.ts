// Everything that members follow, looked for in the papers of a day, as the telling of members does.
import { day } from '../src/model/day.ts';
import { matchesOfFollow } from '../src/search/follow-matches.ts';
import type { Library } from '../src/search/library.ts';
import type { Topic } from '../src/store/follows.ts';

const TOPICS: readonly Topic[] = [
  ...[
    'diffusion',
    '언어 모델',
    '모델',
    'large language model',
    'video generation',
    'the',
    '"state space"',
  ].map((text) => ({ kind: 'keyword', text }) as const),
  ...['Yang Liu', 'Wei Zhang', 'Kim'].map((text) => ({ kind: 'author', text }) as const),
  ...['Google', 'Tsinghua University'].map((text) => ({ kind: 'organization', text }) as const),
];

export async function followedPapers(library: Library): Promise<void> {
  for (const topic of TOPICS) {
    for (const from of [day('2026-11-01'), day('2000-01-01')])
      await matchesOfFollow(library, topic, { from, to: null }, 10);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
