// npm run bench:start -- [--runs 5] [--digests DIR]: how soon the bot answers commands, and `search` has answered, from the bundle and from the sources, beside Node with nothing to do; of several runs the best.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startPlayground } from '../src/playground/start.ts';
import { openStore } from '../src/store/open.ts';
import { writeSetting } from '../src/store/settings.ts';
import { FLAGS, KEPT } from './npm-start.ts';

const ROOT = join(import.meta.dirname, '..');
const SCRIPTS = { source: join(ROOT, 'src', 'main.ts'), bundle: join(ROOT, 'dist', 'paperboy.js') };

interface Took {
  /** Milliseconds by the clock, and of processor time: on a busy machine, the first are more. */
  readonly ms: number;
  readonly cpuMs: number;
}

const { values } = parseArgs({
  options: {
    digests: { type: 'string', default: join(ROOT, '..', 'shared', 'data', 'digests-ko') },
    runs: { type: 'string', default: '5' },
  },
});
const runs = Number(values.runs);
const folder = mkdtempSync(join(tmpdir(), 'paperboy-start-'));
const env = { ...process.env, DATABASE_URL: 'file:paperboy.db', DIGESTS_DIR: 'digests', SOURCE_DIR: 'none' };
const playground = await startPlayground();
playground.world.guild({ name: 'Readers' }).channel('papers');
try {
  await runScript(SCRIPTS.source, ['import', resolve(values.digests)]);
  const figures: Record<string, { ready: Took; search: Took }> = {};
  for (const [name, script] of Object.entries(SCRIPTS)) {
    if (!existsSync(script)) continue;
    const ready = await best(() => readyOf(script));
    figures[name] = { ready, search: await best(() => runScript(script, ['search', 'diffusion'])) };
  }
  const bare = await best(() => run(['--eval', '0']));
  const load = Math.round((loadavg()[0] ?? 0) * 10) / 10;
  process.stdout.write(`${JSON.stringify({ ...figures, bare, runs, load, processors: cpus().length })}\n`);
} finally {
  await playground.close();
  rmSync(folder, { recursive: true });
}

async function best(measure: () => Promise<Took>): Promise<Took> {
  const all: Took[] = [];
  for (let nth = 0; nth < runs; nth++) all.push(await measure());
  return { ms: Math.min(...all.map(({ ms }) => ms)), cpuMs: Math.min(...all.map(({ cpuMs }) => cpuMs)) };
}

/** Until it says that it is ready. */
async function readyOf(script: string): Promise<Took> {
  await forgetStarts();
  const began = performance.now();
  const { token, apiUrl } = playground;
  const settings = { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, PORT: '0', LOG_LEVEL: 'info' };
  const child = spawn(process.execPath, [...FLAGS, ...flagsOf(script), script, 'start'], {
    cwd: folder,
    env: { ...env, ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const { promise, resolve: hear, reject } = Promise.withResolvers<Took>();
  let told = '';
  child.once('exit', () => reject(new Error(`it ended: ${told.slice(-500)}`)));
  child.stderr.on('data', (chunk) => {
    told += chunk;
    if (told.includes('"msg":"ready"'))
      hear({ ms: Math.round(performance.now() - began), cpuMs: cpuMsOf(child) });
  });
  const took = await promise;
  child.kill('SIGTERM');
  await once(child, 'exit');
  return took;
}

function runScript(script: string, args: readonly string[]): Promise<Took> {
  return run([...flagsOf(script), script, ...args]);
}

function flagsOf(script: string): readonly string[] {
  return script === SCRIPTS.source ? KEPT : [];
}

/** Starts in quick succession are held back. */
async function forgetStarts(): Promise<void> {
  const store = await openStore(`file:${join(folder, 'paperboy.db')}`, '/');
  await writeSetting(store, 'starts', '[]');
  await store.destroy();
}

/** Until it ends. */
async function run(args: readonly string[]): Promise<Took> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env,
    stdio: 'ignore',
  });
  let cpuMs = 0;
  // What it took is known as long as it is there.
  const timer = setInterval(() => {
    cpuMs = cpuMsOf(child) || cpuMs;
  }, 5);
  await once(child, 'exit');
  clearInterval(timer);
  return { ms: Math.round(performance.now() - began), cpuMs };
}

/** In user and kernel mode, which Linux counts in hundredths of a second; 0 where it is gone. */
function cpuMsOf({ pid }: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}
