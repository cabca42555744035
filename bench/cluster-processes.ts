// Processes that share the servers, each with a way to the database of its own: one is killed, suspended or cut off, and it is seen who has which shards.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { type Relay, relayTo } from '../tests/postgres/relay.ts';
import type { ClusterOrders } from './cluster-bot.ts';

const SCRIPT = join(import.meta.dirname, 'cluster-bot.ts');

export const BLOWS = ['kill', 'suspend', 'cut'] as const;
export type Blow = (typeof BLOWS)[number];

interface Member {
  readonly way: Relay;
  child: ChildProcess;
  shards: readonly number[];
}

export interface ClusterProcesses {
  /** How many shards each process has. */
  readonly held: () => number[];
  /** Resolves when all shards are held, and as evenly as may be. */
  readonly even: () => Promise<void>;
  /** Befalls one of them; `forMs`: for how long, but for a kill. Resolves with the seconds after which each of its shards was another's. */
  readonly strike: (nth: number, blow: Blow, forMs: number) => Promise<number[]>;
  dismiss(): Promise<void>;
}

/** `orders.database`: the server itself. */
export async function startCluster(orders: ClusterOrders, count: number): Promise<ClusterProcesses> {
  let isOver = false;
  const watchers = new Set<() => void>();
  const changed = () => {
    for (const watch of watchers) watch();
  };
  const until = (condition: () => boolean) =>
    new Promise<void>((resolve) => {
      const watch = () => {
        if (!condition()) return;
        watchers.delete(watch);
        resolve();
      };
      watchers.add(watch);
      watch();
    });
  const run = (member: Pick<Member, 'way'> & Partial<Member>): ChildProcess => {
    const child = spawn(process.execPath, [SCRIPT, JSON.stringify({ ...orders, database: member.way.url })], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (member.child !== child) return;
      member.shards = line === '' ? [] : line.split(',').map(Number);
      changed();
    });
    child.once('exit', () => {
      member.shards = [];
      changed();
      if (!isOver) member.child = run(member);
    });
    return child;
  };
  const members: Member[] = [];
  for (let nth = 0; nth < count; nth++) {
    const member: Pick<Member, 'way'> & Partial<Member> = { way: await relayTo(orders.database), shards: [] };
    member.child = run(member);
    members.push(member as Member);
  }
  const held = () => members.map(({ shards }) => shards.length);
  return {
    held,
    even: () =>
      until(() => {
        const shards = new Set(members.flatMap((member) => member.shards));
        const isEven = Math.max(...held()) - Math.min(...held()) <= 1;
        return (
          isEven &&
          shards.size === orders.shards &&
          members.flatMap((each) => each.shards).length === shards.size
        );
      }),
    strike: async (nth, blow, forMs) => {
      const victim = members[nth];
      if (!victim) return [];
      const { child, way, shards } = victim;
      const others = members.filter((member) => member !== victim);
      if (blow === 'kill') victim.shards = [];
      const since = performance.now();
      const after = Promise.all(
        shards.map(async (shard) => {
          // A killed process that starts again may have it back.
          const heirs = blow === 'kill' ? members : others;
          await until(() => heirs.some((heir) => heir.shards.includes(shard)));
          return (performance.now() - since) / 1000;
        }),
      );
      if (blow === 'kill') {
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      } else if (blow === 'suspend') {
        child.kill('SIGSTOP');
        await wait(forMs);
        child.kill('SIGCONT');
      } else {
        way.cut(forMs % 2 < 1 ? 'in silence' : 'aloud');
        await wait(forMs);
        way.mend();
      }
      return after;
    },
    dismiss: async () => {
      isOver = true;
      const ends = members.map(({ child }) => once(child, 'exit'));
      for (const { child } of members) child.kill('SIGTERM');
      const late = setTimeout(() => {
        for (const { child } of members) child.kill('SIGKILL');
      }, 10_000);
      await Promise.all(ends);
      clearTimeout(late);
      for (const { way } of members) way.close();
    },
  };
}
