// A folder for what several test files of a run use; made before the first and removed after the last, with the server that may run by then.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { clusterIn } from './postgres/cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly runFolder: string;
  }
}

export function setup({ provide }: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-run-'));
  provide('runFolder', folder);
  return async () => {
    for (const started of ['started', 'started.draft']) await stopServer(join(folder, 'postgres', started));
    rmSync(folder, { recursive: true, force: true });
  };
}

/** The file holds where it is. */
async function stopServer(started: string): Promise<void> {
  if (!existsSync(started)) return;
  const place = readFileSync(started, 'utf8');
  await clusterIn(place)
    .stop('immediate')
    .catch(() => undefined);
  rmSync(place, { recursive: true, force: true });
}
