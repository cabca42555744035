// A PostgreSQL server of one's own in a folder, where its programs are installed: for tests and for scripts that torture.
import { execFile, execFileSync } from 'node:child_process';
import { chownSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Debian has each version's programs in a folder of its own, outside of the path. */
const DEBIAN = '/usr/lib/postgresql';

/** A cluster made anew for each run need not survive the machine. */
const SETTINGS = [
  'listen_addresses=',
  'fsync=off',
  'full_page_writes=off',
  'max_connections=200',
  'shared_buffers=64MB',
];

/** A test is over before it would be worth while. */
const UNTIDIED = 'autovacuum=off';

/** A server that is also there on this machine's own address, by TLS and with a password alone. */
export interface Tls {
  readonly port: number;
  readonly key: string;
  readonly cert: string;
}

export interface Cluster {
  /** The address of one of its databases. */
  url(database: string): string;
  /** SQL by psql, as the owner of all. */
  admin(sql: string): Promise<void>;
  restart(how?: 'fast' | 'immediate'): Promise<void>;
  start(): Promise<void>;
  stop(how?: 'fast' | 'immediate'): Promise<void>;
}

/** Where its programs are; null where it isn't installed. */
export function postgresPrograms(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/** In a folder that exists; its path has to be short, as a socket's is. Where there is a cluster already, it is that one. */
export function clusterIn(
  folder: string,
  { tls, isTidied = false }: { readonly tls?: Tls; readonly isTidied?: boolean } = {},
): Cluster {
  const programs = postgresPrograms();
  if (programs === null) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const as = unprivileged();
  const options = { cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' }, ...as };
  const data = join(folder, 'data');
  const call = (program: string, ...args: string[]) => run(join(programs, program), args, options);
  const port = tls ? `&port=${tls.port}` : '';
  const url = (database: string) =>
    `postgres://paperboy@/${database}?host=${encodeURIComponent(folder)}${port}`;
  const control = (...args: string[]) =>
    call('pg_ctl', '--pgdata', data, '--wait', '--log', join(folder, 'log'), ...args);
  const files = tls && keep(folder, tls, as);
  const tidied = isTidied ? [] : [UNTIDIED];
  const settings = [`unix_socket_directories=${folder}`, ...SETTINGS, ...tidied, ...(files ?? [])];
  const server = settings.map((each) => `--${each}`).join(' ');
  const start = async () => {
    if (as) chownSync(folder, as.uid, as.gid);
    if (!existsSync(data))
      await call(
        'initdb',
        '--pgdata',
        data,
        '--username=paperboy',
        '--auth=trust',
        '--encoding=UTF8',
        '--no-sync',
        // Not the order of signs that the bot goes by: it has to ask for that itself.
        '--locale-provider=icu',
        '--icu-locale=en',
      );
    await control('start', '--options', server);
  };
  const stop = async (how = 'fast') => void (await control('stop', '--mode', how));
  return {
    url,
    start,
    stop,
    async admin(sql) {
      await call(
        'psql',
        '--no-psqlrc',
        '--quiet',
        '--set=ON_ERROR_STOP=1',
        '--command',
        sql,
        url('postgres'),
      );
    },
    restart: async (how = 'fast') => void (await control('restart', '--mode', how, '--options', server)),
  };
}

/** Returns the settings that name what it kept. */
function keep(folder: string, { port, key, cert }: Tls, as: ReturnType<typeof unprivileged>): string[] {
  const access = 'local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n';
  const path = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, text, { mode: 0o600 });
    if (as) chownSync(file, as.uid, as.gid);
    return file;
  };
  return [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'ssl=on',
    `ssl_key_file=${path('key.pem', key)}`,
    `ssl_cert_file=${path('certificate.pem', cert)}`,
    `hba_file=${path('access', access)}`,
  ];
}

/** It refuses to run as root. */
function unprivileged(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (what: '-u' | '-g') => Number(execFileSync('id', [what, 'postgres']).toString());
  return { uid: idOf('-u'), gid: idOf('-g') };
}
