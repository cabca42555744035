// Copies of a PostgreSQL database as files, made and put back by the server's own programs: pg_dump, pg_restore and psql.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '../../model/errors.ts';
import { DROP_OURS, OURS } from './ours.ts';
import { takePassword } from './password.ts';

/** Which process is the bot is nobody's to restore. */
const LEASES = '--exclude-table-data=*.leases';

/** Whoever restores it need not have the users of the server that it comes from. */
const NOBODYS = ['--no-owner', '--no-acl'];

/** Whoever waits at a terminal that nobody sees hangs for ever. */
const UNASKED = '--no-password';

/** What a program may print, in bytes: the numbers of some forms, or what is wrong. */
const PRINTED = 2 ** 24;

/** Where it is, and the environment, in which the programs and their settings are found. */
export interface Server {
  readonly url: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Throws a UserError where the programs are missing, and an Error that says what pg_dump says. */
export async function dumpPostgres({ url, env }: Server, file: string): Promise<void> {
  await writeFile(file, '', { mode: 0o600 });
  // Others may keep tables of theirs in the same database.
  const tables = OURS.map((table) => `--table=${table}`);
  await call('pg_dump', ['--format=custom', ...NOBODYS, ...tables, LEASES, `--file=${file}`], env, url);
}

/** What a dump is of: it comes back into the schema, quoted where it must be, that it was made of. */
interface DumpOf {
  readonly form: number;
  readonly schema: string;
}

/** Null where it is none of paperboy's. Throws where it can't be read. */
export async function lookIntoDump(file: string, env: NodeJS.ProcessEnv): Promise<DumpOf | null> {
  const printed = await call('pg_restore', ['--data-only', '--table=migrations', '--file=-', file], env);
  const numbers = [...printed.matchAll(/^(\d+)\t/gm)].map(([, number]) => Number(number));
  const schema = /^COPY (.+)\.migrations \(/m.exec(printed)?.[1];
  return numbers.length === 0 || schema === undefined ? null : { form: Math.max(...numbers), schema };
}

/** In one transaction, in the place of all that is there. */
export async function restorePostgres({ url, env }: Server, file: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-'));
  try {
    const [emptying, script] = [join(folder, 'empty.sql'), join(folder, 'dump.sql')];
    await writeFile(emptying, EMPTY);
    await call('pg_restore', [...NOBODYS, `--file=${script}`, file], env);
    const files = [`--file=${emptying}`, `--file=${script}`];
    await call(
      'psql',
      ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', '--single-transaction', ...files],
      env,
      url,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const EMPTY = `set client_min_messages = warning;
${DROP_OURS}`;

/** With an address, in which a password would be shown to everybody on the machine. */
async function call(
  program: string,
  args: readonly string[],
  surroundings: NodeJS.ProcessEnv,
  url?: string,
): Promise<string> {
  const login = url === undefined ? null : takePassword(url);
  const secret = login?.password == null ? {} : { PGPASSWORD: login.password };
  const env = { ...surroundings, LC_MESSAGES: 'C', PGCONNECT_TIMEOUT: '10', ...secret };
  const all = login === null ? args : [`--dbname=${login.address}`, UNASKED, ...args];
  try {
    const running = promisify(execFile)(program, all, { env, maxBuffer: PRINTED });
    running.child.stdin?.end();
    const { stdout } = await running;
    return stdout;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if ('code' in error && error.code === 'ENOENT') throw new UserError('postgres-programs', { program });
    const said = 'stderr' in error ? String(error.stderr).trim() : '';
    throw new Error(said || error.message, { cause: error });
  }
}
