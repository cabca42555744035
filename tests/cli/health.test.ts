// GET /health and /metrics: of the bot, of a copy that stands by, and of copies that want the same port.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface, type Interface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { healthReportOf, STANDBY } from '../../src/cli/health/report.ts';
import { type Health, serveHealth } from '../../src/cli/health/server.ts';
import { createLog } from '../../src/log.ts';
import { type Playground, startPlayground } from '../../src/playground/start.ts';
import { setStage } from '../bot/stage.ts';
import { MAIN } from '../main-file.ts';
import { type Terminal, terminal } from './terminal.ts';

interface Line {
  readonly msg: string;
  readonly port?: number;
}

/** Reads the log of a process or of this one, line by line. */
interface LogReader {
  readonly lines: Line[];
  until(message: RegExp): Promise<Line>;
}

function readLog(): LogReader & { write(line: string): void } {
  const lines: Line[] = [];
  let wake = () => {};
  return {
    lines,
    write(line) {
      lines.push(JSON.parse(line));
      wake();
    },
    async until(message) {
      for (;;) {
        const found = lines.find(({ msg }) => message.test(msg));
        if (found) return found;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

async function look(port: number | undefined, path = '/health') {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  const text = await response.text();
  return { status: response.status, body: path === '/health' ? JSON.parse(text) : text };
}

describe('copies of the bot on one database', () => {
  let playground: Playground;
  let host: Terminal;
  const copies: { child: ChildProcess; lines: Interface }[] = [];

  beforeEach(async () => {
    playground = await startPlayground();
    host = terminal();
  });
  afterEach(async () => {
    for (const { child } of copies.splice(0)) {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    }
    await playground.close();
    host[Symbol.dispose]();
  });

  function start(port: number | undefined): LogReader & { readonly child: ChildProcess } {
    const child = spawn(process.execPath, [MAIN, 'start'], {
      cwd: host.folder,
      env: {
        DISCORD_TOKEN: playground.token,
        DISCORD_API_URL: playground.apiUrl,
        SOURCE_DIR: host.folder,
        PORT: String(port),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const log = readLog();
    const lines = createInterface({ input: child.stderr });
    lines.on('line', log.write);
    copies.push({ child, lines });
    return { ...log, child };
  }

  it('are healthy as the bot and as a standby, and say which they are', async () => {
    const first = start(0);
    const { port } = await first.until(/^\/health and \/metrics/);
    await first.until(/^ready$/);
    expect(await look(port)).toMatchObject({ status: 200, body: { ok: true, role: 'bot' } });

    const second = start(0);
    await second.until(/stands by/);
    const standby = await second.until(/^\/health and \/metrics/);
    expect(await look(standby.port)).toEqual({
      status: 200,
      body: { ok: true, role: 'standby', discord: 'not connected: another process is the bot' },
    });

    const third = start(port);
    const taken = await third.until(/^PORT/);
    expect(taken).toMatchObject({
      msg: 'PORT is taken by another program, perhaps another copy of this one: no /health and /metrics here until it is free',
      port,
    });
    await third.until(/stands by/);
    third.child.kill('SIGTERM');
    expect(await once(third.child, 'exit')).toEqual([0, null]);
  });
});

describe('the address of /health', () => {
  let health: Health | undefined;
  const log = readLog();
  const serve = (port: number, retry?: number) =>
    serveHealth({ HOST: '127.0.0.1', PORT: port }, createLog({ level: 'info', to: log }), retry);

  beforeEach(() => {
    log.lines.length = 0;
  });
  afterEach(async () => {
    await health?.stop();
  });

  it('tells of the start, of standing by and of the bot, as they follow each other', async () => {
    await using stage = await setStage();
    health = serve(0);
    const { port } = await log.until(/^\/health and \/metrics/);
    expect(await look(port)).toEqual({ status: 503, body: { ok: false, role: 'starting' } });
    health.tell(STANDBY);
    expect((await look(port)).status).toBe(200);
    expect((await look(port, '/metrics')).body).toMatch(/^paperboy_is_bot 0$/m);
    health.tell(healthReportOf(stage.bot.app));
    expect(await look(port)).toMatchObject({
      status: 200,
      body: { ok: true, role: 'bot', discord: 'connected', servers: 0 },
    });
    const { body } = await look(port, '/metrics');
    expect(body).toMatch(/^paperboy_is_bot 1$/m);
    expect(body).toMatch(/^paperboy_servers 0$/m);
    expect(body).toMatch(/^paperboy_process_resident_memory_bytes \d+$/m);
  });

  it('answers no page that calls this machine by another name', async () => {
    health = serve(0);
    const { port } = await log.until(/^\/health and \/metrics/);
    const status = (host: string) =>
      new Promise((resolve) => {
        get({ port, host: '127.0.0.1', path: '/health', headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
      });
    expect(await status(`evil.example:${port}`)).toBe(403);
    expect(await status('127.0.0.1.evil.example')).toBe(403);
    expect(await status(`localhost:${port}`)).toBe(503);
    expect(await status(`[::1]:${port}`)).toBe(503);
  });

  it('opens as soon as the port is free, and stops while it is not', async () => {
    const other: Server = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const never = serve(port, 1);
    await log.until(/^PORT is taken/);
    await never.stop();

    health = serve(port, 1);
    await new Promise((resolve) => other.close(resolve));
    await log.until(/^\/health and \/metrics/);
    expect((await look(port)).status).toBe(503);
    expect(log.lines.filter(({ msg }) => msg.startsWith('PORT is taken')).length).toBeLessThanOrEqual(2);
  });
});
