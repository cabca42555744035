// npm run bench:rest -- [--digests DIR]: what the bot holds in memory at rest and after 1,000 look-ups, from its sources and from the bundle, beside discord.js alone.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Answer } from '../src/playground/actors/answer.ts';
import { startPlayground } from '../src/playground/start.ts';
import { openStore } from '../src/store/open.ts';
import { act, pickAction } from './lookup-actions.ts';
import { readKnown } from './lookup-words.ts';
import { FLAGS, KEPT } from './npm-start.ts';
import { seeded } from './random.ts';

const ROOT = join(import.meta.dirname, '..');
const SOURCE = join(ROOT, 'src', 'main.ts');
const BUNDLE = join(ROOT, 'dist', 'paperboy.js');

/** How long after the start, and after the last look-up, memory is looked at, in milliseconds. */
const RESTED_MS = 15_000;

const LOOKUPS = 1_000;

interface Figures {
  /** MB (10^6 bytes) of the process's own and its libraries' pages. */
  readonly rest: number;
  readonly after: number | null;
  /** From the start of the process to the moment at which it answers commands. */
  readonly readyMs: number;
}

const { values } = parseArgs({
  options: { digests: { type: 'string', default: join(ROOT, '..', 'shared', 'data', 'digests-ko') } },
});
const folder = mkdtempSync(join(tmpdir(), 'paperboy-rest-'));
const env = { ...process.env, DATABASE_URL: 'file:paperboy.db', DIGESTS_DIR: 'digests', SOURCE_DIR: 'none' };

/** MB. */
function residentOf({ pid }: ChildProcess): number {
  const [, kib] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round((Number(kib) * 1024) / 1e6);
}

async function measure(script: string | null): Promise<Figures> {
  const { world, apiUrl, token, close } = await startPlayground();
  const guild = world.guild({ name: 'Readers', locale: 'ko' });
  guild.channel('papers');
  const members = Array.from({ length: 10 }, (_, n) =>
    guild.member(`Member ${n}`, { locale: n % 2 ? 'ko' : 'en-US' }),
  );
  const started = performance.now();
  const child =
    script === null
      ? spawn(process.execPath, [...FLAGS, join(import.meta.dirname, 'plain-login.ts'), apiUrl, token], {
          stdio: ['ignore', 'pipe', 'pipe'],
        })
      : spawn(process.execPath, [...FLAGS, ...(script === SOURCE ? KEPT : []), script, 'start'], {
          cwd: folder,
          env: { ...env, DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, PORT: '0', LOG_LEVEL: 'info' },
          stdio: ['ignore', 'pipe', 'pipe'],
        });
  try {
    await said(child, 'ready');
    const readyMs = Math.round(performance.now() - started);
    await wait(RESTED_MS);
    const rest = residentOf(child);
    if (script === null) return { rest, after: null, readyMs };
    const store = await openStore(`file:${join(folder, 'paperboy.db')}`, '/');
    const known = await readKnown(store);
    await store.destroy();
    const random = seeded(6);
    const lists = new Map<string, Answer>();
    for (let nth = 0; nth < LOOKUPS; nth++) {
      const member = members[nth % members.length];
      if (member) await act(pickAction(random), { member, known, random, lists });
    }
    await wait(RESTED_MS);
    return { rest, after: residentOf(child), readyMs };
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
    await close();
  }
}

async function said(child: ChildProcess, word: string): Promise<void> {
  const { promise, resolve: hear, reject } = Promise.withResolvers<void>();
  let told = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      told += chunk;
      if (told.includes(`"msg":"${word}"`)) hear();
    });
  child.once('exit', () => reject(new Error(`it ended: ${told.slice(-2000)}`)));
  return promise;
}

const importing = spawn(process.execPath, [SOURCE, 'import', resolve(values.digests)], {
  cwd: folder,
  env,
  stdio: 'ignore',
});
await once(importing, 'exit');
const figures: Record<string, Figures> = { source: await measure(SOURCE) };
if (existsSync(BUNDLE)) figures.bundle = await measure(BUNDLE);
figures.plain = await measure(null);
rmSync(folder, { recursive: true });
process.stdout.write(`${JSON.stringify(figures)}\n`);
