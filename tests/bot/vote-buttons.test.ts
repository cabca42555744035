// Votes by buttons below the cards: a server that chose them sees its counts there, and Discord is asked for little.
import { beforeEach, describe, expect, it } from 'vitest';
import { upgradeCards } from '../../src/daily/deliver/upgrade.ts';
import { showVotes } from '../../src/discord/votes/show-votes.ts';
import type { Member } from '../../src/playground/actors/member.ts';
import type { Message } from '../../src/playground/actors/message.ts';
import { forgetMember } from '../../src/store/personal.ts';
import { saveWritten } from '../../src/store/summary-status.ts';
import { tallyVotes } from '../../src/store/votes.ts';
import { closeDay, PAPERS } from './digests.ts';
import { readingGroup } from './reading-group.ts';
import { NOON, setUp } from './stage.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CLOSED = NOON + MINUTE;

const EDIT = 'PATCH /channels/:channel/messages/:message';
const ANSWER = 'POST /interactions/:interaction/:token/callback';
const ALWAYS = { times: Number.POSITIVE_INFINITY };

const group = readingGroup({ digests: [], channel: 'papers', votes: { betweenMs: 1, laterMs: 50 } });

/** Ada sets a channel up with buttons, and the day is posted. */
async function posted(options: Readonly<Record<string, string>> = {}, channel = group.channel) {
  await setUp(group.ada, channel, { language: 'en', voting: 'buttons', ...options });
  await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
  await group.round(CLOSED);
}

function cardOf(title: RegExp, channel = group.channel): Message {
  const all = [channel, ...channel.threads()].flatMap((each) => each.messages());
  const card = all.find(({ embed }) => title.test(embed?.title ?? ''));
  if (!card) throw new Error(`no card of ${title}`);
  return card;
}

/** What a card's vote buttons show. */
const counts = (title = /Trees/, channel = group.channel) =>
  cardOf(title, channel)
    .transcript()
    .match(/\[👍 \d+\](?: \[👎 \d+\])?/)?.[0];

/** Presses a vote button, and waits until the bot has done all that comes of it. */
async function press(who: Member, card = cardOf(/Trees/), way = /^👍/) {
  const answer = await who.click(card, way);
  await group.world.until(() => group.stage.bot.app.activity.idleMs() > 0);
  return answer;
}

async function tally() {
  const id = PAPERS[0]?.id ?? '';
  return (await tallyVotes(group.stage.store, group.guild.id, [id])).get(id);
}

/** What telling the owner takes, which a slow machine's late answers do. */
const TELLING = ['GET /applications/@me', 'POST /users/@me/channels', 'POST /channels/:channel/messages'];

/** What was asked of Discord since then, apart from what its owner is told. */
function asked(since: number): string[] {
  const all = group.world.requests.slice(since).map(({ method, route }) => `${method} ${route}`);
  return all.filter((request) => !TELLING.includes(request));
}

/** A minute's look at what buttons show. */
async function minute(at: number) {
  group.now = at;
  await showVotes(group.stage.bot.app);
}

describe('a channel whose admin chose buttons', () => {
  it('gets cards with a second row to vote, and no reaction of the bot', async () => {
    await posted();
    const [header, card] = group.channel.messages();
    expect(header?.embed?.description).toMatch(
      /^3 papers, best first · vote with the 👍 button on the cards\n/,
    );
    expect(card?.transcript()).toMatchInlineSnapshot(`
      "paperboy:
        │ Trees that Speak <https://arxiv.org/abs/2403.00001>
        │ -# Ada Lovelace, Mina Kim
        │ **Trees are found to speak when nobody listens.**
        │ -# AI summary by Hugging Face
        │ (image https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2403.00001.png)
        │ – #1 · ▲ 42 · Speech · Forests
        [Details] [PDF ↗ https://arxiv.org/pdf/2403.00001] [Hugging Face ↗ https://huggingface.co/papers/2403.00001]
        [👍 0] [🔖 Save] [💬 Discuss]"
    `);
  });

  it('needs no permission to react', async () => {
    group.channel.deny(group.guild.botRole, 'AddReactions');
    const panel = await group.ada.slash('/digest setup', { channel: group.channel, language: 'en' });
    expect(panel.transcript()).toContain('**Add Reactions**');
    const changed = await group.ada.click(panel, 'Voting: reactions');
    expect(changed.transcript()).not.toContain('**Add Reactions**');
    expect(changed.transcript()).toContain('- Vote buttons on the cards');
    await group.ada.click(changed, 'Save');
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);
    await group.round(CLOSED);
    expect(group.channel.messages()).toHaveLength(PAPERS.length + 1);
  });

  it.each([
    ['thread', 'text'],
    ['forum', 'forum'],
  ] as const)('has them on cards in a %s', async (layout, type) => {
    const channel = group.guild.channel('reading', { type });
    await posted({ layout }, channel);
    expect(counts(/Trees/, channel)).toBe('[👍 0]');
    await press(group.mina, cardOf(/Trees/, channel));
    expect(counts(/Trees/, channel)).toBe('[👍 1]');
  });

  it('has no choice to make where the papers are a list alone', async () => {
    const panel = await group.ada.slash('/digest setup', { channel: group.channel, layout: 'compact' });
    expect(panel.transcript()).not.toContain('Voting:');
  });

  it('begins with the votes that the server has given elsewhere, and shows those that come there', async () => {
    await posted();
    await press(group.mina);
    const other = group.guild.channel('nlp');
    await setUp(group.ada, other, { language: 'ko', voting: 'buttons' });
    await group.ada.slash('/digest post', { day: '2024-01-24', which: '2' });
    await group.world.until(() => other.messages().length === PAPERS.length + 1);
    expect(counts(/Trees/, other)).toBe('[👍 1]');
    await press(group.ada, cardOf(/Trees/, other));
    await minute(CLOSED + 2 * MINUTE);
    expect(counts()).toBe('[👍 2]');
  });
});

describe('a pressed button', () => {
  beforeEach(() => posted());

  it('is the member’s vote, and the card shows it at once, with no request but the answer', async () => {
    const before = group.world.requests.length;
    const answer = await press(group.mina);
    expect(answer.ephemeral).toBe(false);
    expect(counts()).toBe('[👍 1]');
    expect(await tally()).toEqual({ up: 1, down: 0 });
    for (const passed of [1, 2, 3]) await minute(CLOSED + passed * MINUTE);
    expect(asked(before)).toEqual([ANSWER]);
  });

  it('pressed again takes the vote back', async () => {
    await press(group.mina);
    group.now += MINUTE;
    await press(group.mina);
    expect(counts()).toBe('[👍 0]');
    expect(await tally()).toBeUndefined();
  });

  it('is answered to the member alone where the card was edited in the last minute; one edit shows all of them', async () => {
    await press(group.ada);
    const said = await press(group.mina);
    expect(said.transcript()).toBe(
      'paperboy (only Mina can see this):\n  │ 👍 투표가 반영됐어요. 카드에는 곧 나타나요.',
    );
    for (let nth = 0; nth < 10; nth++) await press(group.guild.member(`Reader ${nth}`));
    const back = await press(group.mina);
    expect(back.transcript()).toContain('취소했어요');
    expect(counts()).toBe('[👍 1]');
    const before = group.world.requests.length;
    await minute(group.now + MINUTE - 1);
    expect(counts()).toBe('[👍 1]');
    await minute(group.now + 1);
    expect(counts()).toBe('[👍 11]');
    for (const passed of [1, 2, 3]) await minute(group.now + passed * MINUTE);
    expect(asked(before)).toEqual([EDIT]);
  });

  it('counts beside a reaction, which the next minute shows', async () => {
    group.ada.react(cardOf(/Trees/), '👍');
    await group.ada.slash('/help');
    await group.stage.bot.votesCounted();
    await minute(CLOSED + MINUTE);
    expect(counts()).toBe('[👍 1]');
    expect((await press(group.ada)).transcript()).toContain('You have voted 👍 with a reaction');
    await press(group.mina);
    expect(await tally()).toEqual({ up: 2, down: 0 });
  });

  it('can be against a paper from when on the server allows it, and no longer when it doesn’t', async () => {
    await group.ada.slash('/votes setup', { against: true });
    await minute(CLOSED + MINUTE);
    expect(counts()).toBe('[👍 0] [👎 0]');
    await press(group.mina, cardOf(/Trees/), /^👎/);
    await minute(CLOSED + 3 * MINUTE);
    expect(counts()).toBe('[👍 0] [👎 1]');
    await group.ada.slash('/votes setup', { against: false });
    const refused = await press(group.mina, cardOf(/Trees/), /^👎/);
    expect(refused.ephemeral).toBe(true);
    expect(refused.transcript()).toContain('반대표를 받지 않아요');
    await minute(CLOSED + 4 * MINUTE);
    expect(counts()).toBe('[👍 0]');
  });

  it('is gone from the count when its member has all of theirs deleted', async () => {
    await press(group.mina);
    await forgetMember(group.stage.store, group.mina.id);
    await minute(CLOSED + 2 * MINUTE);
    expect(counts()).toBe('[👍 0]');
  });

  it('keeps its place and count when the card gets a better summary', async () => {
    await press(group.mina);
    const written = { kind: 'written', by: 'm-1', language: 'en', tldr: 'Better.', bullets: [] } as const;
    await saveWritten(group.stage.store, PAPERS[0]?.id ?? '', written);
    await upgradeCards(group.stage.bot.app);
    expect(cardOf(/Trees/).embed?.description).toContain('**Better.**');
    expect(counts()).toBe('[👍 1]');
    group.now += 2 * MINUTE;
    await press(group.ada);
    expect(counts()).toBe('[👍 2]');
  });
});

describe('what was not shown yet', () => {
  beforeEach(async () => {
    await posted();
    await press(group.ada);
    await press(group.mina);
    expect(counts()).toBe('[👍 1]');
  });

  it('is shown after a restart', async () => {
    await group.stage.restart();
    await minute(CLOSED + 2 * MINUTE);
    expect(counts()).toBe('[👍 2]');
  });

  it.each(['is not taken', 'is done, and nobody hears of it'])(
    'is shown when the process died as the edit %s',
    async (how) => {
      if (how === 'is not taken') group.world.weather.fail(EDIT, { times: 50 });
      else group.world.weather.lose(EDIT);
      const before = group.world.requests.length;
      const dying = minute(CLOSED + 2 * MINUTE);
      await group.world.until(() => asked(before).includes(EDIT));
      await group.stage.bot.abandon();
      group.world.weather.calm();
      await dying;
      await group.stage.restart();
      await minute(CLOSED + 4 * MINUTE);
      expect(counts()).toBe('[👍 2]');
    },
  );

  it('is shown when Discord is back, which is asked once a minute and not for each card', async () => {
    for (const title of [/Stones/, /Rivers/]) {
      await press(group.ada, cardOf(title));
      await press(group.mina, cardOf(title));
    }
    group.world.weather.fail(EDIT, ALWAYS);
    const before = group.world.requests.length;
    await minute(CLOSED + 2 * MINUTE);
    // One edit, and discord.js's own tries.
    expect(asked(before).length).toBeLessThanOrEqual(4);
    group.world.weather.calm();
    await group.stage.bot.app.restOnce.get('/users/@me');
    await minute(CLOSED + 4 * MINUTE);
    for (const title of [/Trees/, /Stones/, /Rivers/]) expect(counts(title)).toBe('[👍 2]');
  });

  it('is not tried again where the card was deleted, and the channel’s others are shown', async () => {
    await press(group.ada, cardOf(/Rivers/));
    await press(group.mina, cardOf(/Rivers/));
    group.ada.delete(cardOf(/Trees/));
    const before = group.world.requests.length;
    for (const passed of [2, 3, 4, 5]) await minute(CLOSED + passed * MINUTE);
    expect(asked(before)).toEqual([EDIT, EDIT]);
    expect(counts(/Rivers/)).toBe('[👍 2]');
  });

  it('is asked for once where the bot may not edit, until somebody presses again', async () => {
    group.channel.deny(group.guild.botRole, 'ViewChannel');
    const before = group.world.requests.length;
    for (const passed of [2, 3, 4, 5]) await minute(CLOSED + passed * MINUTE);
    expect(asked(before)).toEqual([EDIT]);
    await press(group.guild.member('Grace'));
    expect(counts()).toBe('[👍 3]');
  });

  it('waits where Discord says that older messages were edited too often', async () => {
    group.world.weather.fail(EDIT, { status: 400, code: 30_046 });
    const before = group.world.requests.length;
    for (const passed of [2, 3, 4, 5]) await minute(CLOSED + passed * MINUTE);
    expect(asked(before)).toEqual([EDIT]);
    await minute(CLOSED + 13 * MINUTE);
    expect(counts()).toBe('[👍 2]');
  });

  it('is left as it is on cards of which votes aren’t recounted any more; a button that is pressed shows it', async () => {
    const before = group.world.requests.length;
    await minute(CLOSED + 15 * DAY);
    expect(asked(before)).toEqual([]);
    expect(counts()).toBe('[👍 1]');
    await press(group.guild.member('Grace'));
    expect(counts()).toBe('[👍 3]');
    await minute(CLOSED + 15 * DAY + 2 * MINUTE);
    expect(asked(before)).toEqual([ANSWER]);
  });
});

it('is shown a minute later where Discord didn’t take the answer', async () => {
  await posted();
  group.world.weather.fail(ANSWER, { status: 404, code: 10_062, times: 1 });
  // She sees that it failed, after three seconds.
  void group.mina.click(cardOf(/Trees/), /^👍/).catch(() => null);
  await group.world.until(async () => (await tally()) !== undefined);
  await group.world.until(() => group.stage.bot.app.activity.idleMs() > 0);
  expect(counts()).toBe('[👍 0]');
  await minute(CLOSED + 2 * MINUTE);
  expect(counts()).toBe('[👍 1]');
});
