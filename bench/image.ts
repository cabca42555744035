// npm run image -- [--base DIR] [TEST...]: the image's exact steps in an empty root, as root on Debian with debootstrap and bubblewrap; then the bot comes up in it as a fresh user.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startPlayground } from '../src/playground/start.ts';
import { boxOf, testBoxOf } from './image/box.ts';
import { build } from './image/build.ts';
import { readStages } from './image/steps.ts';

const ROOT = join(import.meta.dirname, '..');

/** How long it may take until it is well, in milliseconds. */
const UP_WITHIN_MS = 60_000;

interface Tried {
  readonly steps: number;
  readonly imageMB: number;
  /** Of it the base without npm. */
  readonly appMB: number;
  readonly npm: boolean;
  /** The exit status of the tests; null where there were none. */
  readonly tests: number | null;
  readonly upAfterSeconds: number;
  readonly health: unknown;
  /** The number of the user as which it runs. */
  readonly user: number;
  /** The exit status of the image's own check of its health. */
  readonly healthcheck: number | null;
  readonly doctor: number | null;
  readonly commands: number;
  /** The exit status when it was told to stop. */
  readonly exit: number | null;
  /** What stands in its volume afterwards. */
  readonly data: readonly string[];
}

/** `tests`: files of tests that are run in it before. */
async function tryImage(base: string, tests: readonly string[]): Promise<Tried> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-image-'));
  const stages = readStages(readFileSync(join(ROOT, 'Dockerfile'), 'utf8'));
  const image = build(stages, { context: ROOT, folder: join(folder, 'stages'), base });
  const data = join(folder, 'data');
  mkdirSync(data);
  const [uid = 0, gid = 0] = image.user.split(':').map(Number);
  execFileSync('chown', [`${uid}:${gid}`, data]);
  execFileSync('chmod', ['755', folder]);

  const playground = await startPlayground();
  playground.world.guild({ name: 'Reading group' }).channel('papers');
  const port = await freePort();
  const env = {
    DISCORD_TOKEN: playground.token,
    DISCORD_API_URL: playground.apiUrl,
    // The digests that the image brings: nobody is asked for papers.
    SOURCE_DIR: join(image.workdir, 'digests'),
    PORT: String(port),
  };
  const box = boxOf(image, { data, env });
  const lookForNpm = ['sh', '-c', 'command -v npm || command -v npx || command -v corepack'];
  const isNpmThere = (await inBox(box, lookForNpm)) === 0;
  const vitest = ['node', 'node_modules/vitest/vitest.mjs', 'run', ...tests];
  const tested = tests.length === 0 ? null : await inBox(testBoxOf(image, ROOT), vitest);
  const began = performance.now();
  const [command = '', ...args] = [...box, ...image.entrypoint, ...image.cmd];
  const child = spawn(command, args, { stdio: ['ignore', 2, 2] });
  const ended = once(child, 'exit');
  const health = await untilWell(port);
  const upAfterSeconds = round((performance.now() - began) / 1000);
  const bot = botOf(child.pid ?? 0);
  const user = Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${bot}/status`, 'utf8'))?.[1]);
  const healthcheck = await inBox(box, image.healthcheck);
  const doctor = await inBox(box, [...image.entrypoint, 'doctor']);
  process.kill(bot, 'SIGTERM');
  const [exit] = (await ended) as [number | null];
  const commands = playground.world.state.commands.size;
  await playground.close();
  const imageMB = megabytes(image.root);
  const appMB = megabytes(join(image.root, image.workdir));
  const left = readdirSync(data).sort();
  const steps = stages.reduce((sum, stage) => sum + 1 + stage.steps.length, 0);
  rmSync(folder, { recursive: true });
  return {
    ...{ steps, imageMB, appMB, npm: isNpmThere, tests: tested, upAfterSeconds, health, user },
    ...{ healthcheck, doctor, commands, exit, data: left },
  };
}

/** The exit status. The playground answers meanwhile. */
async function inBox([command = '', ...args]: readonly string[], words: readonly string[]) {
  const child = spawn(command, [...args, ...words], { stdio: ['ignore', 2, 2] });
  const [status] = (await once(child, 'exit')) as [number | null];
  return status;
}

async function untilWell(port: number): Promise<unknown> {
  for (const end = performance.now() + UP_WITHIN_MS; performance.now() < end; await wait(250)) {
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null);
    if (answer?.status === 200) {
      const { ok, role } = (await answer.json()) as { ok: boolean; role: string };
      if (role === 'bot') return { status: 200, ok, role };
    }
  }
  throw new Error('it does not come up');
}

/** The process in the box, below bubblewrap's own. */
function botOf(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  const [first] = children.split(' ').filter((each) => each !== '');
  return first === undefined ? pid : botOf(Number(first));
}

function megabytes(path: string): number {
  const bytes = execFileSync('du', ['-sb', path], { encoding: 'utf8' }).split('\t')[0];
  return Math.round(Number(bytes) / 1e6);
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { base: { type: 'string', default: join(tmpdir(), 'paperboy-image-base') } },
  });
  const missing = ['debootstrap', 'bwrap', 'setpriv'].filter(
    (name) => !['/usr/sbin', '/usr/bin'].some((folder) => existsSync(join(folder, name))),
  );
  if (process.getuid?.() !== 0 || missing.length > 0) {
    process.stderr.write(`It takes root on Debian, and ${missing.join(', ') || 'nothing else'}.\n`);
    process.exit(2);
  }
  const tried = await tryImage(values.base, positionals);
  process.stdout.write(`${JSON.stringify(tried)}\n`);
  const { npm, healthcheck, doctor, exit, user } = tried;
  if (npm || user === 0 || [healthcheck, doctor, exit, tried.tests ?? 0].some((status) => status !== 0))
    process.exitCode = 1;
}
