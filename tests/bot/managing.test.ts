// Managing: this channel is meant where nothing is said, several are a list, a removal can be undone, and what was on its way is told when it is there.
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../src/playground/actors/channel.ts';
import { activeSubscriptions } from '../../src/store/subscriptions.ts';
import { readingGroup } from './reading-group.ts';
import { setUp } from './stage.ts';

const MINUTE = 60_000;

const group = readingGroup({ channel: 'lounge' });

async function subscribed(...names: string[]): Promise<Channel[]> {
  const channels = names.map((name) => group.guild.channel(name));
  for (const channel of channels) await setUp(group.ada, channel, { language: 'en' });
  return channels;
}

const languages = async () =>
  (await activeSubscriptions(group.stage.store)).map(({ channelId }) => channelId);

describe('in a channel that gets papers', () => {
  it('that one is meant', async () => {
    const [papers, others] = await subscribed('papers', 'others');
    const paused = await group.ada.slash('/digest pause', {}, { in: others as Channel });
    expect(paused.transcript()).toContain('#others gets no papers until');
    expect(await languages()).toEqual([papers?.id]);
  });

  it('its threads mean it too', async () => {
    const [papers] = await subscribed('papers', 'others');
    await group.ada.slash('/digest post', { day: '2024-01-22' }, { in: papers as Channel });
    await group.stage.bot.app.deliveries.settled();
    const [, card] = papers?.messages() ?? [];
    if (!papers || !card) throw new Error('no card');
    await group.ada.click(card, /Discuss/);
    const [thread] = papers.threads();
    const history = await group.ada.slash('/digest history', {}, { in: thread as Channel });
    expect(history.transcript()).toContain('#papers');
  });
});

describe('elsewhere, with several', () => {
  it('there is a list', async () => {
    await subscribed('papers', 'others');
    const list = await group.ada.slash('/digest pause', {}, { in: group.channel });
    expect(list.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /digest pause
      paperboy (only Ada can see this):
        │ Several channels get papers here. Which one?
        │ [▾ Which channel?: #papers · English · when ready | #others · English · when ready]"
    `);
    const paused = await group.ada.select(list, 'Which channel?', '#others · English · when ready');
    expect(paused.transcript()).toContain('#others gets no papers until');
  });

  it('the other options are kept', async () => {
    await subscribed('papers', 'others');
    const list = await group.ada.slash(
      '/digest edit',
      { hour: '9', timezone: 'Asia/Seoul' },
      { in: group.channel },
    );
    const panel = await group.ada.select(list, 'Which channel?', '#papers · English · when ready');
    expect(panel.transcript()).toContain('#papers gets');
    expect(panel.transcript()).toContain('at 09:00 (Seoul)');
  });
});

describe('a removal', () => {
  it('can be undone for a quarter of an hour', async () => {
    const [papers] = await subscribed('papers');
    const removed = await group.ada.slash('/digest remove', {}, { in: papers as Channel });
    expect(removed.transcript()).toContain('[↩️ Undo]');
    expect(await languages()).toEqual([]);
    group.now += 14 * MINUTE;
    const undone = await group.ada.click(removed, /Undo/);
    expect(undone.transcript()).toContain('#papers gets papers again.');
    expect(await languages()).toEqual([papers?.id]);
  });

  it('is for good later, or where another took its place', async () => {
    const [papers] = await subscribed('papers');
    if (!papers) throw new Error('no channel');
    const removed = await group.ada.slash('/digest remove', {}, { in: papers });
    group.now += 16 * MINUTE;
    expect((await group.ada.click(removed, /Undo/)).transcript()).toContain('That was too long ago');
    await setUp(group.ada, papers, { language: 'en' });
    const again = await group.ada.slash('/digest remove', {}, { in: papers });
    await setUp(group.ada, papers, { language: 'en' });
    expect((await group.ada.click(again, /Undo/)).transcript()).toContain('That was too long ago');
    expect(await languages()).toEqual([papers.id]);
  });
});

describe('posting now', () => {
  it('says "on their way", then that it is done, with a link', async () => {
    const [papers] = await subscribed('papers');
    const answer = await group.ada.slash('/digest post', { day: '2024-01-22' }, { in: papers as Channel });
    await group.world.until(() => answer.transcript().includes('Done'));
    expect(answer.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /digest post
      paperboy (only Ada can see this) (edited):
        │ Done: the 8 papers of 2024-01-22 are in #papers.
        │ [Go there ↗ https://discord.com/channels/<id>/<id>/<id>]"
    `);
  });

  it('says so where it could not be done', async () => {
    const [papers] = await subscribed('papers');
    group.world.weather.fail('POST /channels/:channel/messages', { times: 50 });
    const answer = await group.ada.slash('/digest post', { day: '2024-01-22' }, { in: papers as Channel });
    await group.world.until(() => answer.transcript().includes('could not all be posted'));
  });
});
