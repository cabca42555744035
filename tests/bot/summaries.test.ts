// Summaries on cards: what a card says of its summary, how it gets a better one, and what members can do about a wrong one.
import { describe, expect, it } from 'vitest';
import { upgradeCards } from '../../src/daily/deliver/upgrade.ts';
import { goRound } from '../../src/daily/schedule.ts';
import { hide, redrawCards } from '../../src/daily/summaries/resummarise.ts';
import { day } from '../../src/model/day.ts';
import type { Summary } from '../../src/model/summary.ts';
import { closeDigest } from '../../src/store/digests.ts';
import { saveListing } from '../../src/store/listings.ts';
import { papersById } from '../../src/store/papers.ts';
import { openReports } from '../../src/store/reports.ts';
import { saveSummary } from '../../src/store/summaries.ts';
import { saveWritten } from '../../src/store/summary-status.ts';
import { extractSummary } from '../../src/summary/extract.ts';
import { listed } from '../daily/fixture.ts';
import { KOREAN, MEDUSA } from '../summary/papers.ts';
import { setStage, setUp } from './stage.ts';

const TODAY = day('2024-03-05');
const CLOSED = Date.parse('2024-03-06T02:40:00Z');

const written: Summary = {
  kind: 'written',
  by: 'tiny-1',
  language: 'ko',
  tldr: KOREAN.tldr,
  bullets: KOREAN.bullets.map((text) => ({ label: null, text, depth: 0 })),
};

/** A server whose channel waits for today's digest: two papers, one with the source's summary, one with an extract. */
async function waitingChannel() {
  let now = CLOSED - 60_000;
  const stage = await setStage({ now: () => now, env: { LLM_MODEL: 'tiny-1' } });
  const guild = stage.playground.world.guild({ locale: 'ko' });
  const channel = guild.channel('papers');
  const ada = guild.member('Ada', { admin: true });
  const mina = guild.member('Mina', { locale: 'ko' });
  await setUp(ada, channel);

  const papers = [
    listed('2403.00001', { ...MEDUSA, upvotes: 9, aiSummary: 'Medusa is fast.' }),
    listed('2403.00002', { ...MEDUSA, upvotes: 3 }),
  ];
  await saveListing(stage.store, TODAY, papers, now);
  await saveSummary(stage.store, '2403.00002', TODAY, extractSummary(MEDUSA));
  const known = await papersById(stage.store, ['2403.00001', '2403.00002'], 'ko');
  await closeDigest(
    stage.store,
    TODAY,
    known.map((paper) => ({ ...paper, lateOf: null })),
    CLOSED,
  );
  const goTo = async (time: number) => {
    now = time;
    await goRound(stage.bot.app, undefined, false);
  };
  return { stage, guild, channel, ada, mina, goTo };
}

const MINUTE = 60_000;

describe('a card', () => {
  it('waits ten minutes for its summary, then says what it shows instead', async () => {
    const { stage, channel, goTo } = await waitingChannel();
    await goTo(CLOSED + 9 * MINUTE);
    expect(channel.messages()).toHaveLength(0);
    await goTo(CLOSED + 10 * MINUTE);
    expect(
      channel
        .messages()
        .slice(1)
        .map((card) => card.embed?.description),
    ).toMatchInlineSnapshot(`
      [
        "-# Ada Lovelace
      **Medusa is fast.**
      -# Hugging Face의 AI 요약 (영어)",
        "-# Ada Lovelace
      **We present Medusa, a method that adds extra decoding heads to predict several tokens in parallel and verifies them with tree-based attention.**
      - Medusa-1 reaches over 2.2x speedup without loss of quality; Medusa-2 improves it to 2.3-3.6x.
      - Our code is at https://github.com/FasterDecoding/Medusa, trained on 60,000 samples.
      -# 초록에서 발췌 (영어)",
      ]
    `);
    await stage[Symbol.asyncDispose]();
  });

  it('does not wait when all summaries are there, and names the model that wrote them', async () => {
    const { stage, channel, goTo } = await waitingChannel();
    for (const id of ['2403.00001', '2403.00002']) await saveWritten(stage.store, id, written);
    await goTo(CLOSED);
    expect(channel.messages()[1]?.transcript()).toMatchInlineSnapshot(`
      "paperboy:
        │ Medusa: Simple LLM Inference Acceleration Framework with Multiple Decoding Heads <https://arxiv.org/abs/2403.00001>
        │ -# Ada Lovelace
        │ **Medusa는 디코딩 헤드를 더해 LLM 추론을 2.2배 넘게 빠르게 한다.**
        │ - 대규모 언어 모델(LLM)의 추론은 토큰을 하나씩 만들어야 해서 느리다.
        │ - Medusa는 디코딩 헤드(decoding head)를 여러 개 더해 뒤따를 토큰들을 동시에 예측하고, 트리 어텐션으로 한꺼번에 검증한다.
        │ - Medusa-1은 품질 손실 없이 2.2배 이상, Medusa-2는 2.3배에서 3.6배까지 빨라진다.
        │ (image https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2403.00001.png)
        │ – 1위 · ▲ 9 · 요약: tiny-1
        [자세히] [PDF ↗ https://arxiv.org/pdf/2403.00001] [Hugging Face ↗ https://huggingface.co/papers/2403.00001] [🔖 저장] [💬 토론]
        👍 1"
    `);
    await stage[Symbol.asyncDispose]();
  });

  it('is edited once when its summary comes after all, within the hour', async () => {
    const { stage, channel, goTo } = await waitingChannel();
    await goTo(CLOSED + 10 * MINUTE);
    await saveWritten(stage.store, '2403.00001', written);
    await goTo(CLOSED + 20 * MINUTE);
    const [, first, second] = channel.messages();
    expect(first?.edited).toBe(true);
    expect(first?.embed?.description).toContain(KOREAN.tldr);
    expect(second?.edited).toBe(false);

    await saveWritten(stage.store, '2403.00002', written);
    await goTo(CLOSED + 70 * MINUTE);
    expect(channel.messages()[2]?.edited).toBe(false);
    expect(stage.playground.world.violations).toEqual([]);
    await stage[Symbol.asyncDispose]();
  });
});

describe('a bot that is stopped', () => {
  it('leaves what there is still to edit to the next one', async () => {
    const { stage, channel, goTo } = await waitingChannel();
    await goTo(CLOSED + 10 * MINUTE);
    for (const id of ['2403.00001', '2403.00002']) await saveWritten(stage.store, id, written);
    await upgradeCards({ ...stage.bot.app, isEnding: () => true });
    const upgraded = () =>
      channel.messages().filter(({ embed }) => embed?.description?.includes(KOREAN.tldr));
    expect(upgraded()).toHaveLength(0);
    await goTo(CLOSED + 12 * MINUTE);
    expect(upgraded()).toHaveLength(2);
    await stage[Symbol.asyncDispose]();
  });
});

describe('a wrong summary', () => {
  it('is reported by members, once each, and hidden by the host', async () => {
    const { stage, channel, mina, ada, goTo } = await waitingChannel();
    await saveWritten(stage.store, '2403.00001', written);
    await goTo(CLOSED + 10 * MINUTE);
    const [header, card, other] = channel.messages();
    if (!header || !card || !other) throw new Error('no cards');
    expect((await mina.menu('Report summary', card)).transcript()).toMatchInlineSnapshot(`
      "↱ Mina used Report summary
      paperboy (only Mina can see this):
        │ 알려 주셔서 고마워요. “Medusa: Simple LLM Inference Acceleration Framework with Multiple Decoding Heads”의 요약을 봇 운영자가 확인할 거예요."
    `);
    expect((await mina.menu('Report summary', card)).transcript()).toContain('이미');
    await ada.menu('Report summary', card);
    expect((await mina.menu('Report summary', header)).transcript()).toContain('모델이 쓴 요약이 없는');
    expect((await mina.menu('Report summary', other)).transcript()).toContain('모델이 쓴 요약이 없는');
    expect(await openReports(stage.store)).toEqual([{ paperId: '2403.00001', language: 'ko', members: 2 }]);

    const { app } = stage.bot;
    const collector = {
      ...app,
      source: { list: async () => ({ state: 'listed' as const, papers: [], rejected: [] }) },
      summarizer: null,
      archive: '/nowhere',
    };
    await hide(collector, { paperId: '2403.00001', language: 'ko' });
    const drawn = await redrawCards(
      collector,
      { ...app, rest: app.client.rest },
      { paperId: '2403.00001', language: 'ko' },
    );
    expect(drawn).toBe(1);
    expect(channel.messages()[1]?.embed?.description).toMatch(/\*\*Medusa is fast\.\*\*\n-# Hugging Face/);
    expect(await openReports(stage.store)).toEqual([]);
    await stage[Symbol.asyncDispose]();
  });
});
