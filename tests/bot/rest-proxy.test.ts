// Discord's REST through a proxy that all processes of a bot share: everything works as without it, and what the proxy says for itself is weather.
import { afterEach, describe, expect, it } from 'vitest';
import { subscriptionsOf } from '../../src/store/subscriptions.ts';
import { attachedText } from './attached.ts';
import { closeDay, PAPERS } from './digests.ts';
import { readingGroup } from './reading-group.ts';
import { type RestProxy, startRestProxy } from './rest-proxy.ts';
import { NOON, setUp } from './stage.ts';

const MINUTE = 60_000;
const CLOSED = NOON + MINUTE;
/** The next day's. */
const NEWS = PAPERS.map((paper, nth) => ({ ...paper, id: `2403.0001${nth}` }));

const MESSAGES = 'POST /channels/:channel/messages';

let proxy: RestProxy;
const group = readingGroup({
  channel: 'papers',
  digests: [],
  api: async (apiUrl) => {
    proxy = await startRestProxy(apiUrl);
    return proxy.url;
  },
});
afterEach(() => proxy.close());

async function dayIsDue() {
  await setUp(group.ada, group.channel, { language: 'en' });
  await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
}

/** The header, and each paper's card. */
const expectWhole = () =>
  expect(group.channel.messages().map(({ embed }) => embed?.title)).toEqual([
    'Daily Papers · Wednesday, January 24, 2024',
    ...PAPERS.map(({ title }) => title),
  ]);

describe('a bot whose requests go through a proxy', () => {
  it('posts, seeds votes, answers with files, and sends nothing past it', async () => {
    await dayIsDue();
    await group.round(CLOSED);
    expectWhole();
    const card = group.channel.messages()[1];
    expect(card?.transcript()).toMatch(/👍 1$/);
    if (!card) throw new Error('no card');
    await group.mina.click(card, /Save/);
    const file = await group.mina.slash('/saved export', { format: 'bibtex' });
    expect(attachedText(file, 'papers.bib')).toContain('Trees that Speak');
    expect(proxy.passed()).toBe(group.world.requests.length);
  });

  it('waits where Discord’s limits say so, and pauses a channel for Discord’s own reason', async () => {
    await dayIsDue();
    group.world.weather.storm(MESSAGES, { times: 2 });
    await group.round(CLOSED);
    expectWhole();
    group.world.weather.refuse(MESSAGES, 'ThreadLocked');
    await closeDay(group.stage, '2024-01-25', NEWS, CLOSED + MINUTE);
    await group.round(CLOSED + 30 * MINUTE);
    const [subscription] = await subscriptionsOf(group.stage.store, group.guild.id);
    expect(subscription?.paused).toBe('thread-locked');
  });
});

describe('weather', () => {
  it('is a proxy that nobody listens at: what is owed comes once it is there again', async () => {
    await dayIsDue();
    await proxy.down();
    await group.round(CLOSED);
    expect(group.channel.messages()).toEqual([]);
    await proxy.up();
    await group.round(CLOSED + 20 * MINUTE);
    expectWhole();
  });

  it.each([500, 502, 408])('is a proxy that answers %i in its own words', async (status) => {
    await dayIsDue();
    proxy.say(status, 20);
    await group.round(CLOSED);
    expect(group.channel.messages()).toEqual([]);
    proxy.say(0, 0);
    await group.round(CLOSED + 20 * MINUTE);
    expectWhole();
  });

  it('is a 429 of its own words, too: nothing is sent for a minute', async () => {
    await dayIsDue();
    proxy.say(429, 1);
    await group.round(CLOSED);
    const asked = proxy.passed();
    await group.round(CLOSED + MINUTE / 2);
    expect(proxy.passed()).toBe(asked);
    await group.round(CLOSED + 2 * MINUTE);
    await group.round(CLOSED + 20 * MINUTE);
    expectWhole();
  });
});
