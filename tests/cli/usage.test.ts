// Help and version, wherever they are asked for.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { terminal } from './terminal.ts';

const NAMES = 'start playground import collect digest search export backup index resummarise doctor'.split(
  ' ',
);

describe('the command line', () => {
  it.each(NAMES)('says how %s is used, and does nothing else', async (name) => {
    using host = terminal();
    for (const asked of [
      [name, '--help'],
      [name, '-h'],
      ['help', name],
    ]) {
      const { status, out, err } = await host.run(...asked);
      expect({ status, err }).toEqual({ status: 0, err: '' });
      expect(out).toMatch(new RegExp(`^Usage: npm run -s paperboy -- ${name}\n\n  ${name} `));
    }
  });

  it('tells its version, with and without a sub-command', async () => {
    using host = terminal();
    for (const asked of [['--version'], ['-v'], ['version'], ['search', '--version']])
      expect(await host.run(...asked)).toEqual({
        status: 0,
        out: `paperboy ${packageJson.version}, Node.js ${process.versions.node}\n`,
        err: '',
      });
  });

  it('shows all of it where no sub-command is named', async () => {
    using host = terminal();
    const { out } = await host.run('--help');
    for (const name of NAMES) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect((await host.run('help', 'tea')).out).toBe(out);
  });

  it('takes what stands behind -- as it is written', async () => {
    using host = terminal();
    const { status, out } = await host.run('search', '--json', '--', '--help');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ total: 0, papers: [] });
  });
});

describe('counts', () => {
  it('agree between commands: a paper of two days is one paper in two entries', async () => {
    using host = terminal();
    for (const date of ['2024-01-22', '2024-01-23'])
      writeFileSync(
        join(host.folder, `${date}.md`),
        `## Daily Papers (${date})\n\n### [Walrus](https://arxiv.org/abs/2401.00001)\n\n- A walrus.\n`,
      );
    const { out } = await host.run('import', '2024-01-22.md', '2024-01-23.md');
    expect(out).toBe('1 paper in 2 entries of 2 days imported, 0 lines skipped.\n');
    expect(JSON.parse((await host.run('search', 'walrus', '--json')).out).total).toBe(1);
    expect((await host.run('doctor')).out).toContain('holds 1 paper, 2 digests');
  });
});
