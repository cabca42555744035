// npm run torture:database -- [--only TEXT]: fault after fault of the database and the index under the real bot, and counts what it doesn't say, where it ends otherwise than it should, and what the next start lacks.
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Fault } from './database-faults.ts';
import { makeScene, type Scene } from './database-scene.ts';
import { OF_INDEX } from './index-faults.ts';
import { RUNNING } from './running-faults.ts';
import { mayMount, mountSmallDisk } from './small-disk.ts';
import { AT_START } from './start-faults.ts';

/** How long the bot may take to notice and to end, in milliseconds. */
const ENDS_WITHIN_MS = 15_000;

/** How long it is looked at where it is to go on, in milliseconds. */
const GOES_ON_FOR_MS = 12_000;

/** By when /health and a look-up are to be answered where the bot goes on, in milliseconds. */
const ANSWERS_WITHIN_MS = 500;

/** Of pino's levels: a warning. */
const WARN = 40;

interface Outcome {
  readonly status: number | 'goes on' | 'hangs';
  readonly said: readonly string[];
  readonly doctor: string;
  /** What members were told, as far as it is no answer. */
  readonly told: ReadonlySet<string>;
  readonly slowestMs: number;
  readonly losses: readonly string[];
}

async function suffer(fault: Fault): Promise<Outcome> {
  await using scene = await makeScene(fault, mountSmallDisk);
  if (fault.when === 'running') await scene.live();
  await scene.note();
  await fault.begin(scene);
  if (fault.when === 'start') await scene.start();
  const { bot } = scene;
  const gone = new Promise<null>((resolve) => bot.child.once('exit', () => resolve(null)));
  const told = new Set<string>();
  let slowestMs = 0;
  const end =
    performance.now() + (fault.status === 'goes on' ? GOES_ON_FOR_MS : (fault.withinMs ?? ENDS_WITHIN_MS));
  while (bot.child.exitCode === null && performance.now() < end) {
    slowestMs = Math.max(slowestMs, await poke(scene, gone, told));
    await wait(200);
  }
  let status: Outcome['status'] = bot.child.exitCode ?? 'hangs';
  const said = fault.status === 'goes on' ? warnings(scene) : bot.sentences.slice();
  const doctor = await scene.run('doctor');
  if (bot.child.exitCode === null && fault.status === 'goes on') {
    if (fault.name.includes('8 s')) await fault.mend(scene);
    bot.child.kill('SIGTERM');
    const ended = await bot.exit(ENDS_WITHIN_MS).catch(() => null);
    status = ended === 0 ? 'goes on' : (ended ?? 'hangs');
  } else bot.child.kill('SIGKILL');
  await fault.mend(scene);
  const losses = await scene.losses().catch((error: Error) => [error.message]);
  return { status, said, told, slowestMs, losses, doctor: troublesIn(doctor.out || doctor.err) };
}

/** What a member and a monitor meet; the slowest answer in milliseconds. */
async function poke(scene: Scene, gone: Promise<null>, told: Set<string>): Promise<number> {
  const started = performance.now();
  const answer = await Promise.race([
    gone,
    scene.member.slash('/papers search', { query: 'invention' }).catch((error: Error) => error),
  ]);
  const took = performance.now() - started;
  if (answer instanceof Error) told.add(answer.message);
  else if (answer !== null) {
    const text = answer.transcript();
    if (!text.includes('Invention')) told.add(text.replaceAll('\n', ' ').slice(0, 160));
  }
  const asked = await Promise.race([gone, scene.health().catch(() => null)]);
  return Math.round(Math.max(took, asked?.ms ?? 0));
}

function warnings({ bot }: Scene): string[] {
  return [...new Set(bot.lines.filter(({ level = 0 }) => level >= WARN).map(({ msg }) => msg))].filter(
    (msg) => msg !== 'day not closed yet',
  );
}

function troublesIn(report: string): string {
  return report
    .split('\n')
    .filter((line) => /✗ (?:database|index)/.test(line))
    .join(' ');
}

const isUnsaid = ({ says, doctor }: Fault, outcome: Outcome) =>
  !says.test(outcome.said.join(' ')) || (doctor !== null && !doctor.test(outcome.doctor));

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const total = { faults: 0, unsaid: 0, status_wrong: 0, lost: 0 };
const canMount = mayMount();
for (const fault of [...RUNNING, ...AT_START, ...OF_INDEX]) {
  const name = `${fault.when === 'start' ? 'at start: ' : ''}${fault.name}`;
  if (!name.includes(values.only)) continue;
  if (fault.disk !== undefined && !canMount) {
    process.stderr.write(`${name}: left out, as no small disk may be mounted here\n`);
    continue;
  }
  const outcome = await suffer(fault).catch(
    (error: Error): Outcome => ({
      status: 'hangs',
      said: [String(error.stack)],
      doctor: '',
      told: new Set(),
      slowestMs: 0,
      losses: ['?'],
    }),
  );
  total.faults++;
  const unsaid = isUnsaid(fault, outcome);
  if (unsaid) total.unsaid++;
  const isSlow = fault.status === 'goes on' && outcome.slowestMs > ANSWERS_WITHIN_MS;
  if (outcome.status !== fault.status) total.status_wrong++;
  total.lost += outcome.losses.length;
  process.stderr.write(
    `${[
      `| ${name} | ${outcome.said.join(' ')} | ${outcome.status} | ${outcome.losses.join('; ') || 'all there'} |`,
      `    doctor: ${outcome.doctor || '-'}`,
      `    members: ${[...outcome.told].join(' / ') || '-'}; slowest ${outcome.slowestMs} ms`,
      ...(unsaid || isSlow || outcome.status !== fault.status || outcome.losses.length > 0
        ? [
            `    !!! ${unsaid ? 'unsaid ' : ''}${outcome.status === fault.status ? '' : `status ${fault.status} expected `}${isSlow ? 'slow ' : ''}`,
          ]
        : []),
    ].join('\n')}\n`,
  );
}
process.stdout.write(`${JSON.stringify(total)}\n`);
if (total.unsaid + total.status_wrong + total.lost > 0) process.exitCode = 1;
