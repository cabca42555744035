// paperboy doctor: what it finds, what it says to do, and what it never says.
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { REST, Routes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultPlan, type Layout } from '../../src/model/subscription.ts';
import type { Guild } from '../../src/playground/actors/guild.ts';
import { type Playground, startPlayground } from '../../src/playground/start.ts';
import { openStore } from '../../src/store/open.ts';
import { pause, subscribe } from '../../src/store/subscriptions.ts';
import { completion, playEndpoint, send } from '../summary/endpoint.ts';
import { asNobody, type Terminal, terminal } from './terminal.ts';

const SHIPPED = join(import.meta.dirname, '..', '..', 'digests');

let playground: Playground;
let guild: Guild;
const hosts: Terminal[] = [];

beforeEach(async () => {
  playground = await startPlayground({ token: 'the-bots-own-token' });
  guild = playground.world.guild({ name: 'Reading group' });
});
afterEach(async () => {
  expect(playground.world.violations.filter(({ status }) => status !== 401)).toEqual([]);
  for (const host of hosts.splice(0)) host[Symbol.dispose]();
  await playground.close();
});

function host(env: NodeJS.ProcessEnv = {}): Terminal {
  const settings = {
    DISCORD_TOKEN: playground.token,
    DISCORD_API_URL: playground.apiUrl,
    SOURCE_DIR: SHIPPED,
  };
  const made = terminal({ ...settings, ...env });
  hosts.push(made);
  return made;
}

async function subscribed({ folder }: Terminal, channelId: string, layout: Layout = 'cards') {
  await using store = await openStore('file:data/paperboy.db', folder);
  const place = { guildId: guild.id, channelId };
  return await subscribe(store, place, { ...defaultPlan('ko'), layout }, 0);
}

interface Found {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** What is wrong, as name and sentence; the details of all say nothing secret. */
async function wrong(context: Terminal, { secrets = [playground.token] } = {}): Promise<string[]> {
  const { status, out, err } = await context.run('doctor', '--json');
  for (const secret of secrets) expect(out + err).not.toContain(secret);
  const { checks } = JSON.parse(out) as { checks: Found[] };
  const found = checks.filter(({ ok }) => !ok);
  expect(status).toBe(found.length === 0 ? 0 : 1);
  return found.map(({ name, detail }) => `${name}: ${tidy(detail, context)}`);
}

/** Without what changes from run to run. */
function tidy(text: string, { folder }: Terminal): string {
  return text.replaceAll(folder, '<folder>').replace(/:\d{4,5}\b/g, ':<port>');
}

describe('paperboy doctor', () => {
  it('finds nothing wrong where nothing is, also beside a bot that is logged in', async () => {
    const fine = host();
    await subscribed(fine, guild.channel('papers').id, 'thread');
    await subscribed(fine, guild.channel('posts', { type: 'forum' }).id, 'forum');
    const { status, out } = await fine.run('doctor');
    expect(tidy(out, fine)).toMatchInlineSnapshot(`
      "✓ token: Discord knows the bot as paperboy
      ✓ commands: Discord has none yet; the bot registers them when it starts
      ✓ source: it answers; 2024-01-23 is not open yet
      ✓ files: the database and what lies beside it are for their owner alone
      ✓ database: file:data/paperboy.db holds 0 papers, 0 digests and 2 subscribed channels
      ✓ index: <folder>/data/paperboy.index.db, 0.0 MB, is up to date
      ✓ channels: the bot may post in all 2 that get digests
      ✓ archive: <folder>/digests can be written to
      ✓ days: none was collected yet
      ✓ silence: nothing collected yet
      ✓ jobs: the bot does them itself, as no other process shares its database
      ✓ llm: no LLM_MODEL is set: cards show Hugging Face's AI summary or an extract
      ✓ embeddings: no EMBEDDING_MODEL is set: recommendations go by what papers say
      ✓ summaries: nobody reported one
      "
    `);
    expect(status).toBe(0);
    expect(playground.world.requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('says what to do on the first day', async () => {
    expect(await wrong(host({ DISCORD_TOKEN: '', SOURCE_DIR: 'nowhere' }))).toMatchInlineSnapshot(`
      [
        "token: DISCORD_TOKEN is not set; put the bot token into .env",
        "source: the folder <folder>/nowhere can't be read: ENOENT: no such file or directory, scandir '<folder>/nowhere'; check SOURCE_DIR",
      ]
    `);
  });

  it('shows a wrong token to Discord once, and to nobody else', async () => {
    const mistaken = host({ DISCORD_TOKEN: 'no-such-token' });
    await subscribed(mistaken, guild.channel('papers').id);
    expect(await wrong(mistaken, { secrets: ['no-such-token'] })).toMatchInlineSnapshot(`
      [
        "token: Discord at http://127.0.0.1:<port>/api refuses it; copy it again from discord.com/developers (Bot, Reset Token) into DISCORD_TOKEN",
        "channels: they can be looked at when the token works",
      ]
    `);
    expect(playground.world.refusals.map(({ status }) => status)).toEqual([401]);
    for (const broken of ['one line\nand another', 'ключ-и-токен']) {
      const found = await wrong(host({ DISCORD_TOKEN: broken }), { secrets: [broken] });
      expect(found).toEqual([expect.stringMatching(/^token: /)]);
    }
  });

  it('compares the commands with those that Discord has', async () => {
    const body = [{ name: 'elsewhere', description: 'Registered by another version' }];
    await new REST({ api: playground.apiUrl })
      .setToken(playground.token)
      .put(Routes.applicationCommands(playground.world.state.bot.id), { body });
    expect(await wrong(host())).toEqual([
      'commands: those that Discord has are not those of this version; start the bot again, which puts them back',
    ]);
  });

  it('tells a Discord that is out of reach from one that refuses', async () => {
    expect(await wrong(host({ DISCORD_API_URL: 'http://127.0.0.1:1/api' }))).toMatchInlineSnapshot(`
      [
        "token: Discord at http://127.0.0.1:1/api can't be reached: connect ECONNREFUSED 127.0.0.1:1; check DISCORD_API_URL, and this machine's way there",
      ]
    `);
    playground.world.weather.fail(/users.@me/, { status: 503, times: 5 });
    expect(await wrong(host())).toMatchInlineSnapshot(`
      [
        "token: Discord at http://127.0.0.1:<port>/api has trouble of its own (503); try again later, and see discordstatus.com",
      ]
    `);
  });

  it('names the channels that it can not post to, and why', async () => {
    const context = host();
    const [silent, hidden, gone, locked] = [
      guild.channel('silent').deny(guild.everyone, 'SendMessages', 'AddReactions'),
      guild.channel('hidden').deny(guild.everyone, 'ViewChannel'),
      guild.channel('gone'),
      guild.channel('locked', { type: 'forum' }).deny(guild.everyone, 'CreatePublicThreads'),
    ];
    for (const { id } of [silent, hidden, gone, guild.channel('fine')]) await subscribed(context, id);
    await subscribed(context, locked.id, 'forum');
    const { id } = gone;
    gone.delete();
    const found = await wrong(context);
    expect(found.map((each) => each.replace(id, '<id>'))).toMatchInlineSnapshot(`
      [
        "channels: #silent in Reading group: allow the bot Add Reactions, Send Messages in the settings of the channel; #hidden in Reading group: allow the bot View Channel in the settings of the channel; channel <id> in Reading group: it is gone; an admin ends it with /digest remove, or chooses another one; #locked in Reading group: allow the bot Create Public Threads in the settings of the channel",
      ]
    `);
  });

  it('looks at a channel that trouble paused, but not at one that an admin did', async () => {
    const context = host();
    const channel = guild.channel('papers').deny(guild.everyone, 'EmbedLinks');
    const { id } = await subscribed(context, channel.id);
    await using store = await openStore('file:data/paperboy.db', context.folder);
    await pause(store, id, 'no-permission');
    expect(await wrong(context)).toHaveLength(1);
    await pause(store, id, 'admin');
    expect(await wrong(context)).toEqual([]);
  });

  it('says where the bot was thrown out', async () => {
    const context = host();
    await subscribed(context, guild.channel('papers').id);
    guild.kickBot();
    const found = await wrong(context);
    expect(found.map((each) => each.replace(guild.id, '<id>'))).toMatchInlineSnapshot(`
      [
        "channels: server <id>: the bot is not in it any more; invite it again",
      ]
    `);
  });

  it('tells a database that is none, and looks at the rest all the same', async () => {
    expect(await wrong(host({ DATABASE_URL: 'file:/dev/null/paperboy.db' }))).toMatchInlineSnapshot(`
      [
        "database: The database /dev/null/paperboy.db can't be opened: EEXIST: file already exists, mkdir '/dev/null'. Look at DATABASE_URL, and let the user that runs paperboy write the file and its folder.",
      ]
    `);
    const away = host({ DATABASE_URL: 'postgres://me:word@127.0.0.1:1/db' });
    expect(await wrong(away, { secrets: ['word'] })).toEqual([
      expect.stringContaining(
        "The PostgreSQL server of db on 127.0.0.1:1 doesn't answer (connect ECONNREFUSED",
      ),
    ]);
  });

  it('tells a database that can only be read', async () => {
    const context = host();
    expect(await wrong(context)).toEqual([]);
    chmodSync(context.folder, 0o755);
    chmodSync(join(context.folder, 'data', 'paperboy.db'), 0o444);
    chmodSync(join(context.folder, 'data'), 0o555);
    const found = await asNobody(() => wrong(context));
    chmodSync(join(context.folder, 'data'), 0o755);
    expect(found.find((each) => each.startsWith('database:'))).toMatchInlineSnapshot(
      `"database: <folder>/data/paperboy.db may not be read and written by the user that runs paperboy. Let the user that runs paperboy write the database, what lies beside it, and its folder, or choose another DATABASE_URL."`,
    );
  });

  it('tells a source that does not answer', async () => {
    const gone = await playEndpoint(() => undefined);
    await gone[Symbol.asyncDispose]();
    const context = host({ SOURCE_DIR: '', HUGGINGFACE_URL: gone.url });
    expect(await wrong(context)).toMatchInlineSnapshot(`
      [
        "source: 127.0.0.1:<port>: connect ECONNREFUSED 127.0.0.1:<port>; check HUGGINGFACE_URL, and the way there",
      ]
    `);
  });

  it('shows how the endpoint wants to be asked', async () => {
    const summary = {
      tldr: 'Paperboy는 읽기 모임에 날마다 논문을 전하는 봇이다.',
      bullets: [
        '읽기 모임(reading group)은 날마다 논문을 찾을 시간이 없어 중요한 논문을 놓친다.',
        'Paperboy는 그날의 논문을 짧은 요약과 함께 올려 주는 봇(bot)이다.',
        '12개 읽기 모임이 30일 동안 쓴 연구에서 구성원들은 논문을 전보다 두 배 많이 열었다.',
      ],
    };
    await using endpoint = await playEndpoint((request, response) => {
      if (request.temperature === undefined && !request.response_format) return JSON.stringify(summary);
      return send(response, 400, { error: { message: 'temperature and response_format are unsupported' } });
    });
    const context = host({ LLM_BASE_URL: endpoint.url, LLM_MODEL: 'tiny' });
    const { out } = await context.run('doctor');
    expect(out).toMatch(
      /✓ llm: tiny answers well; asked for plain text, with a system role, max_completion_tokens 6000, its own temperature, streamed and counted; today 1 request, 1000 tokens/,
    );
    expect(endpoint.requests).toHaveLength(3);
  });

  it('tells a key that the endpoint refuses, without the key', async () => {
    await using endpoint = await playEndpoint((_, response) =>
      send(response, 401, { error: { message: 'Incorrect API key provided: sk-very-secret.' } }),
    );
    const settings = { LLM_BASE_URL: endpoint.url, LLM_API_KEY: 'sk-very-secret', LLM_MODEL: 'tiny' };
    const context = host(settings);
    expect(await wrong(context, { secrets: ['sk-very-secret'] })).toMatchInlineSnapshot(`
      [
        "llm: The model's endpoint doesn't take the key: the endpoint answered 401: Incorrect API key provided: [redacted]. Put a key that works into LLM_API_KEY in .env, then try it with npm run -s paperboy -- doctor.",
      ]
    `);
    expect(endpoint.requests).toHaveLength(1);
    endpoint.play = (_, response) => send(response, 200, completion('no JSON'));
    expect(await wrong(context)).toMatchInlineSnapshot(`
      [
        "llm: The model's answers are no summaries: no summary in the answer: no JSON. Choose another LLM_MODEL: very small ones can't keep to a form. It is tried again later. It is asked for plain text, without a system role, max_completion_tokens 6000, its own temperature, streamed and counted.",
      ]
    `);
  });

  it('asks for an embedding, and tells how many papers have theirs or what to do', async () => {
    await using endpoint = await playEndpoint((_, response) =>
      send(response, 200, { data: [{ embedding: [0.5, -1, 2] }], usage: { total_tokens: 60 } }),
    );
    const context = host({
      LLM_BASE_URL: endpoint.url,
      LLM_API_KEY: 'sk-very-secret',
      EMBEDDING_MODEL: 'small',
    });
    const { out } = await context.run('doctor');
    expect(out).toContain('✓ embeddings: small gives 3 dimensions; 0 of 0 papers embedded');
    endpoint.play = (_, response) => send(response, 200, completion('hello'));
    expect(await wrong(context)).toContainEqual(
      'embeddings: no embedding is in it; choose a model for EMBEDDING_MODEL that makes embeddings',
    );
    endpoint.play = (_, response) => send(response, 401, { error: 'invalid api key sk-very-secret' });
    expect(await wrong(context, { secrets: ['sk-very-secret'] })).toContainEqual(
      'embeddings: the endpoint answered 401: invalid api key [redacted]; put a key that works into LLM_API_KEY',
    );
  });
});
