// paperboy search --json and paperboy digest: papers in their agreed form, and the archive written again.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { terminal } from './terminal.ts';

const SHIPPED = join(import.meta.dirname, '..', '..', 'digests');

describe('paperboy search and digest', () => {
  it('print papers as JSON in their agreed form', async () => {
    using host = terminal();
    await host.run('import', SHIPPED);
    const search = JSON.parse((await host.run('search', 'Depth Anything', '--language', 'en', '--json')).out);
    expect(search).toEqual({ total: 1, ms: expect.any(Number), papers: [expect.any(Object)] });
    expect(search.papers[0]).toEqual({
      id: '2401.10891',
      title: 'Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data',
      url: 'https://arxiv.org/abs/2401.10891',
      date: '2024-01-22',
      authors: ['Lihe Yang', 'Bingyi Kang', 'Zilong Huang', 'Xiaogang Xu', 'Jiashi Feng', 'Hengshuang Zhao'],
      upvotes: 26,
      image: expect.stringMatching(/^https:.*\.png$/),
      video: null,
      summary: expect.arrayContaining([{ label: null, text: expect.stringMatching(/62 million/), depth: 0 }]),
      keywords: [],
      github: null,
      project: null,
    });
    const shown = JSON.parse((await host.run('digest', 'show', '2024-01-22', '--json')).out);
    expect(shown).toMatchObject({ date: '2024-01-22', language: 'ko' });
    expect(shown.papers).toHaveLength(8);
    expect(shown.papers[0].summary[0].text).toMatch(/단안 깊이 추정/);
  });

  it('write the archive again from the database', async () => {
    using host = terminal();
    await host.run('import', SHIPPED);
    const { out } = await host.run('digest', 'write', '--json');
    const { files } = JSON.parse(out);
    const documents = ['01', '08', '10', '22'].flatMap((date) => [`${date}.en.md`, `${date}.md`]);
    expect(files.map((file: string) => file.slice(host.folder.length))).toEqual(
      documents.map((name) => `/digests/2024/01/${name}`),
    );
    expect(readdirSync(join(host.folder, 'digests', '2024', '01')).sort()).toEqual(documents);
    for (const file of files) {
      const shipped = file.replace(join(host.folder, 'digests'), SHIPPED);
      expect(readFileSync(file, 'utf8')).toBe(readFileSync(shipped, 'utf8'));
    }
  });

  it('answer a day that is not there, or not a day, with a sentence', async () => {
    using host = terminal();
    await host.run('import', SHIPPED);
    expect(await host.run('digest', 'show', '2024-01-23')).toMatchObject({
      status: 1,
      err: 'There is no digest of 2024-01-23. Choose another day.\n',
    });
    expect(await host.run('digest', 'show', 'Monday')).toMatchObject({ status: 2, out: '' });
    expect(await host.run('search', 'x', '--limit', 'all')).toMatchObject({ status: 2, out: '' });
    expect(await host.run('search', '--from', '2024-01-01')).toMatchObject({ status: 2, out: '' });
  });
});
