// Small digests and papers for tests about what is stored.
import { day } from '../../src/model/day.ts';
import type { Digest, Entry } from '../../src/model/digest.ts';

export function entry(
  id: string,
  facts: Partial<Entry> & { readonly bullets?: readonly string[]; readonly language?: string } = {},
): Entry {
  const { bullets = [`${id}의 요약`], language = 'ko', ...rest } = facts;
  return {
    id,
    title: `Paper ${id}`,
    authors: ['Ada Lovelace'],
    upvotes: 7,
    image: null,
    video: null,
    lateOf: null,
    summary: {
      kind: 'written',
      by: null,
      language,
      tldr: null,
      bullets: bullets.map((text) => ({ label: null, text, depth: 0 })),
    },
    ...rest,
  };
}

export function digestOf(date: string, entries: readonly Entry[], language = 'ko'): Digest {
  return { date: day(date), language, entries };
}
