// Every sub-command as a process of its own, from the sources or, with BUNDLE=1, from what npm run build made.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MAIN } from '../main-file.ts';

const SHIPPED = join(import.meta.dirname, '..', '..', 'digests');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  // Nothing is there to be reached: Discord and the source answer nowhere.
  const env = {
    PATH: process.env.PATH,
    LOG_LEVEL: 'silent',
    DISCORD_API_URL: 'http://127.0.0.1:1/api',
    HUGGINGFACE_URL: 'http://127.0.0.1:1',
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

it('has all of them', { timeout: 60_000 }, () => {
  expect(run('--help').out).toContain('Usage:');
  expect(run('import', SHIPPED, '--json')).toMatchObject({
    status: 0,
    out: expect.stringContaining('"days":4'),
  });
  expect(run('search', 'depth anything').out).toContain('Depth Anything: Unleashing');
  expect(run('digest', 'show', '2024-01-22').out).toContain('Depth Anything');
  expect(run('digest', 'write').status).toBe(0);
  expect(run('export', '--format', 'bibtex').out).toContain('@');
  expect(run('index', 'check').out).toContain('is sound');
  expect(run('backup', 'copy.db').status).toBe(0);
  expect(run('doctor').out).toContain('✓ database');
  expect(run('collect').err).toMatch(/127\.0\.0\.1|source/i);
  expect(run('resummarise', '2401.10891').err).toContain('LLM_MODEL');
  expect(run('start').err).toContain('DISCORD_TOKEN');
});
