// Trouble with the gateway, which discord.js never tells of by itself: /health does, the papers come all the same, and it is over when it is.
import { describe, expect, it } from 'vitest';
import type { Order } from '../../src/playground/page/weather-panel.ts';
import { closeDay, PAPERS } from './digests.ts';
import { healthOf } from './health-of.ts';
import { readingGroup } from './reading-group.ts';
import { NOON, setUp } from './stage.ts';

/** Far quicker than Discord's, so that the silence of two of them is soon heard. */
const HEARTBEAT_MS = 300;

const group = readingGroup({ digests: [], channel: 'lounge', pages: true, heartbeatMs: HEARTBEAT_MS });

const order = (asked: Order) =>
  fetch(`${group.stage.playground.url}/page/host`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  });

const PATIENCE = { timeout: 15_000, interval: 20 };

describe.each<[string, Order]>([
  ['refuses every connection', { do: 'gateway', kind: 'refuse' }],
  ['never says hello', { do: 'gateway', kind: 'silent' }],
  ['answers no heartbeat', { do: 'gateway', kind: 'deaf' }],
  ['closes every connection', { do: 'close-gateway', code: 4000 }],
])('a gateway that %s', (_, trouble) => {
  it('is told of by /health, keeps no papers back, and is over when it is', async () => {
    const ask = await healthOf(group.stage.bot.app);
    const papers = group.guild.channel('papers');
    await setUp(group.ada, papers, { language: 'en' });
    await expect.poll(ask, PATIENCE).toBe('200 ');
    await order(trouble);
    await expect.poll(ask, PATIENCE).toMatch(/^503 .*gateway/i);
    await closeDay(group.stage, '2024-01-24', PAPERS, NOON + 60_000);
    await group.round(NOON + 60_000);
    expect(papers.messages()).toHaveLength(PAPERS.length + 1);
    await order({ do: 'calm' });
    await expect.poll(ask, PATIENCE).toBe('200 ');
    expect((await group.ada.slash('/digest list')).transcript()).toContain('Next post');
  });
});

it.each([4004, 4014])('a connection that is closed for good, with %i, ends the bot', async (code) => {
  await order({ do: 'close-gateway', code });
  expect(await group.stage.bot.dismissed).toBe(code === 4004 ? 'token-refused' : 'disconnected');
});
