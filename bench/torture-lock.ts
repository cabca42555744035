// npm run torture:lock -- [--seconds S]: another process holds the database's write lock while members ask, vote and save: who waits, and is anything lost?
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Member } from '../src/playground/actors/member.ts';
import { startPlayground } from '../src/playground/start.ts';
import { openStore } from '../src/store/open.ts';
import { savedIds } from '../src/store/saved.ts';

const ROOT = join(import.meta.dirname, '..');
const ENV = { PATH: process.env.PATH, LOG_LEVEL: 'warn' };

/** Milliseconds between two questions of each kind. */
const GAP_MS = 250;

const READS: Readonly<Record<string, (member: Member) => Promise<unknown>>> = {
  search: (member) => member.slash('/papers search', { query: '확산' }),
  date: (member) => member.slash('/papers date', { day: '2024-01-22' }),
  author: (member) => member.slash('/papers author', { name: 'Lihe Yang' }),
  saved: (member) => member.slash('/saved list'),
  suggest: (member) => member.suggest('/papers search', { query: 'dep' }),
  help: (member) => member.slash('/help'),
};

/** Prints a line when it holds the lock, and gives it back after so many milliseconds. */
const LOCKER = `
  const { DatabaseSync } = require('node:sqlite');
  const database = new DatabaseSync(process.argv[1], { timeout: 10000 });
  database.exec('begin immediate');
  console.log('locked');
  setTimeout(() => database.exec('commit'), Number(process.argv[2]));
`;

async function torture(seconds: number) {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-lock-'));
  const file = join(folder, 'data', 'paperboy.db');
  const playground = await startPlayground();
  const guild = playground.world.guild({ name: 'Readers', locale: 'ko' });
  const channel = guild.channel('papers');
  const member = guild.member('Mina', { locale: 'ko' });
  const port = await freePort();
  await ended(
    spawn(process.execPath, [join(ROOT, 'src/main.ts'), 'import', join(ROOT, 'digests')], {
      cwd: folder,
      env: ENV,
      stdio: 'ignore',
    }),
  );
  const bot = spawn(process.execPath, [join(ROOT, 'src/main.ts')], {
    cwd: folder,
    env: {
      ...ENV,
      DISCORD_TOKEN: playground.token,
      DISCORD_API_URL: playground.apiUrl,
      PORT: String(port),
      SOURCE_DIR: folder,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const health = () => fetch(`http://127.0.0.1:${port}/health`).then((answer) => answer.json());
  await until(async () => ((await health()) as { role: string }).role === 'bot');
  for (const ask of Object.values(READS)) await ask(member);
  process.stderr.write('the bot answers; now the lock\n');

  const locker = spawn(process.execPath, ['-e', LOCKER, file, String(seconds * 1000)]);
  await once(createInterface(locker.stdout), 'line');
  const unlocked = ended(locker);
  let isLocked = true;
  void unlocked.then(() => {
    isLocked = false;
  });
  const message = member.say(channel, 'https://arxiv.org/abs/2401.10774');
  const startedSaving = performance.now();
  const saving = member.menu('논문 저장', message).then(() => performance.now() - startedSaving);
  const slowest: Record<string, number> = {};
  const timed = async (name: string, ask: () => Promise<unknown>) => {
    const started = performance.now();
    await ask();
    slowest[name] = Math.max(slowest[name] ?? 0, Math.round(performance.now() - started));
  };
  while (isLocked) {
    await Promise.all([
      timed('health', health),
      ...Object.entries(READS).map(([name, ask]) => timed(name, () => ask(member))),
      wait(GAP_MS),
    ]);
  }
  const savedAfterMs = Math.round(await saving);
  bot.kill('SIGTERM');
  await ended(bot);
  const store = await openStore(`file:${file}`, '/');
  const saved = await savedIds(store, member.id, { limit: 10, offset: 0 });
  await store.destroy();
  const violations = playground.world.violations.length;
  await playground.close();
  rmSync(folder, { recursive: true });
  const { health: slowestHealthMs = 0, ...commands } = slowest;
  return {
    lockSeconds: seconds,
    slowestHealthMs,
    slowestCommandMs: Math.max(...Object.values(commands)),
    commands,
    savedAfterMs,
    lost: saved.includes('2401.10774') ? 0 : 1,
    violations,
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds().catch(() => false))) await wait(100);
}

const ended = async (child: ChildProcess) => {
  if (child.exitCode === null) await once(child, 'exit');
};

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '8' } } });
const told = await torture(Number(values.seconds));
process.stdout.write(`${JSON.stringify(told)}\n`);
if (told.lost > 0 || told.violations > 0) process.exitCode = 1;
