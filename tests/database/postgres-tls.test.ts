// PostgreSQL over the network: TLS as psql reads its settings, and passwords from a file; what is refused is told, and no secret with it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { generate } from 'selfsigned';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { type Cluster, clusterIn } from '../postgres/cluster.ts';
import { onPostgres } from '../postgres/databases.ts';

const PASSWORD = 'horse: battery';

onPostgres(() => {
  let cluster: Cluster;
  let folder: string;
  let port: number;
  const file = (name: string) => join(folder, name);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pg-'));
    port = await freePort();
    const { private: key, cert } = await certificate('localhost');
    writeFileSync(file('known.pem'), cert);
    writeFileSync(file('other.pem'), (await certificate('localhost')).cert);
    writeFileSync(file('passwords'), `localhost:${port}:*:paperboy:${PASSWORD.replace(':', '\\:')}\n`, {
      mode: 0o600,
    });
    cluster = clusterIn(folder, { tls: { port, key, cert } });
    await cluster.start();
    await cluster.admin(`alter user paperboy password '${PASSWORD}'`);
  });
  afterAll(async () => {
    await cluster.stop('immediate').catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => vi.unstubAllEnvs());

  const address = (tls: string, { host = 'localhost', password = PASSWORD } = {}) => {
    const login = password === '' ? '' : `:${encodeURIComponent(password)}`;
    return `postgres://paperboy${login}@${host}:${port}/postgres?${tls}`;
  };

  async function isEncrypted(url: string): Promise<boolean> {
    await using db = await openStore(url, '/');
    const { rows } = await sql<{ ssl: boolean }>`
      select ssl from pg_stat_ssl where pid = pg_backend_pid()`.execute(db);
    return rows[0]?.ssl ?? false;
  }

  it('is encrypted where that is asked for, whoever answers, and where the certificate is the known one', async () => {
    expect(await isEncrypted(address('sslmode=require'))).toBe(true);
    const known = `sslrootcert=${encodeURIComponent(file('known.pem'))}`;
    expect(await isEncrypted(address(`sslmode=verify-full&${known}`))).toBe(true);
    expect(await isEncrypted(address(`sslmode=verify-ca&${known}`, { host: '127.0.0.1' }))).toBe(true);
  });

  it.each([
    ['a certificate that nobody vouches for', () => address('sslmode=verify-full'), 'postgres-tls'],
    [
      'another certificate',
      () => address(`sslmode=verify-full&sslrootcert=${encodeURIComponent(file('other.pem'))}`),
      'postgres-tls',
    ],
    [
      'a certificate of another name',
      () =>
        address(`sslmode=verify-full&sslrootcert=${encodeURIComponent(file('known.pem'))}`, {
          host: '127.0.0.1',
        }),
      'postgres-tls',
    ],
    ['no encryption', () => address(''), 'postgres-refused'],
    ['a wrong password', () => address('sslmode=require', { password: 'horse' }), 'postgres-refused'],
    ['no password', () => address('sslmode=require', { password: '' }), 'postgres-refused'],
    ['a file that is not there', () => address('sslmode=verify-full&sslrootcert=/none.pem'), 'postgres-url'],
  ])('tells of %s', async (_, url, key) => {
    const error = await openStore(url(), '/').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ key });
    expect(JSON.stringify(error)).not.toContain('horse');
  });

  it('takes the password from a file', async () => {
    vi.stubEnv('PGPASSFILE', file('passwords'));
    expect(await isEncrypted(address('sslmode=require', { password: '' }))).toBe(true);
  });
});

function certificate(host: string) {
  return generate([{ name: 'commonName', value: host }], {
    algorithm: 'sha256',
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] }],
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
