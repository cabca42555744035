// Passwords in addresses, tokens and keys: no line of the log, no sentence, no report and no record shows one.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCollector } from '../src/cli/collector.ts';
import { readConfig } from '../src/config.ts';
import { closeDay } from '../src/daily/collect/close.ts';
import { loadTexts } from '../src/locale/texts.ts';
import { createLog } from '../src/log.ts';
import { day } from '../src/model/day.ts';
import { UserError } from '../src/model/errors.ts';
import { openIndex } from '../src/search/open-index.ts';
import { openStore } from '../src/store/open.ts';
import { terminal } from './cli/terminal.ts';

/** What could be a password, quotes and all; no word or number, which may be said for another reason. */
const password = fc
  .oneof(
    fc.string({ minLength: 4, maxLength: 20, unit: 'grapheme' }),
    fc.base64String({ minLength: 8 }).map((text) => `${text}+`),
  )
  .filter((text) => text.trim() === text && text.isWellFormed() && !/^\w+$|redacted/.test(text));

const PAPER = {
  id: '2401.00001',
  title: 'A paper',
  summary: 'We present a paper.',
  authors: [{ name: 'Ada' }],
  upvotes: 3,
};

const WORLD = { env: {}, out: () => {}, err: () => {}, now: () => Date.parse('2024-01-24T00:00:00Z') };

/** As it stands in an address of the web, where signs are percent-encoded. */
const inAddress = (text: string) => encodeURIComponent(text).replaceAll("'", '%27');

/** In every form that somebody could read it in. */
const forms = (text: string) => [text, inAddress(text), Buffer.from(`me:${text}`).toString('base64')];

const ADDRESSES = ['DISCORD_API_URL', 'HUGGINGFACE_URL', 'LLM_BASE_URL'] as const;

function settingsWith(secret: string): NodeJS.ProcessEnv {
  const address = `http://me:${inAddress(secret)}@127.0.0.1:1/api`;
  return {
    ...Object.fromEntries(ADDRESSES.map((name) => [name, address])),
    DATABASE_URL: `postgres://me:${secret}@db.example/paperboy`,
    HTTPS_PROXY: `http://me:${inAddress(secret)}@proxy.example:8080`,
  };
}

function show(text: string, secret: string): void {
  for (const form of forms(secret)) expect(text).not.toContain(form);
}

describe('a password in an address', () => {
  it('is in no line of the log, in whatever it got there', () => {
    fc.assert(
      fc.property(password, (secret) => {
        const env = settingsWith(secret);
        const settings = readConfig(env);
        if (settings.problems) throw new Error(settings.problems.join());
        const lines: string[] = [];
        const write = (line: string) => void lines.push(line);
        const log = createLog({ level: 'info', secrets: settings.secrets, to: { write } });
        for (const name of [...ADDRESSES, 'DATABASE_URL', 'HTTPS_PROXY']) {
          const url = env[name] ?? '';
          log.info({ url, deep: [{ url }] }, `asked ${url}`);
          log.error({ err: new Error(`no answer of ${url}`, { cause: new TypeError(`bad ${secret}`) }) });
          log.warn({ err: new UserError('discord-unreachable', { url, reason: secret }) });
          if (URL.canParse(url)) log.info({ url: new URL(url).href, password: new URL(url).password });
        }
        for (const form of forms(secret)) log.info(`authorization: ${form}`);
        show(lines.join(''), secret);
        show(lines.map((line) => line.replaceAll('\\\\', '\\')).join(''), secret);
      }),
    );
  });

  it('is in no line of the log either where the address is nobody’s setting', () => {
    fc.assert(
      fc.property(password, (secret) => {
        const lines: string[] = [];
        const log = createLog({ level: 'info', to: { write: (line) => void lines.push(line) } });
        log.info({ url: `https://me:${inAddress(secret)}@host/path` }, 'from https://you@host');
        const [line = ''] = lines;
        expect(JSON.parse(line)).toMatchObject({
          url: 'https://[redacted]@host/path',
          msg: 'from https://[redacted]@host',
        });
      }),
    );
  });

  it('is in no sentence about wrong settings', async () => {
    await fc.assert(
      fc.asyncProperty(password, fc.constantFrom('me:?@', ':?@', '?@'), async (secret, login) => {
        const broken = `${login.replace('?', () => secret)}host:port`;
        for (const name of [...ADDRESSES, 'DIGEST_CLOSES', 'PORT']) {
          using host = terminal({ [name]: `http://${broken}`, [`${name}_FILE`]: undefined });
          const { status, err } = await host.run('digest', 'show', '2024-01-22');
          expect(status).toBe(1);
          if (!URL.canParse(`http://${broken}`)) expect(err).toContain(name);
          show(err, secret);
        }
        using host = terminal({ LLM_BASE_URL_FILE: `https://me:${inAddress(secret)}@host/v1` });
        const { err } = await host.run('digest', 'show', '2024-01-22');
        expect(err).toContain('LLM_BASE_URL_FILE');
        show(err, secret);
      }),
      { numRuns: 20 },
    );
  });

  it('is in no sentence about a PostgreSQL database that is out of reach, though its signs are bare', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 6, unit: 'grapheme' }), async (part) => {
        for (const secret of [`p/${part}@s`, `5/${part}`, `5?${part}`, `5#${part}@`, inAddress(part)]) {
          const opened = openStore(`postgres://me:${secret}@127.0.0.1:1/paperboy`, '.');
          const error = await opened.catch((thrown: unknown) => thrown);
          expect(error).toMatchObject({ key: expect.stringMatching(/^postgres-(url|away)$/) });
          expect(String(error)).not.toContain(JSON.stringify(part).slice(1, -1));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is in no sentence about a database of another kind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, unit: 'grapheme' }), async (part) => {
        const secret = `p/${part}@s`;
        const opened = openStore(`mysql://me:${secret}@db.example/paperboy`, '.');
        await expect(opened).rejects.toThrow('database-url {"url":"mysql://…@db.example/paperboy"}');
      }),
    );
  });
});

describe('with a password in every address, and servers that repeat what they are told', () => {
  const LISTED = day('2024-01-22');
  const UNLISTED = day('2024-01-19');
  let server: Server;
  let address: string;
  const heard: string[] = [];

  beforeAll(async () => {
    server = createServer(({ url = '', headers: { authorization = '' } }, response) => {
      heard.push(authorization);
      const login = Buffer.from(authorization.split(' ')[1] ?? '', 'base64').toString('utf8');
      const says = `I don't know ${login}, ${authorization}, ${encodeURIComponent(login)}`;
      const isList = url.includes(`daily_papers?date=${LISTED}`);
      const refusal = url.includes('daily_papers')
        ? { error: says }
        : { error: { message: says }, message: says };
      response.writeHead(isList ? 200 : 401, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isList ? [{ paper: PAPER }] : refusal));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('doctor, collect, and what both write say none of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        password.filter(({ length }) => length > 7),
        async (secret) => {
          const url = `http://me:${inAddress(secret)}@${address}/api`;
          const env = { ...Object.fromEntries(ADDRESSES.map((name) => [name, url])), LLM_MODEL: 'tiny' };
          using host = terminal({ ...env, DISCORD_TOKEN: 'a-bots-token' });
          heard.length = 0;

          const doctor = await host.run('doctor', '--json');
          const checks: { name: string; ok: boolean; detail: string }[] = JSON.parse(doctor.out).checks;
          const broken = checks.filter(({ ok }) => !ok).map(({ name }) => name);
          expect(broken).toEqual(['token', 'source', 'llm']);
          show(checks.map(({ detail }) => detail).join(), secret);
          show((await host.run('doctor')).out, secret);

          const collected = await host.run('collect', '--date', LISTED);
          expect(collected).toMatchObject({
            status: 0,
            out: expect.stringContaining('1 paper, 1 new, 0 summ'),
          });
          const refused = await host.run('collect', '--date', UNLISTED);
          expect(refused).toMatchObject({ status: 1, err: expect.stringContaining("I don't know") });
          show(collected.err + refused.err, secret);
          expect(new Set(heard)).toContain(`Basic ${Buffer.from(`me:${secret}`).toString('base64')}`);

          await using store = await openStore('file:data/paperboy.db', host.folder);
          const settings = readConfig(env);
          if (settings.problems) throw new Error(settings.problems.join());
          const log = createLog({ level: 'silent' });
          const job = {
            ...WORLD,
            config: settings.config,
            cwd: host.folder,
            log,
            texts: loadTexts(),
            args: [],
          };
          expect(
            await closeDay(createCollector(job, { store, index: await openIndex(store, null) }), UNLISTED),
          ).toBe('source-failed');
          const kept = [
            ...(await store.selectFrom('days').select('detail as text').execute()),
            ...(await store.selectFrom('summary_tasks').select('complaint as text').execute()),
            ...(await store.selectFrom('settings').select('value as text').execute()),
          ];
          expect(kept.filter(({ text }) => text?.includes("I don't know"))).toHaveLength(2);
          show(kept.map(({ text }) => text).join(), secret);
          const files = readdirSync(host.folder, { recursive: true, encoding: 'utf8', withFileTypes: true });
          for (const file of files.filter((each) => each.isFile()))
            show(readFileSync(join(file.parentPath, file.name), 'utf8'), secret);
        },
      ),
      { numRuns: 6 },
    );
  });
});
