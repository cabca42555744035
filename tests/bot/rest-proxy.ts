// A proxy for Discord's REST as hosts run one in front of several processes: it keeps the limits for all, and can be down or speak for itself.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { proxyRequests } from '@discordjs/proxy';
import { REST, type RESTOptions } from '@discordjs/rest';
import pLimit from 'p-limit';

export interface RestProxy {
  /** What DISCORD_API_URL is set to. */
  readonly url: string;
  /** How many requests came. */
  readonly passed: () => number;
  /** The next so many requests are answered by the proxy itself. */
  say(status: number, times: number): void;
  /** Nobody listens at its address until `up`. */
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
}

export async function startRestProxy(apiUrl: string): Promise<RestProxy> {
  // The limit of all requests is kept below, where discord.js's own lets a second's worth through in two bursts.
  const rest = new REST({
    api: apiUrl,
    retries: 0,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    makeRequest: withinLimit(keepingBodies()),
  });
  const pass = proxyRequests(rest) as RequestListener;
  let passed = 0;
  let own = { status: 0, times: 0 };
  const server = createServer((request, response) => {
    passed++;
    if (own.times > 0) {
      own = { ...own, times: own.times - 1 };
      response.writeHead(own.status, { 'content-type': 'text/plain' }).end('no upstream');
    } else pass(request, response);
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const down = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    url: `http://127.0.0.1:${port}/api`,
    passed: () => passed,
    say: (status, times) => {
      own = { status, times };
    },
    down,
    up: () => listen(port),
    close: down,
  };
}

/** A request that has to wait for a limit is sent a second time, and its stream can be read once. */
function keepingBodies(): RESTOptions['makeRequest'] {
  const bodies = new WeakMap<object, Promise<ArrayBuffer>>();
  const read = (stream: object) => {
    const body = bodies.get(stream) ?? new Response(stream as ReadableStream).arrayBuffer();
    bodies.set(stream, body);
    return body;
  };
  return async (url, { body, method = 'GET', headers }) => {
    const isEmpty = ['GET', 'HEAD'].includes(method) || body === null || body === undefined;
    const sent = isEmpty ? null : await read(body as object);
    return fetch(url, { method, headers: headers as Record<string, string>, body: sent }) as never;
  };
}

/** Of a bot's in a second, to Discord; answers to interactions are not counted. */
const MOST = 50;

/**
 * A request arrives at some time between its sending and its answer: its place is another's a second after the answer, so
 * that in no second more than so many arrive.
 */
function withinLimit(send: RESTOptions['makeRequest']): RESTOptions['makeRequest'] {
  const places = pLimit(MOST);
  return (url, init) => {
    if (new URL(url).pathname.includes('/interactions/')) return send(url, init);
    return new Promise((resolve, reject) => {
      void places(async () => {
        await send(url, init).then(resolve, reject);
        await wait(1000);
      });
    });
  };
}
