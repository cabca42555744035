// What is liked: /papers top, and the week's favourites on Mondays.
import { expect, it } from 'vitest';
import { closeDay, PAPERS } from './digests.ts';
import { readingGroup } from './reading-group.ts';
import { NOON, setUp } from './stage.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** NOON is a Wednesday in UTC. */
const MONDAY = NOON + 5 * DAY;

const group = readingGroup({ locale: 'ko', digests: [], channel: 'papers' });

async function postedAndVoted(at = NOON + HOUR) {
  await closeDay(group.stage, '2024-01-24', PAPERS, NOON + HOUR);
  await group.round(at);
  const [, stones, rivers] = group.channel.messages().slice(1);
  if (!stones || !rivers) throw new Error('no cards');
  for (const who of [group.ada, group.mina]) who.react(rivers, '👍');
  group.mina.react(stones, '👍');
  await group.ada.slash('/help');
  await group.stage.bot.votesCounted();
}

const answer = async (asked: Promise<{ transcript(): string }>) => (await asked).transcript();

it('shows what a server likes, and what Hugging Face does', async () => {
  await setUp(group.ada, group.channel, { language: 'ko' });
  await postedAndVoted();
  expect(await answer(group.ada.slash('/papers top'))).toMatchInlineSnapshot(`
    "↱ Ada used /papers top
    paperboy (only Ada can see this):
      │ What this server liked, last 7 days
      │ 🥇 [Rivers of Data](https://arxiv.org/abs/2403.00003)
      │ -# **👍 2** · ▲ 5 · Ada Lovelace
      │ > Data flows downhill.
      │
      │ 🥈 [Stones that Listen](https://arxiv.org/abs/2403.00002)
      │ -# **👍 1** · ▲ 9 · Ada Lovelace
      │ > A stone hears more than was thought.
      │ – By the votes that members of this server gave in this time.
      [▾ Open a paper…: 1. Rivers of Data | 2. Stones that Listen]"
  `);
  expect(
    await answer(group.mina.slash('/papers top', { period: 'month', by: 'both' })),
  ).toMatchInlineSnapshot(`
    "↱ Mina used /papers top
    paperboy (only Mina can see this):
      │ 이 서버와 Hugging Face가 좋아한 논문 · 최근 30일
      │ 🥇 [Rivers of Data](https://arxiv.org/abs/2403.00003)
      │ -# **👍 2** · ▲ 5 · Ada Lovelace
      │ > Data flows downhill.
      │
      │ 🥈 [Trees that Speak](https://arxiv.org/abs/2403.00001)
      │ -# ▲ 42 · Ada Lovelace, Mina Kim
      │ > Trees are found to speak when nobody listens.
      │
      │ 🥉 [Stones that Listen](https://arxiv.org/abs/2403.00002)
      │ -# **👍 1** · ▲ 9 · Ada Lovelace
      │ > A stone hears more than was thought.
      │ – 이 서버의 투표와 Hugging Face 추천을 똑같은 비중으로 봤어요.
      [▾ 논문 열기…: 1. Rivers of Data | 2. Trees that Speak | 3. Stones that Listen]"
  `);
  expect(await answer(group.ada.slash('/papers top', { by: 'upvotes', share: true }))).toMatchInlineSnapshot(`
    "↱ Ada used /papers top
    paperboy:
      │ 추천이 많은 논문 · 최근 7일
      │ 🥇 [Trees that Speak](https://arxiv.org/abs/2403.00001)
      │ -# ▲ 42 · Ada Lovelace, Mina Kim
      │ > Trees are found to speak when nobody listens.
      │
      │ 🥈 [Stones that Listen](https://arxiv.org/abs/2403.00002)
      │ -# **👍 1** · ▲ 9 · Ada Lovelace
      │ > A stone hears more than was thought.
      │
      │ 🥉 [Rivers of Data](https://arxiv.org/abs/2403.00003)
      │ -# **👍 2** · ▲ 5 · Ada Lovelace
      │ > Data flows downhill.
      │ – 이 기간에 올라온 논문을 Hugging Face 추천순으로 모았어요.
      [▾ 논문 열기…: 1. Trees that Speak | 2. Stones that Listen | 3. Rivers of Data]"
  `);
});

it('has a way out where nobody has voted, or the time is past', async () => {
  await setUp(group.ada, group.channel, { language: 'ko' });
  expect(await answer(group.mina.slash('/papers top', { period: 'day' }))).toMatchInlineSnapshot(`
    "↱ Mina used /papers top
    paperboy (only Mina can see this):
      │ 이 기간에는 아직 이 서버에서 투표한 논문이 없어요. 기간을 늘리거나, 기준 옵션에서 Hugging Face 추천을 골라 보세요."
  `);
  expect(await answer(group.mina.slash('/papers top', { by: 'upvotes' }))).toMatchInlineSnapshot(`
    "↱ Mina used /papers top
    paperboy (only Mina can see this):
      │ 이 기간에 추천을 받은 논문이 없어요. 기간을 늘려 보세요."
  `);
  const ever = await answer(group.mina.slash('/papers top', { period: 'all', by: 'votes' }));
  expect(ever).toContain('아직 아무도 투표하지 않았어요. 기준 옵션에서');
  expect(await answer(group.ada.slash('/papers top', { period: 'all', by: 'upvotes' }))).toContain(
    'no paper that was upvoted yet',
  );
  await postedAndVoted();
  group.now += 8 * DAY;
  expect(await answer(group.ada.slash('/papers top', { period: 'week' }))).toMatchInlineSnapshot(`
    "↱ Ada used /papers top
    paperboy (only Ada can see this):
      │ Nobody here has voted in this time yet. Try a longer period, or \`by: upvotes\` for what Hugging Face likes."
  `);
  expect(await answer(group.ada.slash('/papers top', { period: 'month' }))).toContain('🥇');
});

it('posts the week’s favourites on Monday, once, where an admin has switched it on', async () => {
  let panel = await group.ada.slash('/digest setup', {
    channel: group.channel,
    language: 'ko',
    hour: '9',
    timezone: 'Asia/Seoul',
  });
  panel = await group.ada.click(panel, 'Weekly favourites: off');
  expect(panel.transcript()).toMatchInlineSnapshot(`
    "↱ Ada used /digest setup
    paperboy (only Ada can see this) (edited):
      │ **#papers gets the day at a glance and the best 5 papers as cards, in Korean, at 09:00 (Seoul).**
      │ First post: <time>, <time>
      │ -# 09:00 in Seoul brings Monday's papers on Wednesday; from 12:00 they come a day earlier.
      │ - On Mondays, a list of what this server liked most
      │ [▾ 한국어: English | 한국어 | 日本語 | 简体中文 | 繁體中文]
      │ [▾ 09:00: As soon as a day is complete | 06:00 | 07:00 | 08:00 | 09:00 | 10:00 | 11:00 | 12:00 | 13:00 | 14:00 | 15:00 | 16:00 | 17:00 | 18:00 | 19:00 | 20:00 | 21:00 | 22:00 | 23:00 | Other…]
      │ [▾ Asia/Seoul · Korean Standard Time · 21:00: Asia/Seoul · Korean Standard Time · 21:00 | Pacific/Auckland · New Zealand Time · 01:00 | Australia/Sydney · Australian Eastern Time · 23:00 | Asia/Tokyo · Japan Standard Time · 21:00 | Asia/Shanghai · China Standard Time · 20:00 | Asia/Singapore · Singapore Standard Time · 20:00 | Asia/Kolkata · India Standard Time · 17:30 | Asia/Dubai · Gulf Standard Time · 16:00 | Europe/Istanbul · Türkiye Standard Time · 15:00 | Africa/Nairobi · East Africa Time · 15:00 | Europe/Kyiv · Eastern European Time · 14:00 | Africa/Cairo · Eastern European Time · 14:00 | Europe/Berlin · Central European Time · 13:00 | Europe/Paris · Central European Time · 13:00 | Europe/London · United Kingdom Time · 12:00 | UTC · GMT+00:00 · 12:00 | America/Sao_Paulo · Brasilia Standard Time · 09:00 | America/New_York · Eastern Time · 07:00 | America/Chicago · Central Time · 06:00 | America/Denver · Mountain Time · 05:00 | America/Los_Angeles · Pacific Time · 04:00 | Other…]
      │ [▾ Cards: a message for each paper: Cards: a message for each paper | Thread: cards in a thread below a header | Compact: one list with a menu]
      │ [▾ 5 cards: 1 card | 2 cards | 3 cards | 4 cards | 5 cards | 6 cards | 8 cards | 10 cards | 12 cards | 15 cards | 20 cards | 25 cards]
      │ [⏰ At 12:00 instead] [Save] [More…] [Preview] [Weekly favourites: on]
      │ [Monthly trends: off] [Order: upvotes] [Voting: reactions]"
  `);
  await group.ada.click(panel, 'Save');
  await postedAndVoted(NOON + DAY);
  const before = group.channel.messages().length;
  await group.round(MONDAY - 13 * HOUR);
  expect(group.channel.messages()).toHaveLength(before);
  await group.round(MONDAY - 12 * HOUR);
  await group.round(MONDAY - 11 * HOUR);
  expect(group.channel.messages()).toHaveLength(before + 1);
  expect(group.channel.last?.transcript()).toMatchInlineSnapshot(`
    "paperboy:
      │ 이 서버가 좋아한 논문 · 2024년 1월 22일~28일
      │ 🥇 [Rivers of Data](https://arxiv.org/abs/2403.00003)
      │ -# **👍 2** · ▲ 5 · Ada Lovelace
      │ > Data flows downhill.
      │
      │ 🥈 [Stones that Listen](https://arxiv.org/abs/2403.00002)
      │ -# **👍 1** · ▲ 9 · Ada Lovelace
      │ > A stone hears more than was thought.
      │ – 이 서버 멤버들의 투표로 정했어요. 다른 기간은 /논문 인기로 볼 수 있어요.
      [▾ 논문 열기…: 1. Rivers of Data | 2. Stones that Listen]"
  `);
  await group.stage.restart();
  await group.round(MONDAY - 10 * HOUR);
  expect(group.channel.messages()).toHaveLength(before + 1);
});

it('is silent after a week without a vote', async () => {
  const panel = await group.ada.slash('/digest setup', { channel: group.channel });
  await group.ada.click(await group.ada.click(panel, 'Weekly favourites: off'), 'Save');
  await group.round(MONDAY);
  expect(group.channel.messages()).toEqual([]);
});
