// A gateway in trouble: it refuses, says nothing, answers no heartbeat or closes, and discord.js comes back when it is over.
import { Events } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { clientFor, ground, heard, stage } from './stage.ts';

/** discord.js waits five seconds between two identifies; these tests don't. */
const atOnce = { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) };

async function scene(heartbeat = 41_250) {
  return stage({
    playground: { timings: { heartbeat } },
    client: { ws: atOnce },
    before: ({ world }) => void world.guild({ name: 'Lab' }),
  });
}

async function isBackAfter({ client, world }: Awaited<ReturnType<typeof scene>>) {
  const resumed = heard(client, Events.ShardResume);
  const begun = heard(client, Events.ShardReady);
  world.weather.calm();
  await Promise.race([resumed, begun]);
  const [guild] = world.guilds();
  const created = heard(client, Events.ChannelCreate);
  guild?.channel('told after');
  expect(await created).toMatchObject([{ name: 'told after' }]);
}

describe('a gateway', () => {
  test('refuses every connection, until it is calm', async () => {
    const scenery = await scene();
    const failed = heard(scenery.client, Events.ShardError);
    scenery.world.weather.gateway({ kind: 'refuse' });
    expect(await failed).toMatchObject([{ message: expect.stringContaining('503') }, 0]);
    await isBackAfter(scenery);
  });

  test('takes connections and says nothing, until it is calm', async () => {
    const scenery = await scene();
    const said: string[] = [];
    const gone = heard(scenery.client, Events.ShardReconnecting);
    scenery.world.weather.gateway({ kind: 'silent' });
    await gone;
    scenery.client.on(Events.Raw, ({ t }: { t: string }) => void said.push(t));
    scenery.world.guilds()[0]?.channel('nobody hears');
    expect(said).toEqual([]);
    await isBackAfter(scenery);
    expect(said).toContain('CHANNEL_CREATE');
  });

  test('answers no heartbeat: the client connects again and again', async () => {
    const scenery = await scene(150);
    scenery.world.weather.gateway({ kind: 'deaf' });
    await heard(scenery.client, Events.ShardReconnecting);
    await heard(scenery.client, Events.ShardReconnecting);
    await isBackAfter(scenery);
  });

  test('closes every connection with a code after which one may come back', async () => {
    const scenery = await scene();
    const gone = heard(scenery.client, Events.ShardReconnecting);
    scenery.world.weather.gateway({ kind: 'close', code: 4008 });
    await gone;
    await isBackAfter(scenery);
  });

  test('closes for good', async () => {
    const { client, world } = await scene();
    const ended = heard(client, Events.ShardDisconnect);
    client.on(Events.ShardError, () => {});
    world.weather.gateway({ kind: 'close', code: 4014 });
    expect(await ended).toMatchObject([{ code: 4014 }, 0]);
  });

  test('refuses a client that comes new', async () => {
    const playground = await ground();
    playground.world.weather.gateway({ kind: 'refuse' });
    const client = clientFor(playground);
    const failed = heard(client, Events.ShardError);
    void client.login(playground.token).catch(() => undefined);
    expect(await failed).toMatchObject([{ message: expect.stringContaining('503') }, 0]);
  });
});
