// Every sub-command as a process of its own, from the sources or, with BUNDLE=1, from what npm run build made.
import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { decode } from '@jridgewell/sourcemap-codec';
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
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
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

it('has all of them', async () => {
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

/** A part for each command would be hundreds. */
const MOST_PARTS = 120;

it.runIf(process.env.BUNDLE)('has few parts: each takes a start about a millisecond', () => {
  expect(globSync(join(dirname(MAIN), 'parts', '*.js')).length).toBeLessThan(MOST_PARTS);
});

it.runIf(process.env.BUNDLE)(
  'has few signs escaped, and maps that point behind or before each escape',
  () => {
    const parts = globSync(join(dirname(MAIN), 'parts', '*.js.map')).map((map) => ({
      lines: readFileSync(map.replace(/\.map$/, ''), 'utf8').split('\n'),
      mappings: decode(JSON.parse(readFileSync(map, 'utf8')).mappings),
    }));
    const large = parts.filter(({ lines }) => lines.join().length > 400_000);
    expect(large.filter(({ lines }) => /[^\0-\x7f]/.test(lines.join()))).toEqual([]);
    let escapes = 0;
    for (const { lines, mappings } of parts) {
      for (const [nth, line] of lines.entries()) {
        const columns = new Set(mappings[nth]?.map(([column]) => column));
        for (const { index } of line.matchAll(/(?<!\\)\\u[0-9a-f]{4}/g)) {
          escapes++;
          expect([1, 2, 3, 4, 5].filter((within) => columns.has(index + within))).toEqual([]);
        }
      }
    }
    expect(escapes).toBeGreaterThan(1000);
  },
);
