// What rises and falls: figures as text, and the same ones as a picture with words for whoever can't see it.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/playground/actors/answer.ts';
import { listed } from '../daily/fixture.ts';
import { closeDay } from './digests.ts';
import { readingGroup } from './reading-group.ts';
import { NOON } from './stage.ts';

const group = readingGroup({ digests: [], channel: 'lounge' });
const DAY = 24 * 60 * 60 * 1000;

/** Robots rise, parsing falls, and diffusion is in every third paper all the time. */
const keywordsOf = (isNow: boolean, nth: number) => [
  ...(nth % 3 === 0 ? ['Diffusion Models'] : []),
  ...(isNow ? ['Robot Learning'] : ['Constituency Parsing']),
];

beforeEach(async () => {
  for (const [at, date] of ['2023-12-10', '2023-12-11', '2024-01-20', '2024-01-21'].entries()) {
    const papers = Array.from({ length: 6 }, (_, nth) =>
      listed(`24${at}1.0000${nth}`, { title: `Paper ${nth}`, keywords: keywordsOf(at > 1, nth) }),
    );
    await closeDay(group.stage, date, papers, NOON - (40 - at) * DAY);
  }
});

function picture({ world, message }: Answer) {
  const [attachment] = message.data.attachments;
  const file = attachment && world.files.get(attachment.id);
  if (!file) throw new Error('no picture');
  return { bytes: Buffer.from(file.bytes), description: attachment.description };
}

describe('trends', () => {
  it('are figures and a picture, in English', async () => {
    const answer = await group.ada.slash('/papers trends', { period: 'month' });
    expect(answer.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /papers trends
      paperboy (only Ada can see this):
        │ Trends of the last 30 days
        │ 12 papers, beside 12 of the period before. Shares of papers, before → now.
        │ Rising: Robot Learning · 0% → 100%
        │ Falling: Constituency Parsing · 100% → 0%
        📎 trends.png"
    `);
    const { bytes, description } = picture(answer);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(description).toBe(
      'Trends of the last 30 days. Rising: Robot Learning 0% → 100%. Falling: Constituency Parsing 100% → 0%',
    );
    const light = await group.ada.slash('/papers trends', { period: 'month', look: 'light' });
    expect(picture(light).bytes.equals(bytes)).toBe(false);
  });

  it('tell what the server votes for, in Korean', async () => {
    for (const id of ['2421.00000', '2421.00003', '2431.00000']) {
      const card = await group.mina.slash('/papers show', { paper: id });
      await group.mina.click(card, '👍');
    }
    const answer = await group.mina.slash('/papers trends', { period: 'month' });
    expect(answer.transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /papers trends
      paperboy (only Mina can see this):
        │ 최근 30일 논문 동향
        │ 논문 12편을 그 전 기간의 12편과 비교했어요. 전체 논문에서 차지하는 비율, 이전 → 지금.
        │ 뜨는 주제: Robot Learning · 0% → 100%
        │ 지는 주제: Constituency Parsing · 100% → 0%
        │ 이 서버에서 표가 모이는 주제 (전체 → 투표): 확산 모델 · 33.3% → 100%
        📎 trends.png"
    `);
    expect(picture(answer).description).toContain('이 서버에서 표가 모이는 주제');
  });

  it('are of a topic, and said to be none where there are too few papers', async () => {
    const none = await group.ada.slash('/papers trends', { period: 'month', topic: 'archaeology' });
    expect(none.transcript()).toContain('speak of this topic');
    expect(none.transcript()).toContain('Try a longer period');
    const ever = await group.mina.slash('/papers trends', { period: 'year', topic: 'zxqwv' });
    expect(ever.transcript()).toContain('이 주제를 다룬 논문이 너무 적어서');
    expect(ever.transcript()).not.toContain('더 긴 기간');
    const about = await group.ada.slash('/papers trends', { period: 'month', topic: 'diffusion' });
    expect(about.transcript()).toContain('“diffusion”: trends of the last 30 days');
    expect(about.transcript()).toContain('4 papers, beside 4');
    expect((await group.ada.slash('/papers trends', { topic: '?!' })).transcript()).toContain('has no word');
  });
});

describe('a month’s trends', () => {
  /** 09:00 in Seoul on the first of February. */
  const FIRST = Date.parse('2024-02-01T00:00:00Z');

  it('are posted once on the first of the next, where an admin wants that', async () => {
    const opened = await group.ada.slash('/digest setup', {
      channel: group.channel,
      hour: '9',
      timezone: 'Asia/Seoul',
      language: 'ko',
    });
    const panel = await group.ada.click(opened, 'Monthly trends: off');
    expect(panel.transcript()).toContain('On the first of each month, what rose and fell, as a picture');
    await group.ada.click(panel, 'Save');
    const before = group.channel.messages().length;
    await group.round(FIRST - 60_000);
    expect(group.channel.messages()).toHaveLength(before);
    await group.round(FIRST);
    await group.round(FIRST + 60_000);
    expect(group.channel.messages()).toHaveLength(before + 1);
    expect(group.channel.last?.transcript()).toMatchInlineSnapshot(`
      "paperboy:
        │ 2024년 1월 논문 동향
        │ 논문 12편을 그 전 기간의 12편과 비교했어요. 전체 논문에서 차지하는 비율, 이전 → 지금.
        │ 뜨는 주제: Robot Learning · 0% → 100%
        │ 지는 주제: Constituency Parsing · 100% → 0%
        [📈 최근 90일 보기]
        📎 trends.png"
    `);
    const [attachment] = group.channel.last?.data.attachments ?? [];
    expect(attachment?.description).toContain('2024년 1월 논문 동향. 뜨는 주제: Robot Learning 0% → 100%');
    if (!group.channel.last) throw new Error('nothing was posted');
    const own = await group.mina.click(group.channel.last, '최근 90일 보기');
    // All papers are of these 90 days.
    expect(own.transcript()).toContain('더 긴 기간을 골라 보세요');
  });
});
