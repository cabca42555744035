// Markdown both ways: what is written is read back the same, for every real digest and for made-up ones.
import fc from 'fast-check';
import { marked, type Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/digest/markdown/read.ts';
import { writeMarkdown } from '../../src/digest/markdown/write.ts';
import type { Digest } from '../../src/model/digest.ts';
import { NO_DATA, realDigests } from '../real-data.ts';
import { digest, line } from './generated.ts';

function readBack(written: Digest) {
  return readMarkdown(writeMarkdown(written), { language: written.language, date: null });
}

describe('a made-up digest', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(digest, (written) => {
        expect(readBack(written)).toEqual({ digests: [written], skipped: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['```](http://evil.example)[`', '`a](http://evil.example)', '[`](', '``` [`'])(
    'has its title %s back, which viewers take for different links',
    (title) => {
      const [written] = fc.sample(
        digest.filter(({ entries }) => entries.length > 0),
        { numRuns: 1, seed: 1 },
      );
      const [first, ...others] = written?.entries ?? [];
      const titled = { ...(written as Digest), entries: first ? [{ ...first, title }, ...others] : [] };
      expect(readBack(titled)).toEqual({ digests: [titled], skipped: [] });
    },
  );

  it('shows a viewer its titles as text and one link a paper, whatever the title tries', () => {
    fc.assert(
      fc.property(line, (title) => {
        const entry = {
          id: '2401.10891',
          title,
          authors: [],
          upvotes: 1,
          image: null,
          video: null,
          lateOf: null,
        };
        const summary = { kind: 'written', by: null, language: 'ko', tldr: null, bullets: [] } as const;
        const markdown = writeMarkdown({
          date: '2024-01-22' as never,
          language: 'ko',
          entries: [{ ...entry, summary }],
        });
        const heading = marked.lexer(markdown).filter((token) => token.type === 'heading')[1];
        expect((heading as Tokens.Heading).tokens).toMatchObject([
          { type: 'link', href: 'https://arxiv.org/abs/2401.10891' },
        ]);
        const html = marked.parseInline(heading?.raw.replace(/^### /, '').trim() ?? '') as string;
        expect(html.match(/<[a-z]+/g)).toEqual(['<a']);
      }),
      { numRuns: 1000 },
    );
  });
});

describe.skipIf(NO_DATA)(`the real archive ${NO_DATA ?? ''}`, () => {
  const real = realDigests();

  it.each(real)('$file is read back as it was written', ({ source, date }) => {
    const read = readMarkdown(source, { language: 'ko', date: null });
    expect(read.digests.map((each) => each.date)).toEqual([date]);
    for (const each of read.digests) expect(readBack(each)).toEqual({ digests: [each], skipped: [] });
  });
});
