// The processes of a benchmark: one is the bot, others stand by; a killed one is replaced at once.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BotOrders } from './delivery-bot.ts';

const SOURCE = join(import.meta.dirname, 'delivery-bot.ts');

export interface Processes {
  /** Resolves when one of them is the bot. */
  ready(): Promise<void>;
  /** Kills the one that is the bot, without a word. */
  kill(): Promise<void>;
  /** Suspends the one that is the bot for so many milliseconds more than its lease holds. */
  suspend(moreMs: number): Promise<void>;
  /** Ends all of them in peace. */
  dismiss(): Promise<void>;
}

/** `script` may be a bundle of the bot's. */
export function startProcesses(orders: BotOrders, count: number, script = SOURCE): Processes {
  const processes = new Set<ChildProcess>();
  let active: ChildProcess | null = null;
  let leaseMs = orders.lease;
  let waiting: (() => void)[] = [];
  let dismissed = false;

  const start = () => {
    const child = spawn(process.execPath, [script, JSON.stringify(orders)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    processes.add(child);
    child.stdout?.once('data', (up) => {
      leaseMs = Number(String(up).match(/^up (\d+)/)?.[1]);
      active = child;
      for (const goOn of waiting) goOn();
      waiting = [];
    });
    child.once('exit', () => {
      processes.delete(child);
      if (active === child) active = null;
      if (!dismissed) start();
    });
  };
  for (let nth = 0; nth < count; nth++) start();

  const ready = () => (active ? Promise.resolve() : new Promise<void>((goOn) => waiting.push(goOn)));
  return {
    ready,
    async kill() {
      await ready();
      const victim = active;
      if (!victim) return;
      const gone = once(victim, 'exit');
      victim.kill('SIGKILL');
      await gone;
    },
    async suspend(moreMs) {
      await ready();
      const forMs = leaseMs + moreMs;
      const victim = active;
      if (!victim) return;
      victim.kill('SIGSTOP');
      active = null;
      await wait(forMs);
      victim.kill('SIGCONT');
      // It may have been suspended within a transaction, so that nobody could take its place.
      await Promise.race([once(victim, 'exit'), wait(forMs)]);
      if (victim.exitCode === null && active === null) active = victim;
    },
    async dismiss() {
      dismissed = true;
      const ends = [...processes].map((child) => once(child, 'exit'));
      for (const child of processes) child.kill(child === active ? 'SIGTERM' : 'SIGKILL');
      await Promise.all(ends);
    },
  };
}
