// An HF_TOKEN that has expired: the lists are read without it, and the host is told.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSource } from '../../src/cli/collector.ts';
import { readConfig } from '../../src/config.ts';
import { loadTexts } from '../../src/locale/texts.ts';
import { createLog } from '../../src/log.ts';
import { day } from '../../src/model/day.ts';
import { terminal } from './terminal.ts';

const TODAY = '2024-01-24T12:00:00Z';

let server: Server;
let env: Record<'HUGGINGFACE_URL' | 'HF_TOKEN', string>;

beforeEach(async () => {
  const papers = [{ paper: { id: '2401.00001', title: 'A paper', summary: 'We study boxes.', authors: [] } }];
  server = createServer(({ headers }, response) => {
    const isKnown = headers.authorization === undefined;
    response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isKnown ? papers : { error: 'Invalid username or password.' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  env = { HUGGINGFACE_URL: `http://127.0.0.1:${port}`, HF_TOKEN: 'hf_expired_long_ago' };
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

it('keeps no papers away, and is told in the log once', async () => {
  const read = readConfig(env);
  if (read.problems) throw new Error(read.problems.join());
  const lines: string[] = [];
  const log = createLog({ level: 'debug', to: { write: (line) => lines.push(line) } });
  const world = { env, cwd: '/', now: () => Date.parse(TODAY), out: () => {}, err: () => {} };
  const source = createSource({ ...world, config: read.config, log, texts: loadTexts(), args: [] });
  for (let round = 0; round < 3; round++)
    expect(await source.list(day('2024-01-24'))).toMatchObject({ papers: [{ id: '2401.00001' }] });
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    {
      reason: 'answered 401: Invalid username or password',
      msg: 'HF_TOKEN is refused, and the papers are fetched without it; put a new one into .env, or none',
    },
  ]);
});

it('is named by doctor', async () => {
  using host = terminal(env, TODAY);
  const { status, out } = await host.run('doctor', '--json');
  expect(status).toBe(1);
  const { checks } = JSON.parse(out) as { checks: { name: string; ok: boolean; detail: string }[] };
  expect(checks.find(({ name }) => name === 'source')).toEqual({
    name: 'source',
    ok: false,
    detail:
      'it lists 1 paper under 2024-01-24 so far, but only without HF_TOKEN (answered 401: Invalid username or password); put a new one into .env, or none',
  });
});
