// Where a torture keeps the truth: in a file, or with --postgres on a server of its own, which it may restart.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { clusterIn } from '../tests/postgres/cluster.ts';

/** In every so many rounds the server is restarted, at a random moment of so many milliseconds. */
const EVERY = 10;
const WITHIN = 700;

/**
 * How long a lease holds at least, scaled to a round, in milliseconds. On a server it is renewed by a transaction, whose
 * answers each wait for a turn of a loop that a starting bot keeps busy.
 */
const LEASE_MS = { file: 1_500, server: 4_000 };

export interface Kept {
  /** What DATABASE_URL would name. */
  readonly url: string;
  readonly leaseMs: number;
  /** Resolves when the server is back, at once in most rounds: every second time it goes down without a farewell. */
  restartIn(round: number, random: () => number): Promise<number>;
  stop(): Promise<void>;
}

export async function keepIn(folder: string, { onPostgres = false } = {}): Promise<Kept> {
  if (!onPostgres)
    return {
      url: `file:${join(folder, 'paperboy.db')}`,
      leaseMs: LEASE_MS.file,
      restartIn: async () => 0,
      stop: async () => {},
    };
  // Its user may not go through a folder that is another's.
  const place = mkdtempSync(join(tmpdir(), 'pg-'));
  const server = clusterIn(place, { isTidied: true });
  await server.start();
  await server.admin('create database paperboy');
  return {
    url: server.url('paperboy'),
    leaseMs: LEASE_MS.server,
    async restartIn(round, random) {
      if (round % EVERY !== EVERY - 1) return 0;
      await wait(random() * WITHIN);
      await server.restart(round % (2 * EVERY) === EVERY - 1 ? 'fast' : 'immediate');
      return 1;
    },
    async stop() {
      await server.stop('immediate');
      rmSync(place, { recursive: true });
    },
  };
}
