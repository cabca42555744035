// A bot that reaches the world through a proxy alone: it logs in, collects, summarises, posts, and hears a vote.
import type { IncomingHttpHeaders } from 'node:http';
import { expect, it } from 'vitest';
import { defaultPlan } from '../../src/model/subscription.ts';
import { startPlayground } from '../../src/playground/start.ts';
import { openStore } from '../../src/store/open.ts';
import { subscribe } from '../../src/store/subscriptions.ts';
import { completion } from '../summary/endpoint.ts';
import { KOREAN, MEDUSA } from '../summary/papers.ts';
import { newFolder, startProcess } from './process.ts';
import { secureWorld } from './secure-world.ts';
import { terminal } from './terminal.ts';

const json = { 'content-type': 'application/json' };

/** A file comes with a type that names where its parts end. */
const typeOf = (headers: IncomingHttpHeaders) =>
  headers['content-type'] === undefined ? {} : { 'content-type': headers['content-type'] };

it('does all its work through the proxy, gateway and model included', async () => {
  using folder = newFolder();
  const playground = await startPlayground();
  const { world } = playground;
  const guild = world.guild({ name: 'Behind the wall' });
  const channel = guild.channel('papers');
  const { port } = new URL(playground.url);
  const paper = { id: '2401.10774', ...MEDUSA, summary: MEDUSA.abstract, authors: [], upvotes: 23 };
  await using outside = await secureWorld(
    folder.path,
    {
      'discord.test': async ({ method = 'GET', url = '/', headers }, response, body) => {
        const passed = await fetch(new URL(url, playground.url), {
          method,
          headers: { authorization: headers.authorization ?? '', ...json, ...typeOf(headers) },
          ...(body.length > 0 && { body: new Uint8Array(body) }),
        });
        const text = (await passed.text()).replaceAll(`ws://127.0.0.1:${port}`, 'wss://gateway.test');
        response.writeHead(passed.status, json).end(passed.status === 204 ? undefined : text);
      },
      'papers.test': (_, response) => response.writeHead(200, json).end(JSON.stringify([{ paper }])),
      'model.test': (_, response) =>
        response.writeHead(200, json).end(JSON.stringify(completion(JSON.stringify(KOREAN)))),
    },
    { 'gateway.test': Number(port) },
  );
  const env = {
    HTTPS_PROXY: outside.proxy,
    NODE_EXTRA_CA_CERTS: outside.certificate,
    DISCORD_TOKEN: playground.token,
    DISCORD_API_URL: 'https://discord.test/api',
    HUGGINGFACE_URL: 'https://papers.test',
    SOURCE_DIR: '',
    LLM_BASE_URL: 'https://model.test/v1',
    LLM_MODEL: 'tiny',
  };
  {
    const store = await openStore('file:data/paperboy.db', folder.path);
    await subscribe(store, { guildId: guild.id, channelId: channel.id }, defaultPlan('ko'), 0);
    await store.destroy();
  }

  await using collecting = startProcess(folder.path, env, { args: ['collect', '--date', '2024-01-22'] });
  expect(await collecting.exit(30_000)).toBe(0);
  const collected = outside.asked.length;
  await using bot = startProcess(folder.path, env);
  await bot.logged(/^ready$/);
  await world.until(() => outside.asked.slice(collected).some(({ target }) => target === 'papers.test:443'));
  await world.until(() => channel.messages().some(({ embed }) => embed?.title?.includes('Medusa') ?? false));
  const card = channel.messages().find(({ embed }) => embed?.title?.includes('Medusa'));
  expect(card?.transcript()).toContain('디코딩 헤드');

  if (!card) throw new Error('no card');
  const ada = guild.member('Ada');
  ada.react(card, '👍');
  const store = await openStore('file:data/paperboy.db', folder.path);
  await expect
    .poll(() => store.selectFrom('votes').select('value').execute(), { timeout: 15_000 })
    .toEqual([{ value: 1 }]);
  await store.destroy();
  expect((await ada.slash('/privacy show')).transcript()).toContain('📎 paperboy.json');
  bot.child.kill('SIGTERM');
  expect(await bot.exit(10_000)).toBe(0);
  await playground.close();

  const targets = new Set(outside.asked.map(({ target, login }) => `${target} as ${login}`));
  expect([...targets].sort()).toEqual(
    ['discord', 'gateway', 'model', 'papers'].map((name) => `${name}.test:443 as reader:horse battery`),
  );
  expect(JSON.stringify([bot.lines, bot.sentences])).not.toContain('battery');
});

it('says what is wrong where the address is none, and never repeats it', async () => {
  using host = terminal({ HTTPS_PROXY: 'horse battery' });
  expect(await host.run('search', 'diffusion')).toMatchObject({
    status: 1,
    err: expect.stringContaining('HTTP_PROXY, HTTPS_PROXY or ALL_PROXY is no address of a proxy'),
  });
});
