// A bot of many servers: Discord has it split them over connections, and nothing is different for anybody.
import { setTimeout as wait } from 'node:timers/promises';
import { Events } from 'discord.js';
import { expect, it } from 'vitest';
import type { Guild } from '../../src/playground/actors/guild.ts';
import { tallyVotes } from '../../src/store/votes.ts';
import { closeDay, PAPERS } from './digests.ts';
import { healthOf } from './health-of.ts';
import { readingGroup } from './reading-group.ts';
import { NOON, setUp } from './stage.ts';

// One shard for every two servers.
const group = readingGroup({ channel: 'lounge', sharding: { advised: 2, maxConcurrency: 16 } });

it('has as many connections as Discord advises, and serves every server over its own', async () => {
  const labs: Guild[] = [];
  for (let nth = 0; nth < 5; nth++) {
    // A server's shard is told by the millisecond that it was made in.
    while (Date.now() % 3 !== nth % 3) await wait(1);
    labs.push(group.world.guild({ name: `Lab ${nth}` }));
  }
  await group.stage.restart();
  const { client, store } = group.stage.bot.app;
  expect(client.ws.shards.size).toBe(3);
  expect(client.guilds.cache.size).toBe(6);
  for (const { id, shardId } of client.guilds.cache.values())
    expect(shardId).toBe(Number((BigInt(id) >> 22n) % 3n));

  const channels = [];
  for (const lab of labs) {
    const channel = lab.channel('papers');
    await setUp(lab.member('Admin', { admin: true }), channel, { language: 'en' });
    channels.push(channel);
  }
  await closeDay(group.stage, '2024-01-24', PAPERS, NOON + 60_000);
  await group.round(NOON + 60_000);
  for (const channel of channels) expect(channel.messages()).toHaveLength(PAPERS.length + 1);

  for (const [nth, lab] of labs.entries()) {
    const reader = lab.member('Reader');
    const card = channels[nth]?.messages().at(-1);
    if (!card) throw new Error('no card');
    await reader.react(card, '👍');
    expect((await reader.slash('/papers search', { query: 'depth' })).transcript()).toContain(
      'Depth Anything',
    );
  }
  await group.stage.bot.votesCounted();
  const id = PAPERS.at(-1)?.id ?? '';
  for (const lab of labs) expect((await tallyVotes(store, lab.id, [id])).get(id)?.up).toBe(1);
  const ask = await healthOf(group.stage.bot.app);
  expect(await ask()).toBe('200 ');

  // Each new session is told of its own shard's servers alone.
  const ready = new Set<number>();
  client.on(Events.ShardReady, (shard) => ready.add(shard));
  group.world.weather.invalidateSessions();
  await expect.poll(() => ready.size, { timeout: 20_000 }).toBe(3);
  await group.stage.bot.votesCounted();
  const gone = store.selectFrom('servers').select('guild_id').where('gone_at', 'is not', null);
  expect(await gone.execute()).toEqual([]);
});
