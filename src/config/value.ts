// A setting's value as it was meant: without what a shell would have taken away or filled in.
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Without the spaces around it, and the quotes that `docker run --env-file` leaves where they were. */
export function bareValue(value: string): string {
  const trimmed = value.trim();
  const [, double, single] = /^(?:"([^"]*)"|'([^']*)')$/.exec(trimmed) ?? [];
  return (double ?? single ?? trimmed).trim();
}

/** A path from the home folder on, with `file:` before it or without, from the root on. */
export function withHome(path: string, env: NodeJS.ProcessEnv): string {
  const home = /^(file:)?~(?=[/\\]|$)/.exec(path);
  if (home === null) return path;
  const below = path.slice(home[0].length);
  return `${home[1] ?? ''}${join(env.HOME || env.USERPROFILE || homedir(), below)}`;
}
