// Deliveries in good and bad weather: each message comes once, one channel's trouble is its own, and what was begun goes on.
import { describe, expect, it, vi } from 'vitest';
import { deliverDue } from '../../src/daily/deliver/due.ts';
import type { Channel } from '../../src/playground/actors/channel.ts';
import type { Message } from '../../src/playground/actors/message.ts';
import type { WeatherRequest } from '../../src/playground/weather-effects.ts';
import { cardsOf } from '../../src/store/sent-cards.ts';
import { tallyVotes } from '../../src/store/votes.ts';
import { fillDisk, makeRoom } from '../postgres/full-disk.ts';
import { closeDay, PAPERS } from './digests.ts';
import { readingGroup } from './reading-group.ts';
import { NOON, setUp } from './stage.ts';

const STONES = PAPERS.find(({ title }) => title.includes('Stones'))?.id ?? '';

const MESSAGES = 'POST /channels/:channel/messages';
const POSTS = 'POST /channels/:channel/threads';
const THREADS = 'POST /channels/:channel/messages/:message/threads';
const CLOSED = NOON + 60_000;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const group = readingGroup({ digests: [], channel: 'lounge' });

const round = (at = CLOSED) => group.round(at);

/** Until the bot has heard of it: whether it may see and write in a channel. */
const knows = (channel: Channel, may: boolean) =>
  group.world.until(() => {
    const known = group.stage.bot.app.client.channels.cache.get(channel.id);
    const granted =
      known && !known.isDMBased() ? known.permissionsFor(group.stage.bot.app.client.user) : null;
    return (granted?.has('SendMessages') ?? false) === may;
  });

async function subscribed(name: string, layout = 'cards', type?: 'forum'): Promise<Channel> {
  const channel = group.guild.channel(name, type ? { type } : {});
  await setUp(group.ada, channel, { language: 'en', layout });
  return channel;
}

/** Requests that post a paper's card: in any form, or in the usual one. */
const card = (id: string, form?: 'usual') => (request: WeatherRequest) => {
  const body = JSON.stringify(request.body ?? null);
  return (
    request.method === 'POST' &&
    body.includes(`v1:paper:${id}`) &&
    (form !== 'usual' || body.includes('"embeds"'))
  );
};
const ALWAYS = { times: Number.POSITIVE_INFINITY };

const titles = (channel: Channel) => channel.messages().map(({ embed, content }) => embed?.title ?? content);
const TITLES = ['Daily Papers · Wednesday, January 24, 2024', ...PAPERS.map(({ title }) => title)];

describe('each message comes once', () => {
  it('when Discord stumbles', async () => {
    const channel = await subscribed('papers');
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    group.world.weather.fail(MESSAGES, { status: 500 });
    group.world.weather.storm(MESSAGES, { times: 2 });
    group.world.weather.lose(MESSAGES, { reset: true });
    await round();
    expect(titles(channel)).toEqual(TITLES);
  });

  it('when an answer is lost: the message is found in its channel', async () => {
    const channel = await subscribed('papers');
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    group.world.weather.lose(MESSAGES);
    await round();
    expect(titles(channel)).toEqual(TITLES.slice(0, 1));
    await round(CLOSED + 20 * MINUTE);
    expect(titles(channel)).toEqual(TITLES);
  });

  it('when an answer is lost: who voted before it was found is counted', async () => {
    const channel = await subscribed('papers');
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    group.world.weather.lose(card(STONES));
    await round();
    group.mina.react(channel.messages().at(-1) as Message, '👍');
    await group.stage.bot.votesCounted();
    await round(CLOSED + 20 * MINUTE);
    await group.stage.bot.votesCounted();
    expect(titles(channel)).toEqual(TITLES);
    expect((await tallyVotes(group.stage.store, group.guild.id, [STONES])).get(STONES)?.up).toBe(1);
  });

  it('in a forum, where no nonce guards it', async () => {
    const forum = await subscribed('posts', 'forum', 'forum');
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    group.world.weather.lose(POSTS, { reset: true });
    await round();
    await round(CLOSED + MINUTE);
    // The newest post stands on top.
    expect(forum.threads().map(({ name }) => name)).toEqual(TITLES.toReversed());
  });

  it('in a thread that was begun when the answer was lost', async () => {
    const channel = await subscribed('papers', 'thread');
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    group.world.weather.lose(THREADS, { reset: true });
    await round();
    await round(CLOSED + MINUTE);
    const [thread, another] = channel.threads();
    expect(another).toBeUndefined();
    expect(thread && titles(thread)).toEqual(TITLES.slice(1));
  });

  it('when the bot is stopped halfway: the message on its way is finished, the others follow', async () => {
    const channel = await subscribed('papers');
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    group.world.weather.slow(MESSAGES, 100, { times: 4 });
    const going = round();
    await group.world.until(() => channel.messages().length === 1);
    await group.stage.restart();
    await going;
    expect(channel.messages().length).toBeLessThan(4);
    await round(CLOSED + MINUTE);
    expect(titles(channel)).toEqual(TITLES);
    expect(channel.messages().map((card) => card.reactions('👍'))).toEqual([0, 1, 1, 1]);
  });

  it('when an admin posts what is due anyway', async () => {
    const channel = await subscribed('papers');
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    group.now = CLOSED;
    const posted = group.ada.slash('/digest post', { day: '2024-01-24' });
    await Promise.all([posted, round(), round()]);
    await group.world.until(() => channel.messages().length === 4);
    await round(CLOSED + MINUTE);
    expect(titles(channel)).toEqual(TITLES);
  });

  it('with its first vote, put on later where that failed', async () => {
    const channel = await subscribed('papers');
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    const votes = () => channel.messages().map((card) => card.reactions('👍'));
    group.world.weather.refuse(/^PUT .*reactions/, 'MissingPermissions');
    group.world.weather.fail(/^PUT .*reactions/, { times: 10 });
    await round();
    expect(votes()).toEqual([0, 0, 0]);
    group.world.weather.calm();
    await round(CLOSED + MINUTE);
    expect(votes()).toEqual([0, 1, 1, 1]);
  });
});

describe('what was missed', () => {
  it('comes oldest first, the last three of it; older days are links', async () => {
    const channel = await subscribed('papers', 'compact');
    for (const [place, date] of ['18', '19', '22', '23', '24'].entries())
      await closeDay(group.stage, `2024-01-${date}`, PAPERS.slice(0, 1), CLOSED + place);
    await round(CLOSED + 5);
    expect(channel.transcript()).toMatchInlineSnapshot(`
      "paperboy:
        │ Daily Papers · Monday, January 22, 2024 <https://huggingface.co/papers/date/2024-01-22>
        │ 1 paper · open it in the menu to read and vote
        │ Also new since the last post: [2024-01-18](https://huggingface.co/papers/date/2024-01-18), [2024-01-19](https://huggingface.co/papers/date/2024-01-19)
        │
        │ **1** [Trees that Speak](https://arxiv.org/abs/2403.00001) ▲ 42
        │ -# Trees are found to speak when nobody listens.
        [▾ Open a paper…: 1. Trees that Speak]
      paperboy:
        │ Daily Papers · Tuesday, January 23, 2024 <https://huggingface.co/papers/date/2024-01-23>
        │ 1 paper · open it in the menu to read and vote
        │
        │ **1** [Trees that Speak](https://arxiv.org/abs/2403.00001) ▲ 42
        │ -# Trees are found to speak when nobody listens.
        [▾ Open a paper…: 1. Trees that Speak]
      paperboy:
        │ Daily Papers · Wednesday, January 24, 2024 <https://huggingface.co/papers/date/2024-01-24>
        │ 1 paper · open it in the menu to read and vote
        │
        │ **1** [Trees that Speak](https://arxiv.org/abs/2403.00001) ▲ 42
        │ -# Trees are found to speak when nobody listens.
        [▾ Open a paper…: 1. Trees that Speak]"
    `);
    await round(CLOSED + MINUTE);
    expect(channel.messages()).toHaveLength(3);
  });

  it('is left out where it closed before the channel was set up', async () => {
    await closeDay(group.stage, '2024-01-23', PAPERS, NOON - DAY);
    const channel = await subscribed('papers');
    await round();
    expect(channel.messages()).toEqual([]);
  });
});

describe('trouble', () => {
  it('in one channel is no other channel’s', async () => {
    const [broken, whole] = [await subscribed('broken'), await subscribed('whole')];
    broken.deny(group.guild.botRole, 'SendMessages');
    await knows(broken, false);
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    await round();
    expect(broken.messages()).toEqual([]);
    expect(titles(whole)).toEqual(TITLES);
  });

  it('with the database, while a pause is noted, is waited out', async () => {
    const [broken, whole] = [await subscribed('broken'), await subscribed('whole')];
    broken.deny(group.guild.botRole, 'SendMessages');
    await knows(broken, false);
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    await fillDisk(group.stage.store, 'update of paused on subscriptions');
    group.now = CLOSED;
    await deliverDue(group.stage.bot.app);
    expect(titles(whole)).toEqual(TITLES);
    await makeRoom(group.stage.store);
    await round(CLOSED + MINUTE);
    expect((await group.ada.slash('/digest list')).transcript()).toContain('They go on by themselves');
  });

  it('that a permission is missing is told once, and ends by itself', async () => {
    const lobby = group.guild.channel('lobby');
    group.guild.systemChannel = lobby;
    const channel = await subscribed('papers');
    channel.deny(group.guild.botRole, 'SendMessages', 'EmbedLinks');
    await knows(channel, false);
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    await round();
    await round(CLOSED + MINUTE);
    await round(CLOSED + 2 * MINUTE);
    expect(lobby.transcript()).toMatchInlineSnapshot(
      `"paperboy: The daily papers for #papers are paused. They go on by themselves when I may: **Embed Links**, **Send Messages**"`,
    );
    expect(group.world.refusals.length).toBeLessThan(3);
    expect((await group.ada.slash('/digest list')).transcript()).toContain('go on by themselves when I may');
    channel.allow(group.guild.botRole, 'SendMessages', 'EmbedLinks');
    await knows(channel, true);
    await round(CLOSED + 3 * MINUTE);
    expect(titles(channel)).toEqual(TITLES);
  });

  it('that the channel was deleted is told in the system channel', async () => {
    const lobby = group.guild.channel('lobby');
    group.guild.systemChannel = lobby;
    const channel = await subscribed('papers');
    channel.delete();
    await knows(channel, false);
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    await round();
    await round(CLOSED + MINUTE);
    expect(lobby.messages().map(({ content }) => content)).toEqual([
      expect.stringContaining('the channel is gone'),
    ]);
    const moved = group.guild.channel('moved');
    await group.ada.click(await group.ada.slash('/digest edit', { channel: moved }), 'Save');
    await round(CLOSED + 2 * MINUTE);
    expect(titles(moved)).toEqual(TITLES);
  });

  it('that the gateway doesn’t bear out waits for an admin', async () => {
    await subscribed('papers');
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    group.world.weather.refuse(MESSAGES, 'UnknownChannel', { times: 20 });
    await round();
    const refused = group.world.refusals.length;
    await round(CLOSED + MINUTE);
    await round(CLOSED + 2 * MINUTE);
    expect(group.world.refusals).toHaveLength(refused);
    expect((await group.ada.slash('/digest list')).transcript()).toContain('Discord refuses the messages');
  });

  it('as somebody deleted the header halfway is none: the cards come into the channel', async () => {
    const channel = await subscribed('papers', 'thread');
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    group.world.weather.fail(THREADS, { times: 9 });
    await round();
    group.world.weather.calm();
    for (const message of channel.messages()) group.ada.delete(message);
    await round(CLOSED + MINUTE);
    expect(titles(channel)).toEqual(TITLES.slice(1));
  });

  it('as somebody deleted the thread halfway is none: the rest comes into the channel', async () => {
    const channel = await subscribed('papers', 'thread');
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    group.world.weather.fail(/^PUT .*reactions/, { times: 9 });
    await round();
    group.world.weather.calm();
    for (const thread of channel.threads()) thread.delete();
    group.world.weather.refuse(THREADS, 'ThreadAlreadyCreatedForMessage', { times: 2 });
    await round(CLOSED + MINUTE);
    expect(titles(channel)).toEqual([TITLES[0], ...TITLES.slice(2)]);
  });

  it('halfway, in a channel that an admin then gives up: what is missing comes in the new one', async () => {
    const channel = await subscribed('papers', 'thread');
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    group.world.weather.refuse(THREADS, 'MissingPermissions');
    await round();
    expect(titles(channel)[0]).toBe(TITLES[0]);
    const moved = group.guild.channel('moved');
    await group.ada.click(
      await group.ada.slash('/digest edit', { channel: moved, layout: 'thread' }),
      'Save',
    );
    await round(CLOSED + MINUTE);
    expect(titles(moved)).toEqual(TITLES.slice(1));
  });

  it('that the bot was kicked ends when it comes back', async () => {
    const channel = await subscribed('papers');
    group.guild.kickBot();
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    await round();
    await round(CLOSED + MINUTE);
    const asked = group.world.requests.length;
    await round(CLOSED + 2 * MINUTE);
    expect(group.world.requests).toHaveLength(asked);
    group.guild.addBot();
    await group.world.until(() => group.stage.bot.app.client.guilds.cache.has(group.guild.id));
    await round(CLOSED + 3 * MINUTE);
    expect(titles(channel)).toEqual(TITLES);
  });

  it('with a word that the server blocks costs one card, not the digest', async () => {
    const channel = await subscribed('papers');
    group.world.weather.automod('Stones');
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    await round();
    await round(CLOSED + MINUTE);
    expect(titles(channel)).toEqual(TITLES.filter((title) => !title.includes('Stones')));
  });

  describe('with the form of a card', () => {
    const said = () => vi.spyOn(group.stage.bot.app.log, 'warn').mock;
    const told = ({ calls }: ReturnType<typeof said>) =>
      calls.map(([facts, message]) => ({ message, paper: (facts as { paper?: string }).paper }));

    it('has it sent as plain text', async () => {
      const channel = await subscribed('papers');
      const warnings = said();
      group.world.weather.refuse(card(STONES, 'usual'), 'InvalidFormBodyOrContentType', ALWAYS);
      await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
      await round();
      await round(CLOSED + MINUTE);
      expect(channel.messages()).toHaveLength(TITLES.length);
      const plain = channel.messages().find(({ embed }) => !embed);
      expect(plain?.transcript()).toMatchInlineSnapshot(`
        "paperboy: **Stones that Listen**
          https://arxiv.org/abs/2403.00002
          - A stone hears more than was thought.
          -# AI summary by Hugging Face
          -# #2 · ▲ 9 · Speech
          [Details]
          👍 1"
      `);
      expect(told(warnings)).toEqual([{ message: 'card refused; sent as plain text', paper: STONES }]);
      group.mina.react(plain as Message, '👍');
      expect((await group.mina.click(plain as Message, 'Details')).transcript()).toContain('Stones');
    });

    it('has it sent once, also where the answer to the plain text is lost', async () => {
      const channel = await subscribed('papers');
      group.world.weather.refuse(card(STONES, 'usual'), 'InvalidFormBodyOrContentType', ALWAYS);
      group.world.weather.lose(card(STONES));
      await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
      await round();
      await round(CLOSED + 20 * MINUTE);
      expect(channel.messages()).toHaveLength(TITLES.length);
      // It would be both text and embed if it were ever drawn again.
      expect(await cardsOf(group.stage.store, STONES, 'en')).toEqual([]);
    });

    it('costs that card where Discord refuses the plain text too; it is said once, and never tried again', async () => {
      const channel = await subscribed('papers');
      const warnings = said();
      group.world.weather.refuse(card(STONES), 'InvalidFormBodyOrContentType', ALWAYS);
      group.world.weather.fail(card(PAPERS.at(-1)?.id ?? ''), { times: 4 });
      await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
      await round();
      await round(CLOSED + MINUTE);
      expect(titles(channel)).toEqual(TITLES.filter((title) => !title.includes('Stones')));
      expect(told(warnings).filter(({ paper }) => paper)).toEqual([
        { message: 'card refused; left out', paper: STONES },
      ]);
      const asked = group.world.requests.length;
      await round(CLOSED + 2 * MINUTE);
      expect(group.world.requests).toHaveLength(asked);
      expect((await group.ada.slash('/digest history')).transcript()).toContain('2024-01-24 · [posted]');
    });

    it('costs a forum that post alone', async () => {
      const forum = await subscribed('posts', 'forum', 'forum');
      group.world.weather.refuse(card(STONES), 'InvalidFormBodyOrContentType', ALWAYS);
      await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
      await round();
      await round(CLOSED + MINUTE);
      expect(forum.threads().map(({ name }) => name)).toEqual(
        TITLES.filter((title) => !title.includes('Stones')).toReversed(),
      );
    });

    it('of all cards pauses the channel until an admin resumes it', async () => {
      const channel = await subscribed('papers');
      for (const { id } of PAPERS)
        group.world.weather.refuse(card(id), 'InvalidFormBodyOrContentType', ALWAYS);
      await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
      await round();
      expect((await group.ada.slash('/digest list')).transcript()).toContain('Discord refuses the messages');
      group.world.weather.calm();
      await group.ada.slash('/digest resume');
      await round(CLOSED + MINUTE);
      expect(titles(channel).filter((title) => TITLES.includes(title))).toEqual(TITLES);
    });
  });

  it('with the form of the header has it sent without its list', async () => {
    const channel = await subscribed('papers');
    group.world.weather.refuse(MESSAGES, 'InvalidFormBodyOrContentType');
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    await round();
    expect(titles(channel)).toEqual(TITLES);
    expect((await group.ada.slash('/digest list')).transcript()).toContain('Next post');
  });

  it('that the header is malformed in every form pauses the channel', async () => {
    await subscribed('papers');
    group.world.weather.refuse(MESSAGES, 'InvalidFormBodyOrContentType', ALWAYS);
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    await round();
    expect((await group.ada.slash('/digest list')).transcript()).toContain('Discord refuses the messages');
  });

  it('that a forum is full waits for an admin', async () => {
    const lobby = group.guild.channel('lobby');
    group.guild.systemChannel = lobby;
    const forum = await subscribed('posts', 'forum', 'forum');
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    group.world.weather.refuse(POSTS, 'MaximumActiveThreads');
    await round();
    expect(lobby.last?.content).toContain('as many active posts as Discord allows');
    await round(CLOSED + MINUTE);
    expect(forum.threads()).toEqual([]);
    await group.ada.slash('/digest resume');
    await round(CLOSED + 2 * MINUTE);
    expect(forum.threads()).toHaveLength(4);
  });

  it('with Discord itself is waited out', async () => {
    const channel = await subscribed('papers');
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    group.world.weather.fail(MESSAGES, { status: 503, times: 50 });
    await round();
    expect((await group.ada.slash('/digest list')).transcript()).toContain('Next post');
    group.world.weather.calm();
    await round(CLOSED + MINUTE);
    expect(titles(channel)).toEqual(TITLES);
  });
});
