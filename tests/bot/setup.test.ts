// Setting a channel up: by taps in at most five interactions, by options in two, in the admin's language and with what an hour means.
import { describe, expect, it } from 'vitest';
import { LONGEST_WORDS, readWords, writeWords } from '../../commands/digest/words.ts';
import type { Subscription } from '../../src/model/subscription.ts';
import type { Channel } from '../../src/playground/actors/channel.ts';
import { subscriptionsOf } from '../../src/store/subscriptions.ts';
import { readingGroup } from './reading-group.ts';

const group = readingGroup({
  digests: ['digests/2024/01/22.md', 'digests/2024/01/22.en.md'],
  channel: 'lounge',
});

async function subscriptionIn({ id }: Channel): Promise<Subscription> {
  const all = await subscriptionsOf(group.stage.store, group.guild.id);
  const found = all.find(({ channelId }) => channelId === id);
  if (!found) throw new Error('not subscribed');
  return found;
}

/** What Discord sent the bot since, one a tap. */
function interactionsSince(before: number): number {
  const answered = group.world.requests.slice(before);
  return answered.filter(({ route }) => route === '/interactions/:interaction/:token/callback').length;
}

describe('by taps', () => {
  it('takes another language, hour and layout in five interactions, in English', async () => {
    const channel = group.guild.channel('papers');
    const before = group.world.requests.length;
    const panel = await group.ada.slash('/digest setup', { channel });
    expect(panel.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /digest setup
      paperboy (only Ada can see this):
        │ **#papers gets the day at a glance and the best 5 papers as cards, in English, as soon as the day is complete.**
        │ First post: <time>, <time>
        │ [▾ English: English | 한국어 | 日本語 | 简体中文 | 繁體中文]
        │ [▾ As soon as a day is complete: As soon as a day is complete | 06:00 | 07:00 | 08:00 | 09:00 | 10:00 | 11:00 | 12:00 | 13:00 | 14:00 | 15:00 | 16:00 | 17:00 | 18:00 | 19:00 | 20:00 | 21:00 | 22:00 | 23:00 | Other…]
        │ [▾ UTC · GMT+00:00 · 12:00: UTC · GMT+00:00 · 12:00 | Pacific/Auckland · New Zealand Time · 01:00 | Australia/Sydney · Australian Eastern Time · 23:00 | Asia/Tokyo · Japan Standard Time · 21:00 | Asia/Seoul · Korean Standard Time · 21:00 | Asia/Shanghai · China Standard Time · 20:00 | Asia/Singapore · Singapore Standard Time · 20:00 | Asia/Kolkata · India Standard Time · 17:30 | Asia/Dubai · Gulf Standard Time · 16:00 | Europe/Istanbul · Türkiye Standard Time · 15:00 | Africa/Nairobi · East Africa Time · 15:00 | Europe/Kyiv · Eastern European Time · 14:00 | Africa/Cairo · Eastern European Time · 14:00 | Europe/Berlin · Central European Time · 13:00 | Europe/Paris · Central European Time · 13:00 | Europe/London · United Kingdom Time · 12:00 | America/Sao_Paulo · Brasilia Standard Time · 09:00 | America/New_York · Eastern Time · 07:00 | America/Chicago · Central Time · 06:00 | America/Denver · Mountain Time · 05:00 | America/Los_Angeles · Pacific Time · 04:00 | Other…]
        │ [▾ Cards: a message for each paper: Cards: a message for each paper | Thread: cards in a thread below a header | Compact: one list with a menu]
        │ [▾ 5 cards: 1 card | 2 cards | 3 cards | 4 cards | 5 cards | 6 cards | 8 cards | 10 cards | 12 cards | 15 cards | 20 cards | 25 cards]
        │ [Save] [More…] [Preview] [Weekly favourites: off] [Monthly trends: off]
        │ [Order: upvotes] [Voting: reactions]"
    `);
    const language = await group.ada.select(panel, 'Language', 'ko');
    const hour = await group.ada.select(language, 'Hour', '09:00');
    const layout = await group.ada.select(hour, 'Layout', 'thread');
    expect(layout.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /digest setup
      paperboy (only Ada can see this) (edited):
        │ **#papers gets the day at a glance and, in its thread, the best 5 papers as cards, in Korean, at 09:00 (UTC).**
        │ First post: <time>, <time>
        │ -# 09:00 in UTC brings Monday's papers on Tuesday.
        │ -# ⚠️ That is in UTC. Choose your own time zone below.
        │ [▾ 한국어: English | 한국어 | 日本語 | 简体中文 | 繁體中文]
        │ [▾ 09:00: As soon as a day is complete | 06:00 | 07:00 | 08:00 | 09:00 | 10:00 | 11:00 | 12:00 | 13:00 | 14:00 | 15:00 | 16:00 | 17:00 | 18:00 | 19:00 | 20:00 | 21:00 | 22:00 | 23:00 | Other…]
        │ [▾ UTC · GMT+00:00 · 12:00: UTC · GMT+00:00 · 12:00 | Pacific/Auckland · New Zealand Time · 01:00 | Australia/Sydney · Australian Eastern Time · 23:00 | Asia/Tokyo · Japan Standard Time · 21:00 | Asia/Seoul · Korean Standard Time · 21:00 | Asia/Shanghai · China Standard Time · 20:00 | Asia/Singapore · Singapore Standard Time · 20:00 | Asia/Kolkata · India Standard Time · 17:30 | Asia/Dubai · Gulf Standard Time · 16:00 | Europe/Istanbul · Türkiye Standard Time · 15:00 | Africa/Nairobi · East Africa Time · 15:00 | Europe/Kyiv · Eastern European Time · 14:00 | Africa/Cairo · Eastern European Time · 14:00 | Europe/Berlin · Central European Time · 13:00 | Europe/Paris · Central European Time · 13:00 | Europe/London · United Kingdom Time · 12:00 | America/Sao_Paulo · Brasilia Standard Time · 09:00 | America/New_York · Eastern Time · 07:00 | America/Chicago · Central Time · 06:00 | America/Denver · Mountain Time · 05:00 | America/Los_Angeles · Pacific Time · 04:00 | Other…]
        │ [▾ Thread: cards in a thread below a header: Cards: a message for each paper | Thread: cards in a thread below a header | Compact: one list with a menu]
        │ [▾ 5 cards: 1 card | 2 cards | 3 cards | 4 cards | 5 cards | 6 cards | 8 cards | 10 cards | 12 cards | 15 cards | 20 cards | 25 cards]
        │ [Save] [More…] [Preview] [Weekly favourites: off] [Monthly trends: off]
        │ [Order: upvotes] [Voting: reactions]"
    `);
    const saved = await group.ada.click(layout, 'Save');
    expect(saved.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /digest setup
      paperboy (only Ada can see this) (edited):
        │ **Saved. #papers gets the daily papers in Korean.**
        │ Next post: <time>, <time>
        │ [Post the latest now (2024-01-22)]"
    `);
    expect(interactionsSince(before)).toBe(5);
    expect(await subscriptionIn(channel)).toMatchObject({ language: 'ko', time: '09:00', layout: 'thread' });
  });

  it('does so in Korean', async () => {
    group.guild.locale = 'ko';
    const min = group.guild.member('Min', { admin: true, locale: 'ko' });
    const channel = group.guild.channel('papers');
    const before = group.world.requests.length;
    const panel = await min.slash('/digest setup', { channel });
    expect(panel.transcript()).toMatchInlineSnapshot(`
      "↱ Min used /digest setup
      paperboy (only Min can see this):
        │ **#papers 채널에 하루치 논문이 모이는 대로 그날의 목록과 상위 5편의 카드를 한국어로 올려요.**
        │ 첫 게시: <time>, <time>
        │ [▾ 한국어: English | 한국어 | 日本語 | 简体中文 | 繁體中文]
        │ [▾ 하루치가 모이는 대로: 하루치가 모이는 대로 | 06:00 | 07:00 | 08:00 | 09:00 | 10:00 | 11:00 | 12:00 | 13:00 | 14:00 | 15:00 | 16:00 | 17:00 | 18:00 | 19:00 | 20:00 | 21:00 | 22:00 | 23:00 | 다른 값…]
        │ [▾ Asia/Seoul · 한국 표준시 · 21:00: Asia/Seoul · 한국 표준시 · 21:00 | Pacific/Auckland · 뉴질랜드 시간 · 01:00 | Australia/Sydney · 호주 동부 시간 · 23:00 | Asia/Tokyo · 일본 표준시 · 21:00 | Asia/Shanghai · 중국 표준시 · 20:00 | Asia/Singapore · 싱가포르 표준시 · 20:00 | Asia/Kolkata · 인도 표준시 · 17:30 | Asia/Dubai · 걸프만 표준시 · 16:00 | Europe/Istanbul · 튀르키예 시간 · 15:00 | Africa/Nairobi · 동아프리카 시간 · 15:00 | Europe/Kyiv · 동유럽 시간 · 14:00 | Africa/Cairo · 동유럽 시간 · 14:00 | Europe/Berlin · 중부유럽 시간 · 13:00 | Europe/Paris · 중부유럽 시간 · 13:00 | Europe/London · 영국 시간 · 12:00 | UTC · GMT+00:00 · 12:00 | America/Sao_Paulo · 브라질리아 표준시 · 09:00 | America/New_York · 미 동부 시간 · 07:00 | America/Chicago · 미 중부 시간 · 06:00 | America/Denver · 미 산지 시간 · 05:00 | America/Los_Angeles · 미 태평양 시간 · 04:00 | 다른 값…]
        │ [▾ 카드: 논문마다 메시지 하나: 카드: 논문마다 메시지 하나 | 스레드: 머리글 아래 스레드에 카드 | 간단히: 메뉴가 있는 목록 하나]
        │ [▾ 카드 5장: 카드 1장 | 카드 2장 | 카드 3장 | 카드 4장 | 카드 5장 | 카드 6장 | 카드 8장 | 카드 10장 | 카드 12장 | 카드 15장 | 카드 20장 | 카드 25장]
        │ [저장] [추가 설정…] [미리보기] [주간 인기 논문: 끔] [월간 동향: 끔]
        │ [순서: 추천 수] [투표: 반응]"
    `);
    const language = await min.select(panel, '언어', 'en');
    const hour = await min.select(language, '시각', '09:00');
    const layout = await min.select(hour, '모양', 'compact');
    expect(layout.transcript()).toMatchInlineSnapshot(`
      "↱ Min used /digest setup
      paperboy (only Min can see this) (edited):
        │ **#papers 채널에 서울 시각 09:00에 그날의 목록을 논문을 여는 메뉴와 함께 영어로 올려요.**
        │ 첫 게시: <time>, <time>
        │ -# 서울 09:00이면 월요일 논문이 수요일에 올라와요. 12:00부터는 하루 일찍 올라와요.
        │ [▾ English: English | 한국어 | 日本語 | 简体中文 | 繁體中文]
        │ [▾ 09:00: 하루치가 모이는 대로 | 06:00 | 07:00 | 08:00 | 09:00 | 10:00 | 11:00 | 12:00 | 13:00 | 14:00 | 15:00 | 16:00 | 17:00 | 18:00 | 19:00 | 20:00 | 21:00 | 22:00 | 23:00 | 다른 값…]
        │ [▾ Asia/Seoul · 한국 표준시 · 21:00: Asia/Seoul · 한국 표준시 · 21:00 | Pacific/Auckland · 뉴질랜드 시간 · 01:00 | Australia/Sydney · 호주 동부 시간 · 23:00 | Asia/Tokyo · 일본 표준시 · 21:00 | Asia/Shanghai · 중국 표준시 · 20:00 | Asia/Singapore · 싱가포르 표준시 · 20:00 | Asia/Kolkata · 인도 표준시 · 17:30 | Asia/Dubai · 걸프만 표준시 · 16:00 | Europe/Istanbul · 튀르키예 시간 · 15:00 | Africa/Nairobi · 동아프리카 시간 · 15:00 | Europe/Kyiv · 동유럽 시간 · 14:00 | Africa/Cairo · 동유럽 시간 · 14:00 | Europe/Berlin · 중부유럽 시간 · 13:00 | Europe/Paris · 중부유럽 시간 · 13:00 | Europe/London · 영국 시간 · 12:00 | UTC · GMT+00:00 · 12:00 | America/Sao_Paulo · 브라질리아 표준시 · 09:00 | America/New_York · 미 동부 시간 · 07:00 | America/Chicago · 미 중부 시간 · 06:00 | America/Denver · 미 산지 시간 · 05:00 | America/Los_Angeles · 미 태평양 시간 · 04:00 | 다른 값…]
        │ [▾ 간단히: 메뉴가 있는 목록 하나: 카드: 논문마다 메시지 하나 | 스레드: 머리글 아래 스레드에 카드 | 간단히: 메뉴가 있는 목록 하나]
        │ [⏰ 12:00에 받기] [저장] [추가 설정…] [미리보기] [주간 인기 논문: 끔]
        │ [월간 동향: 끔] [순서: 추천 수]"
    `);
    expect((await min.click(layout, '저장')).transcript()).toMatchInlineSnapshot(`
      "↱ Min used /digest setup
      paperboy (only Min can see this) (edited):
        │ **저장했어요. #papers 채널에 오늘의 논문을 영어로 올릴게요.**
        │ 다음 게시: <time>, <time>
        │ [최신 다이제스트 지금 올리기 (2024-01-22)]"
    `);
    expect(interactionsSince(before)).toBe(5);
    expect(await subscriptionIn(channel)).toMatchObject({
      language: 'en',
      time: '09:00',
      zone: 'Asia/Seoul',
    });
  });

  it('offers the hour that brings the papers a day earlier', async () => {
    group.guild.locale = 'ko';
    const panel = await group.ada.slash('/digest setup', { channel: group.channel, hour: '9' });
    expect(panel.transcript()).toContain(
      "09:00 in Seoul brings Monday's papers on Wednesday; from 12:00 they come a day earlier.",
    );
    const better = await group.ada.click(panel, /At 12:00 instead/);
    expect(better.transcript()).toContain("12:00 in Seoul brings Monday's papers on Tuesday.");
    await group.ada.click(better, 'Save');
    expect((await subscriptionIn(group.channel)).time).toBe('12:00');
  });

  it('takes any minute and zone through Other…, and says which field it does not understand', async () => {
    const panel = await group.ada.slash('/digest setup', { channel: group.channel });
    const form = await group.ada.select(panel, 'Hour', 'Other…');
    expect(form.modal.transcript()).toMatchInlineSnapshot(`
      "⧉ Hour and time zone
        │ Time, such as 09:30 or 9:30 pm:
        │ Time zone: a city, a country or an offset: UTC"
    `);
    const wrong = await group.ada.submit(form.modal, { time: 'teatime', zone: 'berlin' });
    expect(wrong.transcript()).toContain(
      "⚠️ Time, such as 09:30 or 9:30 pm: I can't read “teatime” as a time of day.",
    );
    const again = await group.ada.select(wrong, 'Hour', 'Other…');
    expect(again.modal.transcript()).toContain('teatime');
    const right = await group.ada.submit(again.modal, { time: '9:45 pm', zone: 'berlin' });
    expect(right.transcript()).toContain('at 21:45 (Berlin)');
    await group.ada.click(right, 'Save');
    expect(await subscriptionIn(group.channel)).toMatchObject({ time: '21:45', zone: 'Europe/Berlin' });
  });

  it('warns where an hour is in UTC because nobody said where', async () => {
    const panel = await group.ada.slash('/digest setup', { channel: group.channel });
    const hour = await group.ada.select(panel, 'Hour', '09:00');
    expect(hour.transcript()).toContain('That is in UTC.');
    const zone = await group.ada.select(hour, 'Time zone', 'America/New_York');
    expect(zone.transcript()).not.toContain('That is in UTC.');
    expect(zone.transcript()).toContain("09:00 in New York brings Monday's papers on Tuesday.");
  });

  it('shows the panel once more below a preview', async () => {
    const panel = await group.ada.slash('/digest setup', { channel: group.channel });
    const preview = await group.ada.click(panel, 'Preview');
    await group.world.until(() => preview.followUps.length === 3);
    const [header, card, below] = preview.followUps;
    expect(header?.embed?.title).toMatch(/^Daily Papers/);
    expect(card?.embed?.title).toMatch(/^Depth Anything/);
    if (!below) throw new Error('no panel');
    await group.ada.click(below, 'Save');
    expect((await subscriptionIn(group.channel)).language).toBe('en');
  });

  it('has one layout for a forum, and no thread in a thread', async () => {
    const forum = group.guild.channel('posts', { type: 'forum' });
    const panel = await group.ada.slash('/digest setup', { channel: forum });
    expect(panel.transcript()).not.toContain('Cards: a message for each paper');
    expect(panel.transcript()).toContain('a post for the day');
  });
});

describe('by options', () => {
  it('takes everything in two interactions', async () => {
    const channel = group.guild.channel('papers', { type: 'announcement' });
    const readers = group.guild.role('Readers', { mentionable: true });
    const before = group.world.requests.length;
    const panel = await group.ada.slash('/digest setup', {
      channel,
      hour: '9:30 pm',
      timezone: 'Europe/Berlin',
      language: 'ja',
      layout: 'thread',
      summary: 'full',
      discuss: false,
      cards: 7,
      upvotes: 3,
      words: 'diffusion, -survey',
      days: 'working',
      mention: readers,
      weekly: true,
      publish: true,
      ranking: 'taste',
    });
    await group.ada.click(panel, 'Save');
    expect(interactionsSince(before)).toBe(2);
    expect(await subscriptionIn(channel)).toMatchObject({
      time: '21:30',
      zone: 'Europe/Berlin',
      language: 'ja',
      layout: 'thread',
      summary: 'full',
      discuss: false,
      cards: 7,
      minUpvotes: 3,
      include: ['diffusion'],
      exclude: ['survey'],
      weekdays: [1, 2, 3, 4, 5],
      mention: readers.id,
      weekly: true,
      publish: true,
      ranking: 'taste',
    });
  });
});

describe('the language that is offered', () => {
  it.each([
    ['en-US', 'en-US', 'en'],
    ['en-US', 'ko', 'ko'],
    ['en-US', 'ja', 'ja'],
    ['ko', 'en-US', 'ko'],
    ['en-GB', 'ko', 'en'],
    ['fr', 'en-US', 'en'],
    ['fr', 'de', 'ko'],
  ] as const)(
    'in a server that speaks %s, to an admin who speaks %s, is %s',
    async (server, admin, offered) => {
      group.guild.locale = server;
      const boss = group.guild.member('Boss', { admin: true, locale: admin });
      const panel = await boss.slash('/digest setup', { channel: group.channel });
      await boss.click(panel, /^(Save|저장|保存)$/);
      expect((await subscriptionIn(group.channel)).language).toBe(offered);
    },
  );
});

describe('words that were accepted', () => {
  it('can be edited again, however many there are', async () => {
    const words = Array.from({ length: 20 }, (_, nth) => `w${nth}${'x'.repeat(16)}`)
      .join(',')
      .slice(0, LONGEST_WORDS);
    const panel = await group.ada.slash('/digest setup', { channel: group.channel });
    const form = await group.ada.click(panel, 'More…');
    const changed = await group.ada.submit(form.modal, { words });
    const again = await group.ada.click(changed, 'More…');
    await group.ada.submit(again.modal, {});
    expect(writeWords(readWords(words)).length).toBeLessThanOrEqual(LONGEST_WORDS);
  });
});
