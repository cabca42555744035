// PostgreSQL over the network: TLS as psql reads its settings, and passwords from a file; what is refused is told, and no secret with it.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { generate } from 'selfsigned';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { readAddress } from '../../src/database/postgres/address.ts';
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

  it.each(['prefer', 'allow'])(
    'is encrypted by %s where the server can, and goes on where not',
    async (mode) => {
      expect(await isEncrypted(address(`sslmode=${mode}`))).toBe(true);
      await using server = await withoutTls(cluster.url('postgres'));
      const there = (tls: string) => `postgres://paperboy@127.0.0.1:${server.port}/postgres?sslmode=${tls}`;
      expect(await isEncrypted(there(mode))).toBe(false);
      await expect(openStore(there('require'), '/')).rejects.toMatchObject({ key: 'postgres-tls' });
    },
  );

  it('asks for no encryption on a socket of the same machine, as psql does', async () => {
    expect(await isEncrypted(`${cluster.url('postgres')}&sslmode=require`)).toBe(false);
  });

  it.each([
    ['sslmode=bogus', 'sslmode=bogus is none of disable, allow'],
    ['sslmode=verify-full&sslrootcert=/none.pem', '/none.pem'],
  ])('says what is wrong in the address: %s', async (tls, reason) => {
    const error = await openStore(address(tls), '/').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      key: 'postgres-url',
      values: { reason: expect.stringContaining(reason) },
    });
  });

  it('says that an address names no database', async () => {
    const nobody = () => ({ host: 'localhost', port: 5432 });
    await expect(readAddress('postgres://', nobody)).rejects.toMatchObject({
      key: 'postgres-url',
      values: { reason: 'it names no database' },
    });
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

/** The server on its socket, by TCP, and without TLS. */
async function withoutTls(url: string) {
  const folder = new URLSearchParams(url.slice(url.indexOf('?'))).get('host') ?? '';
  const [socket] = readdirSync(folder).filter((name) => /^\.s\.PGSQL\.\d+$/.test(name));
  const server = createServer((near) => {
    near.on('error', () => near.destroy());
    near.once('data', (first) => {
      // SSLRequest has eight bytes; no other message is as short.
      if (first.length === 8) near.write('N');
      const far = connect(join(folder, socket ?? '')).on('error', () => near.destroy());
      if (first.length > 8) far.write(first);
      near.pipe(far).pipe(near);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, [Symbol.asyncDispose]: async () => void server.close() };
}

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
