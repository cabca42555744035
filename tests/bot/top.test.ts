// What is liked: /papers top, and the week's favourites on Mondays.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { goRound } from '../../src/daily/schedule.ts';
import type { Channel } from '../../src/playground/actors/channel.ts';
import type { Guild } from '../../src/playground/actors/guild.ts';
import type { Member } from '../../src/playground/actors/member.ts';
import { closeDay, PAPERS } from './digests.ts';
import { NOON, type Stage, setStage, setUp } from './stage.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** NOON is a Wednesday in UTC. */
const MONDAY = NOON + 5 * DAY;

let stage: Stage;
let guild: Guild;
let papers: Channel;
let ada: Member;
let mina: Member;
let now = NOON;

beforeEach(async () => {
  now = NOON;
  stage = await setStage({ digests: [], now: () => now });
  guild = stage.playground.world.guild({ name: 'Reading group', locale: 'ko' });
  papers = guild.channel('papers');
  ada = guild.member('Ada', { admin: true });
  mina = guild.member('Mina', { locale: 'ko' });
});
afterEach(async () => {
  expect(stage.playground.world.violations).toEqual([]);
  await stage[Symbol.asyncDispose]();
});

async function round(at: number) {
  now = at;
  await goRound(stage.bot.app, undefined, false);
}

async function postedAndVoted(at = NOON + HOUR) {
  await closeDay(stage.store, '2024-01-24', PAPERS, NOON + HOUR);
  await round(at);
  const [, stones, rivers] = papers.messages().slice(1);
  if (!stones || !rivers) throw new Error('no cards');
  for (const who of [ada, mina]) who.react(rivers, '👍');
  mina.react(stones, '👍');
  await ada.slash('/help');
  await stage.bot.votesCounted();
}

const answer = async (asked: Promise<{ transcript(): string }>) => (await asked).transcript();

it('shows what a server likes, and what Hugging Face does', async () => {
  await setUp(ada, papers, { language: 'ko' });
  await postedAndVoted();
  expect(await answer(ada.slash('/papers top'))).toMatchInlineSnapshot(`
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
  expect(await answer(mina.slash('/papers top', { period: 'month', by: 'both' }))).toMatchInlineSnapshot(`
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
  expect(await answer(ada.slash('/papers top', { by: 'upvotes', share: true }))).toMatchInlineSnapshot(`
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
      │ – 이 기간에 올라온 논문을 Hugging Face 추천 순으로 모았어요.
      [▾ 논문 열기…: 1. Trees that Speak | 2. Stones that Listen | 3. Rivers of Data]"
  `);
});

it('has a way out where nobody has voted, or the time is past', async () => {
  await setUp(ada, papers, { language: 'ko' });
  expect(await answer(mina.slash('/papers top', { period: 'day' }))).toMatchInlineSnapshot(`
    "↱ Mina used /papers top
    paperboy (only Mina can see this):
      │ 이 기간에는 아직 이 서버에서 투표한 논문이 없어요. 기간을 늘리거나, 기준 옵션에서 Hugging Face 추천을 골라 보세요."
  `);
  expect(await answer(mina.slash('/papers top', { by: 'upvotes' }))).toMatchInlineSnapshot(`
    "↱ Mina used /papers top
    paperboy (only Mina can see this):
      │ 이 기간에 추천을 받은 논문이 없어요. 기간을 늘려 보세요."
  `);
  await postedAndVoted();
  now += 8 * DAY;
  expect(await answer(ada.slash('/papers top', { period: 'week' }))).toMatchInlineSnapshot(`
    "↱ Ada used /papers top
    paperboy (only Ada can see this):
      │ Nobody here has voted in this time yet. Try a longer period, or \`by: upvotes\` for what Hugging Face likes."
  `);
  expect(await answer(ada.slash('/papers top', { period: 'month' }))).toContain('🥇');
});

it('posts the week’s favourites on Monday, once, where an admin has switched it on', async () => {
  let panel = await ada.slash('/digest setup', {
    channel: papers,
    language: 'ko',
    hour: '9',
    timezone: 'Asia/Seoul',
  });
  panel = await ada.click(panel, 'Weekly favourites: off');
  expect(panel.transcript()).toMatchInlineSnapshot(`
    "↱ Ada used /digest setup
    paperboy (only Ada can see this) (edited):
      │ **#papers will get the daily papers in Korean.**
      │ - Posted at 09:00 (Asia/Seoul)
      │ - A card for each of the first 10 papers, the others in a list
      │ - On Mondays, a list of what this server liked most
      │ - First post: <time>, <time>
      [Save] [More…] [Preview] [Weekly favourites: on]"
  `);
  await ada.click(panel, 'Save');
  await postedAndVoted(NOON + DAY);
  const before = papers.messages().length;
  await round(MONDAY - 13 * HOUR);
  expect(papers.messages()).toHaveLength(before);
  await round(MONDAY - 12 * HOUR);
  await round(MONDAY - 11 * HOUR);
  expect(papers.messages()).toHaveLength(before + 1);
  expect(papers.last?.transcript()).toMatchInlineSnapshot(`
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
  await stage.restart();
  await round(MONDAY - 10 * HOUR);
  expect(papers.messages()).toHaveLength(before + 1);
});

it('is silent after a week without a vote', async () => {
  const panel = await ada.slash('/digest setup', { channel: papers });
  await ada.click(await ada.click(panel, 'Weekly favourites: off'), 'Save');
  await round(MONDAY);
  expect(papers.messages()).toEqual([]);
});
