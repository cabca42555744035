// paperboy search, as a host types it.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Terminal, terminal } from './terminal.ts';

const SHIPPED = join(import.meta.dirname, '..', '..', 'digests');

let host: Terminal;
beforeAll(async () => {
  host = terminal();
  await host.run('import', SHIPPED);
});
afterAll(() => host[Symbol.dispose]());

const search = (...args: string[]) => host.run('search', ...args);
const json = async (...args: string[]) => JSON.parse((await search(...args, '--json')).out);

describe('paperboy search', () => {
  it('prints one JSON document', async () => {
    const { status, out, err } = await search('depth', 'anything', '--json');
    expect({ status, err, lines: out.trim().split('\n').length }).toEqual({ status: 0, err: '', lines: 1 });
    expect(JSON.parse(out)).toEqual({
      total: 1,
      ms: expect.any(Number),
      papers: [expect.objectContaining({ id: '2401.10891' })],
    });
  });

  it('narrows by author and dates, sorts and limits', async () => {
    expect((await json('--author', 'yang lihe')).papers).toMatchObject([{ id: '2401.10891' }]);
    expect((await json('depth', '--from', '2024-01-23')).total).toBe(0);
    expect((await json('depth', '--to', '2024-01-22', '--author', 'Zhao')).total).toBe(1);
    const { total, papers } = await json('모델', '--sort', 'votes', '--limit', '3');
    const upvotes = papers.map((paper: { upvotes: number }) => paper.upvotes);
    expect(upvotes).toEqual(upvotes.toSorted((a: number, b: number) => b - a));
    expect([papers.length, total > 3]).toEqual([3, true]);
  });

  it('chooses the language of summaries', async () => {
    const bullets = async (language: string) =>
      (await json('depth anything', '--language', language)).papers[0].summary[0].text;
    expect(await bullets('ko')).toMatch(/깊이/);
    expect(await bullets('en')).toMatch(/depth/i);
  });

  it('reads well', async () => {
    const told = async (...args: string[]) => (await search(...args)).out.replace(/[\d.]+ ms/g, '… ms');
    expect(await told('단안 깊이')).toMatchInlineSnapshot(`
      "  1. Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data
           Lihe Yang and 5 others · 2024-01-22 · ▲ 26
           한 장의 사진에서 깊이를 추정하는 단안 깊이 추정(monocular depth estimation)을 위해, 어떤 이미지에도 통하는 기반 모델 Depth Anything을 내놓았다.
           https://arxiv.org/abs/2401.10891

      1 paper in … ms
      "
    `);
    expect(await told('depth anthing', '--language', 'en')).toMatchInlineSnapshot(`
      "Nothing has “depth anthing”. Did you mean “depth anything”?

        1. Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data
           Lihe Yang and 5 others · 2024-01-22 · ▲ 26
           Depth Anything is a foundation model for monocular depth estimation: depth from a single photo, whatever the photo shows.
           https://arxiv.org/abs/2401.10891

      1 paper in … ms
      "
    `);
    expect(await told('depth of quantum gravity', '--language', 'en')).toMatchInlineSnapshot(`
      "Nothing found in … ms

      These come close:

        1. Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data
           Lihe Yang and 5 others · 2024-01-22 · ▲ 26
           Depth Anything is a foundation model for monocular depth estimation: depth from a single photo, whatever the photo shows.
           https://arxiv.org/abs/2401.10891

        2. PanGu-$π$: Enhancing Language Model Architectures via Nonlinearity Compensation
           Yunhe Wang and 19 others · 2024-01-01 · ▲ 6
           An analysis of Transformers finds that features collapse: token representations drift toward each other as depth grows.
           https://arxiv.org/abs/2312.17276

      "
    `);
    expect(await told('xylophone')).toMatchInlineSnapshot(`
      "Nothing found in … ms
      "
    `);
  });

  it.each([
    [['--from', '22 Jan', 'depth'], '“22 Jan” is not a date. A date reads like 2024-01-22.\n'],
    [['--to', '2024-02-30', 'depth'], '“2024-02-30” is not a date. A date reads like 2024-01-22.\n'],
    [['--from', '2024-02-01', '--to', '2024-01-01', 'depth'], '--from 2024-02-01 is after --to 2024-01-01\n'],
    [['--sort', 'stars', 'depth'], '--sort stars is none of relevance, date, votes\n'],
    [['--limit', '0', 'depth'], '--limit 0 is not a number from 1 on\n'],
    [[], 'Search for what? npm run -s paperboy -- search QUERY [--author A]\n'],
  ])('%s is wrong usage', async (args, sentence) => {
    expect(await search(...args)).toEqual({ status: 2, out: '', err: sentence });
  });
});
