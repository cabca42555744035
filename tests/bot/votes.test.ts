// Votes: members react to cards, in two channels, while the bot is there and while it is away.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message } from '../../src/playground/actors/message.ts';
import { tallyVotes } from '../../src/store/votes.ts';
import { fillDisk, makeRoom } from '../postgres/full-disk.ts';
import { closeDay, PAPERS } from './digests.ts';
import { readingGroup } from './reading-group.ts';
import { NOON, setUp } from './stage.ts';

/** What the next day brings. */
const NEWS = PAPERS.slice(0, 2).map((paper, nth) => ({
  ...paper,
  id: `2403.0000${8 + nth}`,
  title: ['New', 'Other'][nth] ?? '',
}));

const READ_MESSAGES = 'GET /channels/:channel/messages';
const READ_MEMBERS = 'GET /channels/:channel/messages/:message/reactions/:emoji';
const TAKE_OFF = 'DELETE /channels/:channel/messages/:message/reactions/:emoji/:user';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const group = readingGroup({ digests: [], channel: 'papers', votes: { betweenMs: 1, laterMs: 50 } });

beforeEach(async () => {
  await setUp(group.ada, group.channel, { language: 'en' });
  await closeDay(group.stage, '2024-01-24', PAPERS, NOON + MINUTE);
  await group.round(NOON + MINUTE);
});

function cardOf(title: RegExp, channel = group.channel): Message {
  const card = channel.messages().find(({ embed }) => title.test(embed?.title ?? ''));
  if (!card) throw new Error(`no card of ${title}`);
  return card;
}

/** For and against, by the beginning of the title; resolves when all that happened is counted. */
async function tally() {
  // Discord tells things in their order: when this is answered, the bot has heard of what was before.
  await group.ada.slash('/help');
  await group.stage.bot.votesCounted();
  return known();
}

async function known() {
  const ids = PAPERS.map(({ id }) => id);
  const tallies = await tallyVotes(group.stage.store, group.guild.id, ids);
  return Object.fromEntries(
    PAPERS.flatMap(({ id, title }) => {
      const votes = tallies.get(id);
      return votes ? [[title.split(' ')[0], [votes.up, votes.down]]] : [];
    }),
  );
}

const asked = (what: string) =>
  group.world.requests.filter(({ method, route }) => `${method} ${route}` === what).length;

const answer = async (asked: Promise<{ transcript(): string }>) => (await asked).transcript();

describe('a vote', () => {
  it('is a member’s, whatever the number of messages, skin tones and channels', async () => {
    const other = group.guild.channel('nlp');
    await setUp(group.ada, other, { language: 'ko' });
    await group.ada.slash('/digest post', { day: '2024-01-24', which: '2' });
    await group.world.until(() => other.messages().length === PAPERS.length + 1);
    for (const channel of [group.channel, other]) group.mina.react(cardOf(/Trees/, channel), '👍');
    group.mina.react(cardOf(/Trees/), '👍🏽');
    group.ada.react(cardOf(/Trees/, other), '👍');
    group.ada.react(cardOf(/Stones/), '🔥');
    expect(await tally()).toEqual({ Trees: [2, 0] });
    group.mina.unreact(cardOf(/Trees/), '👍');
    group.mina.unreact(cardOf(/Trees/), '👍🏽');
    expect(await tally()).toEqual({ Trees: [2, 0] });
    group.mina.unreact(cardOf(/Trees/, other), '👍');
    expect(await tally()).toEqual({ Trees: [1, 0] });
  });

  it('ends when a moderator clears it, and stays when the message is deleted', async () => {
    for (const who of [group.ada, group.mina])
      for (const title of [/Trees/, /Stones/]) who.react(cardOf(title), '👍');
    expect(await tally()).toEqual({ Trees: [2, 0], Stones: [2, 0] });
    group.ada.clearReactions(cardOf(/Trees/));
    group.ada.delete(cardOf(/Stones/));
    expect(await tally()).toEqual({ Stones: [2, 0] });
    await group.stage.restart();
    expect(await tally()).toEqual({ Stones: [2, 0] });
  });
});

describe('while the bot is away', () => {
  it('votes come and go, and are counted when it is back', async () => {
    group.mina.react(cardOf(/Trees/), '👍');
    group.ada.react(cardOf(/Stones/), '👍');
    expect(await tally()).toEqual({ Trees: [1, 0], Stones: [1, 0] });
    await group.stage.restart(() => {
      group.ada.react(cardOf(/Trees/), '👍');
      group.ada.unreact(cardOf(/Stones/), '👍');
      // As many as before, but others.
      group.mina.react(cardOf(/Stones/), '👍');
      for (let nth = 0; nth < 120; nth++) group.guild.member(`Reader ${nth}`).react(cardOf(/Rivers/), '👍');
    });
    expect(await tally()).toEqual({ Trees: [2, 0], Stones: [1, 0], Rivers: [120, 0] });
  });

  it('are counted when it is back in a server that it was removed from', async () => {
    group.guild.kickBot();
    group.mina.react(cardOf(/Trees/), '👍');
    const isIn = () => group.stage.bot.app.client.guilds.cache.has(group.guild.id);
    await group.world.until(() => !isIn());
    group.guild.addBot();
    await group.world.until(isIn);
    expect(await tally()).toEqual({ Trees: [1, 0] });
  });

  it('are counted channel by channel, so that the last one needs not be read for the first one', async () => {
    const other = group.guild.channel('nlp');
    await setUp(group.ada, other, { language: 'en' });
    await closeDay(group.stage, '2024-01-25', PAPERS, NOON + DAY);
    await group.round(NOON + DAY);
    await tally();
    const before = group.world.requests.length;
    await group.stage.restart(() => {
      for (const channel of [group.channel, other]) group.mina.react(cardOf(/Trees/, channel), '👍');
    });
    await tally();
    const told = group.world.requests.slice(before).map(({ method, route }) => `${method} ${route}`);
    const read = told.filter((what) => what === READ_MESSAGES || what === READ_MEMBERS);
    expect(read).toEqual([READ_MESSAGES, READ_MEMBERS, READ_MESSAGES, READ_MEMBERS]);
  });

  it('asks for nobody where nothing has changed', async () => {
    await group.stage.restart();
    await tally();
    expect(asked(READ_MESSAGES)).toBe(1);
    expect(asked(READ_MEMBERS)).toBe(0);
  });

  it('asks only once for a card on which another bot reacts', async () => {
    const helper = group.guild.member('Helper', { bot: true });
    helper.react(cardOf(/Trees/), '👍');
    await group.stage.restart();
    expect(await tally()).toEqual({});
    expect(asked(READ_MEMBERS)).toBe(1);
    await group.stage.restart();
    await tally();
    expect(asked(READ_MEMBERS)).toBe(1);
    await group.stage.restart(() => group.mina.react(cardOf(/Trees/), '👍'));
    expect(await tally()).toEqual({ Trees: [1, 0] });
    expect(asked(READ_MEMBERS)).toBe(2);
  });

  it('is told by Discord itself what happened before a resume, but not before a new session', async () => {
    const counts = () => asked(READ_MESSAGES);
    await tally();
    const before = counts();
    group.world.weather.dropSockets();
    group.mina.react(cardOf(/Trees/), '👍');
    await group.world.until(async () => (await known()).Trees !== undefined);
    expect(counts()).toBe(before);
    group.world.weather.invalidateSessions();
    group.ada.react(cardOf(/Trees/), '👍');
    await group.world.until(async () => (await known()).Trees?.[0] === 2);
    expect(counts()).toBeGreaterThan(before);
  });
});

describe('a database that takes no votes for a while', () => {
  it('costs none: they are counted again later', async () => {
    const errors = vi.spyOn(group.stage.bot.app.log, 'error').mock;
    const isGivenUp = () => errors.calls.some(([facts]) => (facts as { tries?: number }).tries === 60);
    const isTriedAgain = () => asked(READ_MEMBERS) > 1;
    await fillDisk(group.stage.store, 'insert on votes');
    group.mina.react(cardOf(/Trees/), '👍');
    await group.world.until(isGivenUp);
    await group.world.until(isTriedAgain);
    await makeRoom(group.stage.store);
    await group.world.until(async () => (await known()).Trees?.[0] === 1);
  });
});

describe('/votes setup', () => {
  it('is for admins', async () => {
    await expect(group.mina.slash('/votes setup', { emoji: '🔥' })).rejects.toThrow(/votes/);
  });

  it('tells what holds, and changes it', async () => {
    expect(await answer(group.ada.slash('/votes setup'))).toMatchInlineSnapshot(`
      "↱ Ada used /votes setup
      paperboy (only Ada can see this):
        │ **Members of this server vote for papers with 👍.**"
    `);
    expect(
      await answer(group.ada.slash('/votes setup', { emoji: '🔥', against: true })),
    ).toMatchInlineSnapshot(`
      "↱ Ada used /votes setup
      paperboy (only Ada can see this):
        │ **Members of this server vote for papers with 🔥 and against them with 👎.**
        │ New cards carry it. Votes that were given stay, and reactions on the cards of the last 14 days are being counted.
        │ -# Of a member's two opposite reactions, the newer counts. I take the older one off if I have this permission: **Manage Messages**."
    `);
    group.mina.react(cardOf(/Trees/), '🔥');
    group.mina.react(cardOf(/Stones/), '👎');
    group.ada.react(cardOf(/Stones/), '👍');
    expect(await tally()).toEqual({ Trees: [1, 0], Stones: [0, 1] });
    await closeDay(
      group.stage,
      '2024-01-25',
      [{ ...PAPERS[0], id: '2403.00009', title: 'New' } as never],
      NOON + DAY,
    );
    await group.round(NOON + DAY);
    expect(cardOf(/New/).transcript()).toMatch(/🔥 1\s+👎 1$/);
  });

  it('takes an emoji of this server, and no other', async () => {
    const own = group.guild.emoji('paper');
    const foreign = group.world.guild({ name: 'Elsewhere' }).emoji('stranger');
    expect(await answer(group.ada.slash('/votes setup', { emoji: own }))).toContain('paper');
    group.mina.react(cardOf(/Trees/), own);
    expect(await tally()).toEqual({ Trees: [1, 0] });
    expect(await answer(group.ada.slash('/votes setup', { emoji: foreign }))).toMatchInlineSnapshot(`
      "↱ Ada used /votes setup
      paperboy (only Ada can see this):
        │ :stranger: belongs to another server. Give me an emoji of this server, or a common one such as 🔥."
    `);
    expect(await answer(group.ada.slash('/votes setup', { emoji: 'yes' }))).toMatchInlineSnapshot(`
      "↱ Ada used /votes setup
      paperboy (only Ada can see this):
        │ “yes” is not an emoji. Give me one, such as 🔥, or one of this server's own."
    `);
    expect(
      await answer(group.ada.slash('/votes setup', { emoji: '👎', against: true })),
    ).toMatchInlineSnapshot(`
      "↱ Ada used /votes setup
      paperboy (only Ada can see this):
        │ Members can't vote for and against with 👎. Choose another emoji for, or switch votes against off."
    `);
  });

  describe('where the emoji was deleted', () => {
    const next = async () => {
      await closeDay(group.stage, '2024-01-25', NEWS, NOON + DAY);
      await group.round(NOON + DAY);
    };

    it('is told, and that the usual one has taken its place', async () => {
      const own = group.guild.emoji('paper');
      await group.ada.slash('/votes setup', { emoji: own, against: true });
      group.mina.react(cardOf(/Trees/), own);
      group.mina.react(cardOf(/Stones/), '👍');
      expect(await tally()).toEqual({ Trees: [1, 0] });
      group.guild.deleteEmoji(own);
      await next();
      expect(cardOf(/New/).transcript()).toMatch(/👍 1\s+👎 1$/);
      const header = group.channel.messages().find(({ embed }) => embed?.title?.includes('January 25'));
      expect(header?.transcript()).toContain('vote with 👍 on the cards');
      expect(await tally()).toEqual({ Trees: [1, 0], Stones: [1, 0] });
      expect(await answer(group.ada.slash('/votes setup'))).toMatchInlineSnapshot(`
        "↱ Ada used /votes setup
        paperboy (only Ada can see this):
          │ **Members of this server vote for papers with 👍 and against them with 👎.**
          │ ⚠ The vote emoji :paper: is gone from this server. New cards carry 👍, and votes that were given stay. Choose another emoji with \`/votes setup\`.
          │ -# Of a member's two opposite reactions, the newer counts. I take the older one off if I have this permission: **Manage Messages**."
      `);
      expect(await answer(group.ada.slash('/digest list'))).toContain('is gone from this server');
      const asked = await answer(group.ada.slash('/votes setup', { emoji: '👍' }));
      expect(asked).not.toContain('gone');
      expect(await answer(group.ada.slash('/digest list'))).not.toContain('gone');
    });

    it('is seen at once by an admin who asks', async () => {
      const own = group.guild.emoji('paper');
      await group.ada.slash('/votes setup', { emoji: own });
      group.guild.deleteEmoji(own);
      expect(await answer(group.ada.slash('/votes setup', { against: true }))).toContain(
        'is gone from this server',
      );
      expect(await answer(group.ada.slash('/votes setup'))).toContain('is gone from this server');
    });

    it('while cards are posted, each gets the usual one', async () => {
      await group.ada.slash('/votes setup', { emoji: group.guild.emoji('paper') });
      group.world.weather.refuse(/^PUT .*reactions\/paper/, 'UnknownEmoji');
      await next();
      expect(cardOf(/New/).transcript()).toMatch(/👍 1$/);
      expect(cardOf(/Other/).transcript()).toMatch(/👍 1$/);
      group.mina.react(cardOf(/New/), '👍');
      await tally();
      const votes = await tallyVotes(
        group.stage.store,
        group.guild.id,
        NEWS.map(({ id }) => id),
      );
      expect([...votes]).toEqual([[NEWS[0]?.id, { up: 1, down: 0 }]]);
    });
  });

  it('has its count go before a long one that nobody asked for', async () => {
    const busy = group.world.guild({ name: 'Busy' });
    const bea = busy.member('Bea', { admin: true });
    const channels = Array.from({ length: 12 }, (_, nth) => busy.channel(`papers-${nth}`));
    for (const channel of channels) await setUp(bea, channel, { language: 'en' });
    await closeDay(group.stage, '2024-01-25', NEWS, NOON + DAY);
    await group.round(NOON + DAY);
    group.mina.react(cardOf(/Trees/), '🔥');
    await tally();
    const before = asked(READ_MESSAGES);
    group.world.weather.slow(READ_MESSAGES, 100, { times: 100 });
    await group.stage.restart();
    await group.world.until(() => asked(READ_MESSAGES) > before);
    await group.ada.slash('/votes setup', { emoji: '🔥' });
    await group.world.until(async () => (await known()).Trees?.[0] === 1);
    expect(asked(READ_MESSAGES) - before).toBeLessThan(channels.length);
    await group.stage.bot.votesCounted();
    expect(asked(READ_MESSAGES) - before).toBe(channels.length + 2);
  });

  it('counts what stood on the cards before', async () => {
    group.mina.react(cardOf(/Trees/), '🔥');
    group.ada.react(cardOf(/Trees/), '👎');
    expect(await tally()).toEqual({});
    await group.ada.slash('/votes setup', { emoji: '🔥', against: true });
    expect(await tally()).toEqual({ Trees: [1, 1] });
  });
});

describe('votes for and against', () => {
  it('exclude each other: the older reaction is taken off where the bot may', async () => {
    await group.ada.slash('/votes setup', { against: true });
    group.channel.allow(group.guild.botRole, 'ManageMessages');
    group.mina.react(cardOf(/Trees/), '👍');
    group.mina.react(cardOf(/Trees/), '👎');
    await group.world.until(() => cardOf(/Trees/).reactions('👍') === 1);
    expect(await tally()).toEqual({ Trees: [0, 1] });
    group.mina.react(cardOf(/Trees/), '👍');
    await group.world.until(() => cardOf(/Trees/).reactions('👎') === 0);
    expect(await tally()).toEqual({ Trees: [1, 0] });
  });

  it('leave the newest reaction alone, however late the bot comes to it', async () => {
    await group.ada.slash('/votes setup', { against: true });
    group.channel.allow(group.guild.botRole, 'ManageMessages');
    group.world.weather.slow(TAKE_OFF, 500);
    group.ada.react(cardOf(/Stones/), '👍');
    group.ada.react(cardOf(/Stones/), '👎');
    await group.world.until(async () => (await known()).Stones?.[1] === 1);
    group.mina.react(cardOf(/Trees/), '👍');
    await group.world.until(async () => (await known()).Trees?.[0] === 1);
    group.mina.react(cardOf(/Trees/), '👎');
    await group.world.until(() => cardOf(/Trees/).reactions('👍') === 1);
    expect(await tally()).toEqual({ Stones: [0, 1], Trees: [0, 1] });
  });

  it('stand both to be seen where it may not, and the newer counts', async () => {
    await group.ada.slash('/votes setup', { against: true });
    group.mina.react(cardOf(/Trees/), '👍');
    group.mina.react(cardOf(/Trees/), '👎');
    expect(await tally()).toEqual({ Trees: [0, 1] });
    group.mina.unreact(cardOf(/Trees/), '👎');
    expect(await tally()).toEqual({ Trees: [1, 0] });
  });
});

describe('the buttons of an opened paper', () => {
  const trees = () => group.mina.slash('/papers show', { paper: PAPERS[0]?.id ?? '' });

  it('give a vote and take it back', async () => {
    let card = await trees();
    card = await group.mina.click(card, '0');
    expect(await tally()).toEqual({ Trees: [1, 0] });
    expect(await answer(trees())).toContain('👍 1');
    await group.mina.click(card, '1');
    expect(await tally()).toEqual({});
  });

  it('point to the reaction that gives the vote', async () => {
    group.mina.react(cardOf(/Trees/), '👍');
    await tally();
    expect(await answer(group.mina.click(await trees(), '1'))).toMatchInlineSnapshot(`
      "paperboy (only Mina can see this):
        │ 이미 👍 반응으로 투표하셨어요: https://discord.com/channels/<id>/<id>/<id>
        │ 마음이 바뀌었다면 그 반응을 지워 주세요."
    `);
    expect(await tally()).toEqual({ Trees: [1, 0] });
  });

  it('take the opposite reaction off where the bot may', async () => {
    await group.ada.slash('/votes setup', { against: true });
    group.channel.allow(group.guild.botRole, 'ManageMessages');
    group.mina.react(cardOf(/Trees/), '👎');
    await tally();
    await group.mina.click(await trees(), '👍 0');
    await group.world.until(() => cardOf(/Trees/).reactions('👎') === 0);
    expect(await tally()).toEqual({ Trees: [1, 0] });
  });
});
