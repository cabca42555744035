// The processes of a fan-out that share the servers on one PostgreSQL, and the proxy before them where there is one.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ShareOrders, ShareReport } from './share-bot.ts';

const here = (file: string) => join(import.meta.dirname, file);

interface Crew {
  end(): Promise<null>;
}

function start(file: string, argument: string): ChildProcess {
  return spawn(process.execPath, [here(file), argument], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Each has an index of its own, and no files beside.
    cwd: mkdtempSync(join(tmpdir(), 'paperboy-share-')),
  });
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no stdout');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return line;
}

/** Starts so many bots, with a proxy before them where `isProxied`; resolves when the shards are shared out. */
export async function startCrew(orders: ShareOrders, count: number, isProxied: boolean): Promise<Crew> {
  const proxy = isProxied ? start('rest-proxy-process.ts', orders.apiUrl) : null;
  const apiUrl = proxy ? await firstLine(proxy) : orders.apiUrl;
  const held: number[][] = Array.from({ length: count }, () => []);
  const waiting = Promise.withResolvers<void>();
  const bots = held.map((_, nth) => {
    const bot = start('share-bot.ts', JSON.stringify({ ...orders, apiUrl } satisfies ShareOrders));
    if (!bot.stdout) throw new Error('no stdout');
    createInterface(bot.stdout).on('line', (line) => {
      held[nth] = [...(JSON.parse(line) as ShareReport).shards];
      const isFair = held.every((shards) => shards.length >= Math.floor(orders.shards / count));
      if (isFair && new Set(held.flat()).size === orders.shards) waiting.resolve();
    });
    return bot;
  });
  await waiting.promise;
  return {
    async end() {
      const ends = bots.map((bot) => once(bot, 'exit'));
      for (const bot of bots) bot.kill('SIGTERM');
      await Promise.all(ends);
      if (proxy) {
        const gone = once(proxy, 'exit');
        proxy.kill('SIGTERM');
        await gone;
      }
      return null;
    },
  };
}
