// The starts and ends of the process: whatever Discord does, it ends when it is told to, and never lives on half dead.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { type Config, readConfig } from '../../src/config.ts';
import { createClient, login } from '../../src/discord/client.ts';
import { type Playground, startPlayground } from '../../src/playground/start.ts';
import { type BotProcess, newFolder, startProcess } from './process.ts';

/** Milliseconds: of an end after a signal, and after something that was thrown. */
const TOLD = 10_000;
const FAILED = 5_000;

let folder: ReturnType<typeof newFolder>;
let ends: (() => unknown)[];

beforeEach(() => {
  folder = newFolder();
  ends = [() => folder[Symbol.dispose]()];
});
afterEach(async () => {
  for (const end of ends.toReversed()) await end();
});

function start(
  discord: { readonly apiUrl: string; readonly token: string },
  env: NodeJS.ProcessEnv = {},
): BotProcess {
  const bot = startProcess(folder.path, {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    ...env,
  });
  ends.push(() => bot[Symbol.asyncDispose]());
  return bot;
}

async function discord(): Promise<Playground> {
  const playground = await startPlayground();
  ends.push(playground.close);
  return playground;
}

/** Stands in front of a playground; `answer` is true where it has answered in its place. */
async function inFrontOf(
  behind: Playground,
  answer: (request: IncomingMessage, response: ServerResponse) => boolean,
): Promise<{ readonly apiUrl: string; readonly token: string }> {
  const server = createServer((request, response) => {
    if (answer(request, response)) return;
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', async () => {
      const { method = 'GET', headers } = request;
      const passed = await fetch(new URL(request.url ?? '/', behind.url), {
        method,
        headers: { authorization: headers.authorization ?? '', 'content-type': 'application/json' },
        ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
      });
      response.writeHead(passed.status, { 'content-type': 'application/json' });
      response.end(Buffer.from(await passed.arrayBuffer()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`, token: behind.token };
}

const LIMIT = { total: 1000, remaining: 999, reset_after: 1000, max_concurrency: 1 };

/** A Discord whose gateway stands at another address. */
function withGateway(behind: Playground, url: string) {
  return sayingOfGateway(behind, { url, shards: 1, session_start_limit: LIMIT });
}

function sayingOfGateway(behind: Playground, said: unknown) {
  return inFrontOf(behind, ({ url: path = '' }, response) => {
    if (!path.endsWith('/gateway/bot')) return false;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(said));
    return true;
  });
}

describe('what is thrown while it starts ends it', () => {
  it('when the gateway refuses the connection for two minutes', async () => {
    const playground = await discord();
    const { apiUrl, token } = await withGateway(playground, 'ws://127.0.0.1:9');
    const { config } = readConfig({ DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl }) as { config: Config };
    const client = createClient(config);
    ends.push(() => client.destroy());
    await expect(login(client, config, { readyWithinMs: 300 })).rejects.toMatchObject({
      key: 'discord-unreachable',
      values: { reason: 'its gateway gives no answer' },
    });
  });

  it('when the log-ins of the day are used up: with when there are more', async () => {
    const limit = { ...LIMIT, remaining: 0, reset_after: 3_600_000 };
    const said = { url: 'ws://127.0.0.1:9', shards: 1, session_start_limit: limit };
    const bot = start(await sayingOfGateway(await discord(), said));
    expect(await bot.exit(20_000)).toBe(1);
    expect(bot.sentences).toEqual([
      expect.stringMatching(/^Discord allows this bot no more log-ins before 20/),
    ]);
  });

  it.each([
    ['no address', { url: null, shards: 1, session_start_limit: LIMIT }],
    ['no limit', { url: 'ws://127.0.0.1:9', shards: 1 }],
    ['a list', []],
  ])('when what Discord says of its gateway is odd: %s', async (_, said) => {
    const bot = start(await sayingOfGateway(await discord(), said));
    expect(await bot.exit(20_000)).toBe(1);
    expect(bot.sentences).toEqual([expect.stringContaining('what it says of its gateway')]);
  });

  it('when the gateway ends the connection for good', async () => {
    const closing = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    ends.push(() => closing.close());
    closing.on('connection', (socket) => socket.close(4014));
    const bot = start(
      await withGateway(await discord(), `ws://127.0.0.1:${(closing.address() as AddressInfo).port}`),
    );
    expect(await bot.exit(20_000)).toBe(1);
    expect(bot.sentences.join()).toContain('4014 (DisallowedIntents)');
  });

  it('when Discord refuses the token: with a status that says that starting again is no use', async () => {
    const { apiUrl } = await discord();
    const bot = start({ apiUrl, token: 'some-other-token' });
    expect(await bot.exit(20_000)).toBe(4);
    expect(bot.sentences.join()).toContain('Discord refused the token');
  });

  it('or where it is to wait instead, it stays, says so in /health, and stops when it is told to', async () => {
    const { apiUrl } = await discord();
    const bot = start({ apiUrl, token: 'some-other-token' }, { TOKEN_REFUSED: 'wait' });
    const { port } = await bot.logged(/^\/health/);
    await expect
      .poll(async () => (await fetch(`http://127.0.0.1:${port}/health`)).json(), { timeout: 15_000 })
      .toEqual({ ok: false, role: 'starting', discord: 'refused the token' });
    expect(bot.child.exitCode).toBeNull();
    bot.child.kill('SIGTERM');
    expect(await bot.exit(TOLD)).toBe(0);
  });
});

it('what fails at the registration of commands ends nothing: digests go out without them', async () => {
  const playground = await discord();
  const broken = await inFrontOf(playground, ({ method, url = '' }, response) => {
    if (method !== 'PUT' || !url.endsWith('/commands')) return false;
    response.writeHead(500).end();
    return true;
  });
  const bot = start(broken);
  await bot.logged(/^the commands could not be .* digests go out all the same$/);
  await bot.logged(/^ready$/);
  bot.child.kill('SIGTERM');
  expect(await bot.exit(TOLD)).toBe(0);
});

describe('told to stop, it stops', () => {
  it('while the gateway never says hello', async () => {
    const silent = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    ends.push(() => {
      for (const client of silent.clients) client.terminate();
      silent.close();
    });
    const bot = start(
      await withGateway(await discord(), `ws://127.0.0.1:${(silent.address() as AddressInfo).port}`),
    );
    await new Promise((resolve) => silent.once('connection', resolve));
    bot.child.kill('SIGTERM');
    expect(await bot.exit(TOLD)).toBe(0);
  });

  it('while Discord gives no answer at all', async () => {
    const playground = await discord();
    const asked = Promise.withResolvers<void>();
    const bot = start(
      await inFrontOf(playground, () => {
        asked.resolve();
        return true;
      }),
    );
    await asked.promise;
    bot.child.kill('SIGTERM');
    expect(await bot.exit(TOLD)).toBe(0);
  });

  it('while it reconnects', async () => {
    const playground = await discord();
    const bot = start(playground);
    await bot.logged(/^ready$/);
    await playground.close();
    bot.child.kill('SIGTERM');
    expect(await bot.exit(TOLD)).toBe(0);
  });

  it('while 500 clients hold a connection to /health and read nothing', async () => {
    const bot = start(await discord());
    const { port = 0 } = await bot.logged(/^\/health/);
    await bot.logged(/^ready$/);
    const clients = await Promise.all(
      Array.from(
        { length: 500 },
        () =>
          new Promise<Socket>((resolve) => {
            const socket = connect(port, '127.0.0.1', () => {
              socket.write('GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
              socket.pause();
              resolve(socket);
            });
            socket.on('error', () => undefined);
          }),
      ),
    );
    bot.child.kill('SIGTERM');
    expect(await bot.exit(TOLD)).toBe(0);
    for (const client of clients) client.destroy();
  });

  it('at once where it is told twice', async () => {
    const playground = await discord();
    const asked = Promise.withResolvers<void>();
    const bot = start(
      await inFrontOf(playground, () => {
        asked.resolve();
        return true;
      }),
    );
    await asked.promise;
    bot.child.kill('SIGINT');
    bot.child.kill('SIGTERM');
    expect(await bot.exit(2_000)).not.toBeNull();
  });
});

describe('when it is not the bot any more, it answers nothing and ends', () => {
  it('once its token is reset', async () => {
    const playground = await discord();
    const bot = start(playground);
    await bot.logged(/^ready$/);
    playground.world.resetToken();
    await bot.logged(/ended the connection for good/);
    expect(await bot.exit(FAILED)).toBe(4);
  });

  it('once another process holds the lease', async () => {
    const bot = start(await discord());
    await bot.logged(/^ready$/);
    const { DatabaseSync } = await import('node:sqlite');
    const db = new DatabaseSync(`${folder.path}/data/paperboy.db`);
    db.prepare('update leases set holder = ?, until = ?').run('another', Date.now() + 30_000);
    db.close();
    // It looks every five seconds.
    expect(await bot.exit(5_000 + FAILED)).toBe(3);
    expect(bot.lines.at(-1)?.msg).toBe('another process is the bot now');
  });
});
