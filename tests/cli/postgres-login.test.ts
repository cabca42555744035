// The command line and a PostgreSQL server that wants a password: nothing hangs without one, and none is shown to others on the machine.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { dumpPostgres, restorePostgres } from '../../src/database/postgres/dump.ts';
import { openStore } from '../../src/store/open.ts';
import { type Cluster, clusterIn, postgresPrograms } from '../postgres/cluster.ts';
import { onPostgres } from '../postgres/databases.ts';
import { newFolder, startProcess } from './process.ts';
import { runIn } from './terminal.ts';

const PASSWORD = 'horse: battery+1%';

onPostgres(() => {
  let cluster: Cluster;
  let place: string;
  let folder: ReturnType<typeof newFolder>;
  beforeAll(async () => {
    place = mkdtempSync(join(tmpdir(), 'pg-'));
    cluster = clusterIn(place);
    await cluster.start();
    await cluster.admin(`alter user paperboy password '${PASSWORD}'`);
    writeFileSync(join(place, 'data', 'pg_hba.conf'), 'local all all scram-sha-256\n');
    await cluster.restart();
    await (await openStore(inQuery(), '/')).destroy();
  });
  afterAll(async () => {
    await cluster.stop('immediate').catch(() => {});
    rmSync(place, { recursive: true, force: true });
  });
  beforeEach(() => {
    folder = newFolder();
  });
  afterEach(() => folder[Symbol.dispose]());

  const secret = encodeURIComponent(PASSWORD);
  const without = () => cluster.url('postgres');
  const inLogin = () => without().replace('paperboy@', `paperboy:${secret}@`);
  const inQuery = () => `${without()}&password=${secret}`;
  const env = (url: string, ...programs: string[]) => ({
    DATABASE_URL: url,
    PATH: [...programs, postgresPrograms(), process.env.PATH].join(delimiter),
  });

  it('ends at once, with a sentence, where there is no password', async () => {
    await using asked = startProcess(folder.path, env(without()), { args: ['backup', 'a.dump'] });
    // The server would break the login off after a minute.
    expect(await asked.exit(40_000)).toBe(1);
    expect(asked.sentences.join('\n')).toContain('refuses the login');
  });

  it('has the programs ask nobody', async () => {
    const server = { url: without(), env: env('') };
    const file = join(folder.path, 'a.dump');
    await dumpPostgres({ ...server, url: inLogin() }, file);
    await expect(restorePostgres(server, file)).rejects.toThrow('no password supplied');
    await expect(dumpPostgres(server, file)).rejects.toThrow('no password supplied');
  });

  it.each([
    ['in the login', inLogin],
    ['in the query', inQuery],
    ['first in the query', () => without().replace('?', `?password=${secret}&`)],
  ])('gives no program the password among its arguments, wherever it stands: %s', async (_, url) => {
    const programs = join(folder.path, 'programs');
    mkdirSync(programs);
    for (const name of ['pg_dump', 'psql', 'pg_restore']) {
      const said = join(folder.path, `${name}.said`);
      const real = join(postgresPrograms() ?? '', name);
      writeFileSync(join(programs, name), `#!/bin/sh\necho "$@" >> ${said}\nexec ${real} "$@"\n`);
      chmodSync(join(programs, name), 0o755);
    }
    const there = { env: env(url(), programs) };
    expect(await runIn(folder.path, ['backup', 'a.dump'], there)).toMatchObject({ status: 0, err: '' });
    expect(await runIn(folder.path, ['restore', 'a.dump'], there)).toMatchObject({ status: 0, err: '' });
    const said = readdirSync(folder.path).filter((name) => name.endsWith('.said'));
    expect(said).toHaveLength(3);
    for (const name of said) expect(readFileSync(join(folder.path, name), 'utf8')).not.toContain('horse');
  });
});
