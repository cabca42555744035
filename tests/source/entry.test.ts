// Entries of every era, and all real responses.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { oneLine } from '../../src/model/text.ts';
import { readList } from '../../src/source/entry.ts';
import { NO_RESPONSES, RESPONSES } from '../real-data.ts';

const UPLOADS = 'https://cdn-uploads.huggingface.co/a';
const THUMBNAIL = 'https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2509.00001.png';

function read(paper: object, outer: object = {}) {
  const { papers } = readList([
    { paper: { id: '2509.00001', title: 'A title', authors: [], ...paper }, ...outer },
  ]);
  const [read] = papers;
  if (!read) throw new Error('rejected');
  return read;
}

describe('an entry', () => {
  it('of 2024 has one media address and was listed when it says', () => {
    expect(
      read({ summary: 'An\nabstract.' }, { mediaUrl: THUMBNAIL, publishedAt: '2024-05-27T02:37:48.274Z' }),
    ).toMatchObject({
      abstract: 'An abstract.',
      image: THUMBNAIL,
      video: null,
      listedAt: Date.parse('2024-05-27T02:37:48.274Z'),
      organization: null,
    });
  });

  it('of 2026 has all there is', () => {
    const entry = read(
      {
        title: 'Two\n  lines',
        summary: 'Abstract.',
        authors: [
          { name: 'Ada Lovelace' },
          { name: 'Hidden', hidden: true },
          { name: ' Ada  Lovelace ' },
          null,
          { name: '+' },
          { name: 'Emmy Noether', hidden: false },
        ],
        upvotes: 12,
        discussionId: '68db424fd2bf1f4b15ec7317',
        ai_summary: 'In short.',
        ai_keywords: ['LLM', 'LLM', ' agents '],
        githubRepo: 'https://github.com/a/b',
        projectPage: ' https://a.example ',
        organization: { name: 'lab', fullname: 'The Lab' },
        comingSoon: { unknown: true },
      },
      {
        thumbnail: THUMBNAIL,
        mediaUrls: [`${UPLOADS}/1.mp4`, `${UPLOADS}/2.png`],
        numComments: 3,
        publishedAt: '2000-01-01T00:00:00Z',
      },
    );
    expect(entry).toEqual({
      id: '2509.00001',
      title: 'Two lines',
      abstract: 'Abstract.',
      authors: ['Ada Lovelace', 'Emmy Noether'],
      upvotes: 12,
      comments: 3,
      image: `${UPLOADS}/2.png`,
      video: `${UPLOADS}/1.mp4`,
      aiSummary: 'In short.',
      keywords: ['LLM', 'agents'],
      github: 'https://github.com/a/b',
      project: 'https://a.example',
      organization: 'The Lab',
      listedAt: Date.parse('2025-09-30T02:37:03Z'),
    });
  });

  it.each([
    ['a still', ['1.jpeg'], { image: '1.jpeg', video: null }],
    ['an animation', ['1.gif', '2.png'], { image: '1.gif', video: null }],
    ['a film alone', ['1.qt'], { image: null, video: '1.qt' }],
    ['something else', ['1.svg', '2.pdf'], { image: 'thumbnail', video: null }],
    ['nothing', [], { image: 'thumbnail', video: null }],
  ])('shows %s', (_, files, expected) => {
    const { image, video } = read(
      {},
      { thumbnail: THUMBNAIL, mediaUrls: files.map((file) => `${UPLOADS}/${file}`) },
    );
    const name = (url: string | null) =>
      url === THUMBNAIL ? 'thumbnail' : (url?.slice(UPLOADS.length + 1) ?? null);
    expect({ image: name(image), video: name(video) }).toEqual(expected);
  });

  it.each(['', '\u200b\u200b', 'ㅤ'])('whose title nobody can see is none: %j', (title) => {
    const { papers, rejected } = readList([{ paper: { id: '2509.00001', title, authors: [] } }]);
    expect(papers).toEqual([]);
    expect(rejected).toEqual([{ entry: '2509.00001', reason: 'paper.title: empty' }]);
  });

  it('is cut where no real one goes on: at a word, and never inside a letter', () => {
    const long = read(
      {
        title: 'very long '.repeat(40_000),
        summary: 'We study diffusion. '.repeat(40_000),
        ai_summary: '🎉'.repeat(400_000),
        authors: [
          { name: 'A'.repeat(500_000) },
          ...Array.from({ length: 100_000 }, (_, index) => ({ name: `Author ${index}` })),
        ],
        ai_keywords: Array.from({ length: 50_000 }, (_, index) => `keyword ${index}`),
        organization: { fullname: 'Lab '.repeat(10_000) },
        githubRepo: `https://github.com/a/${'b'.repeat(5_000)}`,
      },
      { mediaUrls: [`${UPLOADS}/${'a'.repeat(5_000)}.png`, `${UPLOADS}/2.png`] },
    );
    expect(long.title.slice(-20)).toMatch(/ (?:very|long)…$/);
    expect(long.title.length).toBeLessThanOrEqual(1_000);
    expect(long.abstract?.length).toBeLessThanOrEqual(20_000);
    expect(long.abstract?.length).toBeGreaterThan(19_900);
    expect(long.aiSummary?.slice(-5)).toBe('🎉🎉…');
    expect(long.aiSummary?.length).toBeLessThanOrEqual(20_000);
    expect(long.authors).toHaveLength(5_000);
    expect(long.authors[0]?.length).toBeLessThanOrEqual(200);
    expect(long.keywords).toHaveLength(100);
    expect(long.organization?.length).toBeLessThanOrEqual(200);
    // Half an address leads nowhere.
    expect(long).toMatchObject({ github: null, image: `${UPLOADS}/2.png` });
  });

  it('keeps the thousands of authors that a paper of CERN has', () => {
    const authors = Array.from({ length: 2_900 }, (_, index) => ({ name: `A. Physicist ${index}` }));
    expect(read({ authors }).authors).toHaveLength(2_900);
  });

  it('whose AI summary only repeats the abstract has none', () => {
    expect(read({ summary: 'The same.', ai_summary: 'The\n same.' }).aiSummary).toBeNull();
  });
});

describe.skipIf(NO_RESPONSES)(`the real responses ${NO_RESPONSES ?? ''}`, () => {
  const files = NO_RESPONSES ? [] : readdirSync(RESPONSES).filter((file) => file.endsWith('.json'));

  it('are read without a single rejection', () => {
    let count = 0;
    for (const file of files) {
      const list = JSON.parse(readFileSync(join(RESPONSES, file), 'utf8'));
      const { papers, rejected } = readList(list);
      expect([file, rejected]).toEqual([file, []]);
      expect(papers).toHaveLength(list.length);
      for (const [index, paper] of papers.entries()) {
        const { title, summary, ai_summary: aiSummary } = list[index].paper;
        // Nothing real is cut.
        expect([paper.title, paper.abstract]).toEqual([oneLine(title), oneLine(summary)]);
        expect([null, oneLine(aiSummary ?? '')]).toContain(paper.aiSummary);
        expect(String([paper.authors, paper.keywords, paper.organization])).not.toContain('…');
        expect(paper.title).not.toMatch(/\s\s|\n/);
        expect(paper.abstract).toBeTruthy();
        expect(new Set(paper.authors).size).toBe(paper.authors.length);
        expect(paper.listedAt).toBeGreaterThan(Date.parse('2024-01-01'));
      }
      count += papers.length;
    }
    expect(count).toBe(4430);
  });
});
