// The soaked bot as a child: started on its clock, given orders, its log lines counted by what they say.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Measured, SoakOrder, SoakReport } from './bot.ts';

/** An order that takes longer, in milliseconds, hangs. */
const PATIENCE_MS = 180_000;

export interface SoakedBot {
  /** One minute of the schedule at a time in epoch milliseconds; whether the bot is connected to the gateway then. */
  minute(at: number): Promise<boolean>;
  measure(): Promise<Measured>;
  /** Writes a heap snapshot into the folder. */
  snapshot(): Promise<void>;
  /** How often each line was logged. */
  readonly lines: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

/** `env`: its settings. `startAt`: epoch milliseconds. */
export async function startSoakedBot(
  env: Readonly<Record<string, string>>,
  folder: string,
  startAt: number,
): Promise<SoakedBot> {
  const { PATH = '' } = process.env;
  const child = fork(join(import.meta.dirname, 'bot.ts'), {
    cwd: folder,
    // As `npm start` and the image run it.
    env: { PATH, MALLOC_ARENA_MAX: '1', STARTS_AT: new Date(startAt).toISOString(), ...env },
    execArgv: [
      '--max-semi-space-size=1',
      '--optimize-for-size',
      '--import',
      join(import.meta.dirname, 'clock.ts'),
    ],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const lines = new Map<string, number>();
  if (child.stderr)
    createInterface(child.stderr).on('line', (line) => {
      const said = whatIsSaid(line);
      lines.set(said, (lines.get(said) ?? 0) + 1);
    });
  const hear = async (): Promise<SoakReport> => {
    const [report] = (await once(child, 'message', { signal: AbortSignal.timeout(PATIENCE_MS) })) as [
      SoakReport,
    ];
    return report;
  };
  const give = async (order: SoakOrder): Promise<SoakReport> => {
    const report = hear();
    child.send(order);
    return report;
  };
  child.once('exit', (status) => {
    if (status !== 0) process.stderr.write(`the bot ended with ${status}\n${[...lines.keys()].at(-1)}\n`);
  });
  await hear();
  return {
    lines,
    minute: async (at) => (await give({ order: 'minute', at })).isConnected,
    measure: async () => {
      const { measured } = await give({ order: 'measure' });
      if (measured === null) throw new Error('nothing was measured');
      return measured;
    },
    snapshot: async () => void (await give({ order: 'snapshot' })),
    stop: async () => {
      const gone = once(child, 'exit');
      child.send({ order: 'stop' } satisfies SoakOrder);
      await gone;
    },
  };
}

function whatIsSaid(line: string): string {
  try {
    const { level, msg, task, err } = JSON.parse(line) as Record<string, { message?: string } | undefined>;
    return [level, msg, task, err?.message].filter((each) => each !== undefined).join(' ');
  } catch {
    return line;
  }
}
