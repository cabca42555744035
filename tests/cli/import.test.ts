// paperboy import, as a host types it.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/digest/markdown/read.ts';
import { findDigest } from '../../src/store/digests.ts';
import { openStore } from '../../src/store/open.ts';
import { importedArchive } from '../imported-archive.ts';
import { MAIN } from '../main-file.ts';
import { NO_DATA, realDigests } from '../real-data.ts';
import { asNobody, terminal } from './terminal.ts';

const SHIPPED = join(import.meta.dirname, '..', '..', 'digests');

describe('paperboy import', () => {
  it('reads the shipped digests, once however often it is asked', async () => {
    using host = terminal();
    for (let round = 0; round < 2; round++) {
      const { status, out, err } = await host.run('import', SHIPPED, '--json');
      expect({ status, err }).toEqual({ status: 0, err: '' });
      expect(JSON.parse(out)).toEqual({ days: 4, papers: 28, skipped: [] });
    }
    const { out } = await host.run('search', 'depth anything', '--json');
    expect(JSON.parse(out).total).toBe(1);
  });

  it('gets over files that are none of its kind, and says so in sentences', async () => {
    using host = terminal();
    const folder = join(host.folder, 'in', '2024', '01');
    mkdirSync(folder, { recursive: true });
    const good = '## Daily Papers (2024-01-22)\n\n### [Good](https://arxiv.org/abs/2401.00001)\n\n- 요약\n';
    const files: Record<string, string | Uint8Array> = {
      '01.md': '',
      '02.md': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 255, 254]),
      '03.md': Buffer.from(good.replace('2024-01-22', '2024-01-03').replace('00001', '00003'), 'utf16le'),
      '04.md': `\ufeff${good.replace('2024-01-22', '2024-01-04')}`.replaceAll('\n', '\r\n'),
      '05.md': Buffer.from(
        `\ufeff${good.replace('2024-01-22', '2024-01-05').replace('00001', '00005')}`,
        'utf16le',
      ),
      '06.md': `## Daily Papers (2024-01-06)\n\n### [Long](https://arxiv.org/abs/2401.00006)\n\n- ${'길'.repeat(17 * 1024 * 1024)}`,
      '07.md': good.slice(0, 60),
      '10.md': '## Daily Papers (2024-01-10)\n',
      '08.md': 'Just some notes.\n',
      '09.md': `${good.replace('2024-01-22', '2024-01-09').replace('00001', '00009')}- ${'긴 줄 '.repeat(100_000)}\n`,
      '22.md': good,
      'notes.txt': 'passed over',
    };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    mkdirSync(join(folder, '30.md'));

    const { status, out, err } = await host.run('import', 'in', '--json');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const { days, papers, skipped } = JSON.parse(out);
    expect({ days, papers }).toEqual({ days: 4, papers: 4 });
    const said = skipped.map(
      ({ file, line, reason }: Record<string, unknown>) => `${file}:${line}: ${reason}`,
    );
    expect(said).toMatchInlineSnapshot(`
      [
        "in/2024/01/notes.txt:1: passed over: in folders digests are .md or .markdown files. Give it such a name, or name the file itself",
        "in/2024/01/01.md:1: the file is empty",
        "in/2024/01/02.md:1: not a text file (UTF-8, or UTF-16 with a byte order mark)",
        "in/2024/01/03.md:1: not a text file (UTF-8, or UTF-16 with a byte order mark)",
        "in/2024/01/06.md:1: the file has 51 MB; a digest has at most 4",
        "in/2024/01/07.md:3: the heading names no paper; it should read ### [title](https://arxiv.org/abs/ID)",
        "in/2024/01/08.md:1: text that belongs to no paper",
        "in/2024/01/10.md:1: there is no paper below its date",
      ]
    `);
  });

  it('reads UTF-16 of either order, and a digest that was cut off as far as it goes', async () => {
    using host = terminal();
    const digest = (id: string, date: string) =>
      `## Daily Papers (${date})\n\n### [Good ${id}](https://arxiv.org/abs/2401.${id})\n\nVote: 3\n\n- 확산 요약\n`;
    const half =
      digest('00003', '2024-01-03') + digest('00004', '2024-01-03').split('\n').slice(2, 4).join('\n');
    writeFileSync(join(host.folder, 'le.md'), utf16(digest('00001', '2024-01-01'), 'le'));
    writeFileSync(join(host.folder, 'be.md'), utf16(digest('00002', '2024-01-02'), 'be'));
    writeFileSync(join(host.folder, 'half.md'), half);
    writeFileSync(join(host.folder, 'odd.md'), utf16(digest('00005', '2024-01-05'), 'be').subarray(1));
    const { status, out } = await host.run('import', '.', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual({
      days: 3,
      papers: 4,
      skipped: [
        { file: 'odd.md', line: 1, reason: 'not a text file (UTF-8, or UTF-16 with a byte order mark)' },
      ],
    });
    expect(JSON.parse((await host.run('search', '확산', '--json')).out).total).toBe(3);
  });

  it('follows links but not in circles, and says what it may not read', async () => {
    using host = terminal();
    const folder = join(host.folder, 'in');
    mkdirSync(join(folder, 'real'), { recursive: true });
    const digest = '## Daily Papers (2024-01-01)\n\n### [Good](https://arxiv.org/abs/2401.00001)\n\n- 요약\n';
    writeFileSync(join(folder, 'real', '01.md'), digest);
    writeFileSync(
      join(host.folder, 'elsewhere.txt'),
      digest.replaceAll('-01-01', '-01-02').replace('00001', '00002'),
    );
    symlinkSync('..', join(folder, 'real', 'circle'));
    symlinkSync(join(host.folder, 'elsewhere.txt'), join(folder, '02.md'));
    symlinkSync('nowhere', join(folder, '03.md'));
    symlinkSync('04.md', join(folder, '04.md'));
    writeFileSync(join(folder, '05.md'), digest, { mode: 0 });
    mkdirSync(join(folder, '06'), { mode: 0 });
    chmodSync(host.folder, 0o777);
    const { status, out, err } = await asNobody(() => host.run('import', 'in', '--json'));
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const { days, papers, skipped } = JSON.parse(out);
    expect({ days, papers }).toEqual({ days: 2, papers: 2 });
    expect(skipped).toEqual([
      { file: 'in/03.md', line: 1, reason: 'the link leads nowhere' },
      { file: 'in/04.md', line: 1, reason: 'the link leads nowhere' },
      { file: 'in/06', line: 1, reason: 'it may not be read by the user that runs this' },
      { file: 'in/05.md', line: 1, reason: 'it may not be read by the user that runs this' },
    ]);
    expect(await host.run('import', '/dev/null')).toMatchObject({
      status: 1,
      out: expect.stringMatching(/null:1: neither a file nor a folder\n/),
      err: 'No paper could be read; what stands above says why.\n',
    });
  });

  it('finds Markdown by any of its endings, and names what it passes over', async () => {
    using host = terminal();
    const digest = (day: string) =>
      `## Daily Papers (2024-01-${day})\n\n### [Good](https://arxiv.org/abs/2401.000${day})\n\n- 요약\n`;
    mkdirSync(join(host.folder, 'in'));
    for (const name of ['01.MD', '02.markdown', '03.Markdown', '04.txt', '05.mdx', '06.png'])
      writeFileSync(join(host.folder, 'in', name), digest(name.slice(0, 2)));
    const { out } = await host.run('import', 'in', '--json');
    const reason =
      'passed over: in folders digests are .md or .markdown files. Give it such a name, or name the file itself';
    expect(JSON.parse(out)).toEqual({
      days: 3,
      papers: 3,
      skipped: ['in/04.txt', 'in/05.mdx'].map((file) => ({ file, line: 1, reason })),
    });
    expect(JSON.parse((await host.run('import', 'in/04.txt', '--json')).out).papers).toBe(1);
  });

  it('says so where a folder holds no digest', async () => {
    using host = terminal();
    mkdirSync(join(host.folder, 'in', 'empty'), { recursive: true });
    expect(await host.run('import', 'in')).toMatchObject({
      status: 1,
      out: expect.stringMatching(/^in:1: no \.md or \.markdown file stands in this folder or below it\n/),
    });
  });

  it('takes a line of four megabytes, and no memory for one of fifty', async () => {
    using host = terminal();
    const digest = '## Daily Papers (2024-01-01)\n\n### [Long](https://arxiv.org/abs/2401.00001)\n\n- ';
    writeFileSync(join(host.folder, 'long.md'), digest + 'abcde '.repeat(690_000));
    writeFileSync(join(host.folder, 'longer.md'), digest + '길'.repeat(17_476_267));
    const env = { PATH: process.env.PATH, LOG_LEVEL: 'silent', NODE_OPTIONS: '--max-old-space-size=256' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'import', '.', '--json'], {
      cwd: host.folder,
      env,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      days: 1,
      papers: 1,
      skipped: [{ file: 'longer.md', line: 1, reason: 'the file has 50 MB; a digest has at most 4' }],
    });
  });

  it('ends with one sentence where there is nothing to read, or nothing was asked', async () => {
    using host = terminal();
    expect(await host.run('import', 'nowhere')).toMatchObject({
      status: 1,
      out: '',
      err: `There is no file or folder ${join(host.folder, 'nowhere')}\n`,
    });
    expect(await host.run('import')).toMatchObject({ status: 2, out: '' });
    expect(await host.run('import', '--colour')).toMatchObject({ status: 2, out: '' });
    expect(await host.run('imprt')).toMatchObject({ status: 2, out: '' });
  });
});

/** With its byte order mark. */
function utf16(text: string, order: 'le' | 'be'): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

describe.skipIf(NO_DATA)(`the real archive ${NO_DATA ?? ''}`, () => {
  it('is imported whole, and comes out of the database as its documents tell it', async () => {
    const { database, printed } = await importedArchive();
    const { days, papers, skipped } = JSON.parse(printed.out);
    expect({ status: printed.status, days, papers }).toEqual({ status: 0, days: 182, papers: 2836 });
    // Eleven papers had an author's avatar for a picture: a path on a site, not an address.
    expect(skipped).toHaveLength(11);
    for (const { reason } of skipped) expect(reason).toMatch(/"\/avatars\/\w+\.svg" is not a web address/);
    using host = terminal({ DATABASE_URL: `file:${database}` });
    const found = JSON.parse((await host.run('search', '확산', '--json')).out);
    expect(found.total).toBeGreaterThan(300);
    for (const { title, summary } of found.papers) expect(title + JSON.stringify(summary)).toContain('확산');

    const db = await openStore(`file:${database}`, '/');
    for (const { source } of realDigests())
      for (const written of readMarkdown(source, { language: 'ko', date: null }).digests)
        expect(await findDigest(db, written.date, 'ko')).toEqual(written);
    await db.destroy();
  }, 60_000);
});
