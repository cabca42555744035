// paperboy playground as a newcomer starts it: from a host's database, on a port of its own, until Ctrl+C.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentence } from '../../src/cli/sentence.ts';
import { loadTexts } from '../../src/locale/texts.ts';
import type { History, PageEvent, Scene } from '../../src/playground/page/protocol.ts';
import type { Order, PageHost } from '../../src/playground/page/weather-panel.ts';
import { MAIN } from '../main-file.ts';
import { type Terminal, terminal } from './terminal.ts';

/** A day that only the host has. */
const OWN_DAY = `## Daily Papers (2024-01-19)

### [A paper of the host's own](https://arxiv.org/abs/2401.00007)

Vote: 3

- 호스트가 모은 논문이다.
`;

let host: Terminal;
let database: string;
let child: ChildProcess;
let url: string;
const told: string[] = [];

beforeAll(async () => {
  host = terminal({ DATABASE_URL: 'file:host.db' });
  database = join(host.folder, 'host.db');
  mkdirSync(join(host.folder, '2024', '01'), { recursive: true });
  writeFileSync(join(host.folder, '2024', '01', '19.md'), OWN_DAY);
  expect((await host.run('import', '2024', '--json')).status).toBe(0);
  child = start({ PORT: '0' }, '--database', database);
  if (!child.stdout) throw new Error('it says nothing');
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(line);
    url = /http:\/\/[\d.:]+/.exec(line)?.[0] ?? '';
    if (url) break;
  }
});
afterAll(() => {
  child.kill('SIGKILL');
  host[Symbol.dispose]();
});

function start(env: NodeJS.ProcessEnv, ...args: string[]): ChildProcess {
  return spawn(process.execPath, [MAIN, 'playground', ...args], {
    cwd: host.folder,
    env: { ...env, TMPDIR: tmpdir() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function look<T>(path: string): Promise<T> {
  return (await fetch(`${url}/page/${path}`)).json() as Promise<T>;
}

async function order(asked: Order): Promise<unknown> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(`${url}/page/host`, { method: 'POST', headers, body: JSON.stringify(asked) });
  return response.json();
}

/** The first that the page is told. */
async function sceneOf(member: string): Promise<Scene> {
  const response = await fetch(`${url}/page/live?as=${member}`);
  let text = '';
  for await (const part of response.body ?? []) {
    text += new TextDecoder().decode(part);
    const data = /^data: (.*)\n\n/m.exec(text)?.[1];
    if (data === undefined) continue;
    const event = JSON.parse(data) as PageEvent;
    if (event.type === 'scene') return event.scene;
  }
  throw new Error('no scene came');
}

async function titlesIn(name: string): Promise<(string | undefined)[]> {
  const { guilds } = await sceneOf('grace');
  const channel = guilds[0]?.channels.find((each) => each.name === name);
  const { messages } = await look<History>(`channels/${channel?.id}/messages?as=grace`);
  return messages.map(({ embeds }) => embeds[0]?.title);
}

describe('paperboy playground', () => {
  it('has what paperboy brings and what the host’s database holds', async () => {
    expect(told.join('\n')).toContain('29 papers of 5 days are there to look up.');
    expect(told.join('\n')).toContain('The latest digest is in #papers: 6 messages.');
    expect(await titlesIn('papers')).toHaveLength(6);
  });

  it('answers on this machine alone', () => {
    expect(new URL(url).hostname).toBe('127.0.0.1');
  });

  it('lets one be an admin, a member, or one with a Korean client', async () => {
    const { people, guilds } = await sceneOf('ada');
    const standing = new Map(guilds[0]?.members.map((each) => [each.id, each.standing]));
    const players = people.filter(({ playable }) => playable);
    expect(players.map(({ id, name, locale }) => [name, standing.get(id), locale])).toEqual([
      ['Ada', 'owner', 'en-US'],
      ['Grace', 'member', 'en-US'],
      ['Mina', 'member', 'ko'],
    ]);
    const seen = async (member: string) =>
      (await sceneOf(member)).guilds[0]?.channels.some(({ name }) => name === 'admins');
    expect([await seen('ada'), await seen('grace')]).toEqual([true, false]);
  });

  it('posts any stored day at once', async () => {
    const { actions } = await look<PageHost>('host');
    expect(actions).toMatchObject([
      { name: 'Tomorrow', choices: null },
      {
        name: 'Post a day',
        choices: ['2024-01-22', '2024-01-19', '2024-01-10', '2024-01-08', '2024-01-01'],
      },
    ]);
    expect(await order({ do: 'action', name: 'Post a day', choice: '2024-01-19' })).toEqual({});
    expect((await titlesIn('papers')).slice(6)).toEqual([expect.anything(), "A paper of the host's own"]);
    expect(await order({ do: 'action', name: 'Post a day', choice: '2024-01-19' })).toMatchObject({
      says: 'The digest of 2024-01-19 is posted already.',
    });
  });

  it('lets tomorrow come, with the papers of an earlier day', async () => {
    expect(await order({ do: 'action', name: 'Tomorrow', choice: '' })).toEqual({});
    const titles = await titlesIn('papers');
    expect(titles.at(-2)).toMatch(/^(?:Daily Papers|오늘의 논문) · /);
    expect(titles.at(-1)).toBe("A paper of the host's own");
  });

  it('says in a sentence that its port is taken, or that there is no such database', async () => {
    const ends = async (each: ChildProcess) => {
      let says = '';
      each.stderr?.on('data', (data) => {
        says += data;
      });
      const [status] = await once(each, 'close');
      return { status, says };
    };
    const { port } = new URL(url);
    expect(await ends(start({ PORT: port }))).toEqual({
      status: 1,
      says: expect.stringMatching(`^Port ${port} is taken by another program\\..*\n$`),
    });
    expect(await ends(start({ PORT: '0' }, '--database', 'no.db'))).toMatchObject({
      status: 1,
      says: expect.stringMatching(/^There is no file or folder .*no\.db\n$/),
    });
  });

  it('ends on Ctrl+C, and leaves the host’s database as it was', async () => {
    const before = readFileSync(database);
    const files = readdirSync(host.folder);
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(readFileSync(database).equals(before)).toBe(true);
    expect(readdirSync(host.folder)).toEqual(files);
  });
});

it('says what to install where only the bot’s packages are', () => {
  const error = new Error("Cannot find package 'discord-api-spec' imported from /app/src/x.ts");
  const missing = Object.assign(error, { code: 'ERR_MODULE_NOT_FOUND' });
  expect(sentence(missing, loadTexts())).toMatch(/^The package discord-api-spec is not installed\..*npm ci/);
});
