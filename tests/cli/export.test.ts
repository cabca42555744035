// paperboy export: papers in the formats of others, on standard output.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parse } from '@retorquere/bibtex-parser';
import { describe, expect, it } from 'vitest';
import { MAIN } from '../main-file.ts';
import { DIGESTS, NO_DATA } from '../real-data.ts';
import { terminal } from './terminal.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SHIPPED = join(ROOT, 'digests');

describe('paperboy export', () => {
  it('writes all papers in the format that is asked for', async () => {
    using host = terminal();
    await host.run('import', SHIPPED);
    const bibtex = await host.run('export', '--format', 'bibtex');
    expect(bibtex).toMatchObject({ status: 0, err: '' });
    expect(parse(bibtex.out).entries.map(({ key }) => key)).toContain('yang2024depth');
    const csv = await host.run('export', '--format', 'csv');
    expect(csv.out.trimEnd().split('\r\n')).toHaveLength(29);
    const markdown = await host.run('export', '--format', 'markdown');
    expect(markdown.out.split('\n')).toContain(
      '- [Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data](https://arxiv.org/abs/2401.10891): ' +
        'Lihe Yang, Bingyi Kang, Zilong Huang, Xiaogang Xu, Jiashi Feng, Hengshuang Zhao, 2024-01-22',
    );
  });

  it('chooses days, and the language of summaries in JSON', async () => {
    using host = terminal();
    await host.run('import', SHIPPED);
    const exported = async (...args: string[]) =>
      JSON.parse((await host.run('export', '--format', 'json', ...args)).out);
    expect(await exported('--from', '2024-01-22', '--to', '2024-01-22')).toHaveLength(8);
    expect(await exported('--from', '2024-01-23')).toEqual([]);
    expect(await exported('--to', '2024-01-21')).toHaveLength(20);
    expect(await exported('--to', '2023-12-31')).toEqual([]);
    const [korean] = await exported();
    const [english] = await exported('--language', 'en');
    expect(korean.summary[0].text).toMatch(/[가-힣]/);
    expect(english.summary[0].text).not.toMatch(/[가-힣]/);
  });

  it('says how it is used, and what is no date', async () => {
    using host = terminal();
    const hint =
      'npm run -s paperboy -- export --format bibtex|ris|csl|json|csv|markdown [--from DAY] [--to DAY]';
    expect(await host.run('export')).toEqual({ status: 2, out: '', err: `In which format? ${hint}\n` });
    expect(await host.run('export', '--format', 'pdf')).toMatchObject({ status: 2, out: '' });
    expect(await host.run('export', 'bibtex', '--format', 'bibtex')).toMatchObject({ status: 2, out: '' });
    expect(await host.run('export', '--format', 'csv', '--colour')).toMatchObject({ status: 2, out: '' });
    expect(await host.run('export', '--format', 'csv', '--from', 'Monday')).toMatchObject({
      status: 2,
      err: '“Monday” is not a date. A date reads like 2024-01-22.\n',
    });
  });
});

describe.skipIf(NO_DATA)(`paperboy export of a real month ${NO_DATA ?? ''}`, () => {
  it('holds every paper once, and ends in peace where its reader has seen enough', async () => {
    using host = terminal();
    const imported = await host.run('import', join(DIGESTS, '2024', '03'), '--json');
    const { papers } = JSON.parse(imported.out);
    expect(papers).toBeGreaterThan(100);
    const { out } = await host.run('export', '--format', 'json');
    const ids = JSON.parse(out).map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(papers);
    expect(ids).toHaveLength(papers);

    const args = [MAIN, 'export', '--format', 'json'];
    const exporting = spawn(process.execPath, args, { cwd: host.folder, env: { PATH: process.env.PATH } });
    const [said] = await Promise.all([
      text(exporting.stderr),
      once(exporting.stdout, 'data').then(() => exporting.stdout.destroy()),
    ]);
    expect({ said, status: exporting.exitCode ?? (await once(exporting, 'close'))[0] }).toEqual({
      said: '',
      status: 0,
    });
  });
});
