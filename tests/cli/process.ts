// A sub-command, `paperboy start` for one, as a real process in a folder of its own: what it logs, what it says, and how it ends.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { MAIN } from '../main-file.ts';

interface LogLine {
  readonly msg: string;
  readonly port?: number;
  readonly level?: number;
}

export interface BotProcess extends AsyncDisposable {
  readonly child: ChildProcess;
  /** What it logged so far. */
  readonly lines: LogLine[];
  /** What stands on standard error beside the log. */
  readonly sentences: string[];
  /** The first line that was or will be logged so. */
  logged(message: RegExp): Promise<LogLine>;
  /** The exit status; throws where it still runs after so many milliseconds. */
  exit(withinMs: number): Promise<number | null>;
}

export function newFolder(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'paperboy-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

export function startProcess(
  folder: string,
  env: NodeJS.ProcessEnv,
  { args = ['start'], uid }: { readonly args?: readonly string[]; readonly uid?: number } = {},
): BotProcess {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: folder,
    env: { SOURCE_DIR: folder, PORT: '0', NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(uid !== undefined && { uid }),
  });
  const ended = once(child, 'exit');
  const lines: LogLine[] = [];
  const sentences: string[] = [];
  let wake = Promise.withResolvers<void>();
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (line.startsWith('{')) lines.push(JSON.parse(line));
    else sentences.push(line);
    wake.resolve();
    wake = Promise.withResolvers<void>();
  });
  const dead = ended.then(() => 'dead' as const);
  return {
    child,
    lines,
    sentences,
    async logged(message) {
      for (;;) {
        const found = lines.find(({ msg }) => message.test(msg));
        if (found) return found;
        if ((await Promise.race([wake.promise, dead])) === 'dead')
          throw new Error(`it ended without logging ${message}: ${sentences.join(' ')}`);
      }
    },
    async exit(withinMs) {
      const late = AbortSignal.timeout(withinMs);
      const tooLate = once(late, 'abort').then(() => {
        throw new Error(
          `it still runs after ${withinMs} ms; it logged ${lines.map(({ msg }) => msg).join(', ')}`,
        );
      });
      const [status] = (await Promise.race([ended, tooLate])) as [number | null];
      return status;
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
