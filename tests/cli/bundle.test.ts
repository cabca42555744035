// Every sub-command as a process of its own, from the sources or, with BUNDLE=1, from what npm run build made.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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

// A source without papers; Discord answers nowhere.
const source = createServer((_, response) => response.end('[]'));
beforeAll(() => new Promise<void>((resolve) => source.listen(0, '127.0.0.1', resolve)));
afterAll(() => source.close());

function run(...args: string[]): Promise<{ status: unknown; out: string; err: string }> {
  const env = {
    PATH: process.env.PATH,
    LOG_LEVEL: 'silent',
    DISCORD_API_URL: 'http://127.0.0.1:1/api',
    HUGGINGFACE_URL: `http://127.0.0.1:${(source.address() as AddressInfo).port}`,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { cwd: folder, env }, (error, out, err) =>
      resolve({ status: error?.code ?? 0, out, err }),
    );
  });
}

it('has all of them', { timeout: 60_000 }, async () => {
  expect((await run('--help')).out).toContain('Usage:');
  expect(await run('import', SHIPPED, '--json')).toMatchObject({
    status: 0,
    out: expect.stringContaining('"days":4'),
  });
  expect((await run('search', 'depth anything')).out).toContain('Depth Anything: Unleashing');
  expect((await run('digest', 'show', '2024-01-22')).out).toContain('Depth Anything');
  expect((await run('digest', 'write')).status).toBe(0);
  expect((await run('export', '--format', 'bibtex')).out).toContain('@');
  expect((await run('index', 'check')).out).toContain('is sound');
  expect((await run('backup', 'copy.db')).status).toBe(0);
  expect((await run('doctor')).out).toContain('✓ database');
  expect((await run('collect')).out).toContain('0 papers');
  expect((await run('resummarise', '2401.10891')).err).toContain('LLM_MODEL');
  expect((await run('start')).err).toContain('DISCORD_TOKEN');
});
