// A terminal for tests: runs a sub-command in a folder of its own and keeps what it printed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../src/cli/run.ts';

/** What a sub-command printed, and how it ended. */
export interface Printed {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export interface Terminal extends Disposable {
  readonly folder: string;
  run(...args: string[]): Promise<Printed>;
}

interface Surroundings {
  readonly env?: NodeJS.ProcessEnv;
  /** What the clock says. */
  readonly now?: string;
}

export function terminal(env: NodeJS.ProcessEnv = {}, now?: string): Terminal {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  return {
    folder,
    run: (...args) => runIn(folder, args, { env, ...(now !== undefined && { now }) }),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export async function runIn(
  folder: string,
  args: readonly string[],
  { env = {}, now = '2024-01-24T00:00:00Z' }: Surroundings = {},
): Promise<Printed> {
  let [out, err] = ['', ''];
  const status = await runCli(args, {
    env: { LOG_LEVEL: 'silent', ...env },
    cwd: folder,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    now: () => Date.parse(now),
  });
  return { status, out, err };
}

/** Acts as a user who owns nothing: root, as tests run in containers, may read and write everything. */
export async function asNobody<T>(act: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return act();
  process.seteuid?.(65_534);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}
