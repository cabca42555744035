// arXiv's API as the bot asks it: what it reads, what it makes of bad answers, and how politely it asks.
import { describe, expect, it } from 'vitest';
import { arxiv } from '../../src/source/arxiv.ts';
import { readAtom } from '../../src/source/atom.ts';
import { SourceError } from '../../src/source/source.ts';
import { arxivStandIn, ERROR_ENTRY, entry, feed } from './arxiv-stand-in.ts';

const PAPERS = {
  '1903.00001': entry('1903.00001', { doi: '10.1000/xyz', title: 'Q &amp; A: &lt;b&gt; of\n $\\alpha$' }),
  '1903.00002': entry('1903.00002', {
    comment: 'This paper has been withdrawn by the author due to an error',
  }),
  'cs/0112017': entry('cs/0112017'),
};

describe('a paper that arXiv tells', () => {
  it('has its title, names, abstract, categories, DOI and day', async () => {
    await using standIn = await arxivStandIn(PAPERS);
    expect(await standIn.fetchPapers(['1903.00001'])).toEqual([
      {
        id: '1903.00001',
        title: 'Q & A: <b> of $\\alpha$',
        authors: ['Ada Example', 'Laurens van der Example'],
        abstract: 'We study boxes. Boxes are deep.',
        submitted: '2019-03-04',
        categories: ['cs.CL', 'stat.ML'],
        doi: '10.1000/xyz',
        withdrawn: null,
      },
    ]);
  });

  it('is cut where no real one goes on', async () => {
    await using standIn = await arxivStandIn({
      '1903.00001': entry('1903.00001', {
        title: 'Boxes '.repeat(1_000),
        abstract: 'We study boxes. '.repeat(40_000),
        comment: 'Withdrawn '.repeat(10_000),
        doi: `10.1000/${'x'.repeat(10_000)}`,
      }).replace('<author>', `${'<author><name>Ada Example</name></author>'.repeat(10)}<author>`),
    });
    const [paper] = await standIn.fetchPapers(['1903.00001']);
    expect(paper?.title.slice(-7)).toBe(' Boxes…');
    expect(paper?.title.length).toBeLessThanOrEqual(1_000);
    expect(paper?.abstract.length).toBeLessThanOrEqual(20_000);
    expect(paper?.withdrawn?.length).toBeLessThanOrEqual(1_000);
    expect(paper?.doi).toBeNull();
    expect(paper?.authors).toEqual(['Ada Example', 'Laurens van der Example']);
  });

  it('has thousands of authors, and not more', () => {
    const authors = (count: number) =>
      Array.from({ length: count }, (_, index) => `<author><name>Author ${index}</name></author>`).join('');
    for (const [count, kept] of [
      [2_900, 2_900],
      [20_000, 5_000],
    ] as const) {
      const xml = feed([entry('1903.00001').replace(/<author>.*<\/author>/s, authors(count))]);
      expect(readAtom(xml).papers[0]?.authors).toHaveLength(kept);
    }
  });

  it('may be withdrawn, or of an old id; several come in one request', async () => {
    await using standIn = await arxivStandIn(PAPERS);
    const papers = await standIn.fetchPapers(['1903.00002', 'cs/0112017', '1903.99999']);
    expect(papers.map(({ id, withdrawn }) => [id, withdrawn])).toEqual([
      ['1903.00002', 'This paper has been withdrawn by the author due to an error'],
      ['cs/0112017', null],
    ]);
    expect(standIn.asked).toEqual(['1903.00002,cs/0112017,1903.99999']);
  });

  it('is none where arXiv has no such id, in any way in which it says so', async () => {
    await using standIn = await arxivStandIn({});
    expect(await standIn.fetchPapers(['1903.99999'])).toEqual([]);
    const incorrect =
      '<entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_1</id><title>Error</title><summary>incorrect id format for 1</summary></entry>';
    const empty = '<entry><id>http://arxiv.org/abs/1903.99999</id></entry>';
    for (const body of [feed([incorrect]), feed([empty]), '<feed/>']) {
      standIn.answer = { status: body.includes('errors') ? 400 : 200, body };
      expect(await standIn.fetchPapers(['1903.99999'])).toEqual([]);
    }
  });
});

describe('an answer that is none', () => {
  it.each([
    ['a 503', { status: 503 }, 'answered 503'],
    ['nothing', { body: '' }, 'no Atom feed'],
    ['a web page', { body: '<!doctype html><html><body>Rate exceeded.</body></html>' }, 'no Atom feed'],
    ['half a feed', { body: feed([entry('1903.00001')]).slice(0, 300) }, ''],
    ['a complaint', { body: ERROR_ENTRY }, 'max_results must not exceed 2000'],
    ['one that comes too late', { delay: 400 }, 'no answer in time'],
  ])('%s is an error that says so', async (_, answer, says) => {
    // What comes in time does so on a busy machine, too.
    await using standIn = await arxivStandIn({}, { timeout: 'delay' in answer ? 100 : 10_000 });
    standIn.answer = answer;
    const asked = standIn.fetchPapers(['1903.00001']);
    await expect(asked).rejects.toThrow(SourceError);
    await expect(asked).rejects.toThrow(says);
  });

  it('leaves the next question to be answered', async () => {
    await using standIn = await arxivStandIn(PAPERS);
    standIn.answer = { status: 503 };
    await expect(standIn.fetchPapers(['1903.00001'])).rejects.toThrow(SourceError);
    standIn.answer = {};
    expect(await standIn.fetchPapers(['1903.00001'])).toHaveLength(1);
  });
});

describe('requests', () => {
  it('are one at a time and as far apart as arXiv wants, repetitions too', async () => {
    let now = 0;
    const left: number[] = [];
    const fetchPapers = arxiv({
      url: 'http://arxiv',
      requestGapMs: 3_000,
      http: {
        fetch: async () => {
          left.push(now);
          now += 100;
          return new Response('', { status: 503 });
        },
        wait: async (delay) => {
          now += delay;
        },
        now: () => now,
        retries: 1,
        pause: 1,
        timeout: 1_000,
      },
    });
    await Promise.allSettled(['1903.00001', '1903.00002'].map((id) => fetchPapers([id])));
    expect(left).toEqual([0, 3_000, 6_000, 9_000]);
  });

  it('beyond ten that wait are refused at once', async () => {
    await using standIn = await arxivStandIn(PAPERS);
    const asked = Array.from({ length: 12 }, () => standIn.fetchPapers(['1903.00001']));
    const settled = await Promise.allSettled(asked);
    expect(settled.map(({ status }) => status)).toEqual([
      ...Array(10).fill('fulfilled'),
      ...Array(2).fill('rejected'),
    ]);
  });
});

describe('Atom', () => {
  it('has no entities of its own that are expanded', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${feed([entry('1903.00001', { title: '&b;' })]).replace(/<\?xml.*?\?>/, '')}`;
    try {
      expect(readAtom(bomb).papers[0]?.title.length ?? 0).toBeLessThan(100);
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
    }
  });
});
