// npm run bench:playground -- [--runs 5] [--database FILE]: how long a newcomer waits for the playground, and what it holds in memory.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import packageJson from '../package.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '..');
const CHROMIUM = '/usr/bin/chromium';
const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync'];

/** As `npm run playground` runs it, without npm. */
const [, ...COMMAND] = packageJson.scripts.playground.split(' ');

/** A newcomer waits no longer, and it never holds more. */
const LIMITS = { postedMs: 3000, memoryMB: 200 };
/** After which the memory of a process at rest is looked at. */
const REST = 2000;

interface Figures {
  /** From the start of the process until the bot is ready and the latest digest stands in every channel. */
  readonly postedMs: number;
  /** How much of it was work, however busy the machine was with other things. */
  readonly cpuMs: number;
  /** Until the first card is on the screen, and until all that the page loads is there; null without Chromium. */
  readonly firstCardMs: number | null;
  readonly loadedMs: number | null;
  /** Of the playground at rest, while the page is open where there is a browser. */
  readonly memoryMB: number;
  /** The most that it ever held. */
  readonly peakMB: number;
}

const { values } = parseArgs({ options: { runs: { type: 'string' }, database: { type: 'string' } } });
const runs = Number(values.runs ?? 5);
const browser = existsSync(CHROMIUM)
  ? await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS })
  : null;
if (!browser) progress(`no page is loaded: there is no Chromium at ${CHROMIUM}`);

const all: Figures[] = [];
for (let run = 1; run <= runs; run += 1) {
  const figures = await measure(browser, values.database);
  all.push(figures);
  progress(`run ${run}: ${JSON.stringify(figures)}`);
}
await browser?.close();

const worst = {
  postedMs: Math.max(...all.map(({ postedMs }) => postedMs)),
  peakMB: Math.max(...all.map(({ peakMB }) => peakMB)),
};
const holds = worst.postedMs < LIMITS.postedMs && worst.peakMB < LIMITS.memoryMB;
// With more than one process waiting for each processor, the times are those of a busy machine.
const load = Math.round((loadavg()[0] ?? 0) * 10) / 10;
const report = { runs, median: medians(all), worst, limits: LIMITS, holds, load, processors: cpus().length };
process.stdout.write(`${JSON.stringify(report)}\n`);
process.exitCode = holds ? 0 : 1;

async function measure(browser: Browser | null, database: string | undefined): Promise<Figures> {
  const started = performance.now();
  const { child, url } = await startPlayground(database);
  const postedMs = Math.round(performance.now() - started);
  const cpuMs = workOf(child.pid ?? 0);
  try {
    const page = browser && (await loadPage(browser, url));
    await wait(REST);
    const memory = memoryOf(child.pid ?? 0);
    await page?.close();
    const { firstCardMs = null, loadedMs = null } = page ?? {};
    return { postedMs, cpuMs, firstCardMs, loadedMs, ...memory };
  } finally {
    child.kill('SIGINT');
    if (child.exitCode === null) await once(child, 'exit');
  }
}

/** Its address is the last that it tells: by then the digests are posted. */
async function startPlayground(database?: string): Promise<{ child: ChildProcess; url: string }> {
  const given = database === undefined ? [] : ['--database', database];
  const child = spawn(process.execPath, [...COMMAND, ...given], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/[\d.:]+/.exec(line)?.[0];
    if (url) return { child, url };
  }
  throw new Error('the playground ended before it told its address');
}

async function loadPage(browser: Browser, url: string) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  // Pictures of other hosts are no matter of the playground's.
  await context.route(
    (asked) => asked.origin !== url,
    (route) => route.abort('internetdisconnected'),
  );
  const page = await context.newPage();
  const started = performance.now();
  await page.goto(`${url}/?as=grace`, { waitUntil: 'commit' });
  await page.getByRole('article').nth(1).waitFor();
  const firstCardMs = Math.round(performance.now() - started);
  await page.waitForLoadState('load');
  const loadedMs = Math.round(performance.now() - started);
  return { firstCardMs, loadedMs, close: () => context.close() };
}

/** In user and kernel mode, which Linux counts in hundredths of a second. */
function workOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** As Linux counts it. */
function memoryOf(pid: number): { memoryMB: number; peakMB: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) => {
    const [, kibibytes] = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status) ?? [];
    return Math.round((Number(kibibytes) * 1024) / 1e6);
  };
  return { memoryMB: megabytes('VmRSS'), peakMB: megabytes('VmHWM') };
}

function medians(figures: readonly Figures[]): Figures {
  const middle = (name: keyof Figures) => {
    const sorted = figures.flatMap((each) => each[name] ?? []).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? null;
  };
  return {
    postedMs: middle('postedMs') ?? 0,
    cpuMs: middle('cpuMs') ?? 0,
    firstCardMs: middle('firstCardMs'),
    loadedMs: middle('loadedMs'),
    memoryMB: middle('memoryMB') ?? 0,
    peakMB: middle('peakMB') ?? 0,
  };
}

function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}
