// The bot's process in a torture by weather: started, told the time, killed.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { RoundReport, WeatherOrders } from './weather-bot.ts';

const SOURCE = join(import.meta.dirname, 'weather-bot.ts');

/** A start or a round that takes longer, in milliseconds, hangs. */
const PATIENCE_MS = 90_000;

export interface WeatherProcess {
  /** One round at a time of the simulated clock, in epoch milliseconds. `meanwhile` runs every so often until it is over. */
  round(at: number, meanwhile: () => void): Promise<RoundReport>;
  /** Ends it as it is, and starts it again. */
  restart(at: number, signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  stop(): Promise<void>;
}

/** `script` may be a bundle of the bot's. */
export async function startWeatherProcess(
  orders: Omit<WeatherOrders, 'startAt'>,
  startAt: number,
  script = SOURCE,
): Promise<WeatherProcess> {
  let child = await start(script, { ...orders, startAt });
  return {
    round: async (at, meanwhile) => {
      const timer = setInterval(meanwhile, 150);
      try {
        const report = hear(child);
        child.send({ at });
        return await report;
      } finally {
        clearInterval(timer);
      }
    },
    restart: async (at, signal) => {
      await end(child, signal);
      child = await start(script, { ...orders, startAt: at });
    },
    stop: () => end(child, 'SIGKILL'),
  };
}

/** As whoever looks after the process does: a start that fails is tried again. */
async function start(script: string, orders: WeatherOrders): Promise<ChildProcess> {
  for (let tries = 1; ; tries++) {
    const child = fork(script, [JSON.stringify(orders)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const up = await Promise.race([hear(child).then(() => true), once(child, 'exit').then(() => false)]);
    if (up) return child;
    if (tries === 20) throw new Error('the bot does not start');
  }
}

async function hear(child: ChildProcess): Promise<RoundReport> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const [report] = (await once(child, 'message', { signal })) as [RoundReport];
  return report;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
