// GET /live for orchestrators, GET /health for whoever watches the process, and GET /metrics for Prometheus, from its start to its end.
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Config } from '../../config.ts';
import type { Log } from '../../log.ts';
import { nodeHttp } from '../node-http.ts';
import { type HealthReport, STARTING } from './report.ts';

/** How often a port that is taken is asked for again, in milliseconds. */
const RETRY = 5_000;

export interface Health {
  /** What the process is from now on. */
  tell(vitals: HealthReport): void;
  stop(): Promise<void>;
}

/**
 * Listens on HOST and PORT. A port that is taken is logged once and asked for again: the process does its work without
 * it, and where two copies share a host the second gets it when the first is gone.
 */
export function serveHealth({ HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>, log: Log, retry = RETRY): Health {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'paperboy_' });
  let vitals = STARTING;
  vitals.measure(registry);
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    // A page in a browser of this machine could give this address a name of its own and read along.
    if (isLoopback(HOST) && !isLoopback(hostOf(request.headers.host))) return { status: 403, body: '' };
    if (request.method !== 'GET' && request.method !== 'HEAD') return NOT_FOUND;
    switch (request.url?.split('?', 1)[0]) {
      case '/live':
        return json(200, { ok: true });
      case '/health': {
        const report = await vitals.examine();
        return json(report.ok ? 200 : 503, report);
      }
      case '/metrics':
        return { status: 200, type: registry.contentType, body: await registry.metrics() };
      default:
        return NOT_FOUND;
    }
  };
  const server = nodeHttp.createServer((request, response) => {
    answer(request).then(
      ({ status, type = 'text/plain; charset=utf-8', body }) =>
        response.writeHead(status, { 'content-type': type }).end(body),
      (error: unknown) => {
        log.error({ err: error, url: request.url }, 'a request was not answered');
        response.writeHead(500).end();
      },
    );
  });
  const listen = () => server.listen(PORT, HOST);
  let isToldOf = false;
  let isStopped = false;
  let waiting: NodeJS.Timeout | undefined;
  server.on('listening', () => {
    // It was stopped while the name of the host was looked up.
    if (isStopped) return void server.close();
    const { port } = server.address() as AddressInfo;
    log.info({ host: HOST, port }, '/health and /metrics answer here');
  });
  server.on('error', (error: NodeJS.ErrnoException) => {
    if (isStopped) return;
    waiting = setTimeout(listen, retry);
    if (isToldOf) return;
    isToldOf = true;
    log.warn({ host: HOST, port: PORT, reason: error.message }, whyNot(error));
  });
  listen();
  return {
    tell: (next) => {
      vitals = next;
      vitals.measure(registry);
    },
    stop: () => {
      isStopped = true;
      clearTimeout(waiting);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Whoever reads slowly, or only holds a connection, doesn't keep the process.
      server.closeAllConnections();
      return closed;
    },
  };
}

interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body: string;
}

const NOT_FOUND: Answer = { status: 404, body: 'There are /live, /health and /metrics.\n' };

function json(status: number, value: unknown): Answer {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}

/** The name or address without the port. */
function hostOf(header = ''): string {
  return header.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function whyNot({ code }: NodeJS.ErrnoException): string {
  return code === 'EADDRINUSE'
    ? 'PORT is taken by another program, perhaps another copy of this one: no /health and /metrics here until it is free'
    : 'no /health and /metrics: HOST and PORT name no address that this process may listen on';
}
