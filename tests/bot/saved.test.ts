// Saving papers: from any message, from an opened paper; looked through, removed, and taken away as a file.
import { parse } from '@retorquere/bibtex-parser';
import { describe, expect, it } from 'vitest';
import type { Member } from '../../src/playground/actors/member.ts';
import { savePapers } from '../../src/store/saved.ts';
import { attachedText } from './attached.ts';
import { readingGroup } from './reading-group.ts';
import { NOON, setUp } from './stage.ts';

const group = readingGroup({ locale: 'ko', channel: 'lounge' });

const saves = (who: Member, ...ids: string[]) => savePapers(group.stage.store, who.id, ids, NOON);

describe('Save paper, in the menu of a message,', () => {
  it('saves the paper of a card', async () => {
    const papers = group.guild.channel('papers');
    await setUp(group.ada, papers, { language: 'ko' });
    await group.ada.slash('/digest post', { day: '2024-01-22' });
    const card = await group.world.until(() => papers.messages()[2]);
    expect((await group.mina.menu('논문 저장', card)).transcript()).toMatchInlineSnapshot(`
      "↱ Mina used Save paper
      paperboy (only Mina can see this):
        │ **저장했어요**
        │ - [Medusa: Simple LLM Inference Acceleration Framework with Multiple Decoding Heads](https://arxiv.org/abs/2401.10774)
        │ – /저장 목록에서 저장한 논문을 모두 볼 수 있어요."
    `);
    expect((await group.mina.menu('논문 저장', card)).transcript()).toMatchInlineSnapshot(`
      "↱ Mina used Save paper
      paperboy (only Mina can see this):
        │ **이미 저장한 논문이에요**
        │ - [Medusa: Simple LLM Inference Acceleration Framework with Multiple Decoding Heads](https://arxiv.org/abs/2401.10774)
        │ – /저장 목록에서 저장한 논문을 모두 볼 수 있어요."
    `);
  });

  it('saves what anyone’s message links to, and says what it doesn’t know', async () => {
    const message = group.ada.say(
      group.channel,
      'Compare arxiv.org/abs/2401.10891v2 and https://huggingface.co/papers/2401.10774, not 2401.99999',
    );
    expect((await group.ada.menu('Save paper', message)).transcript()).toMatchInlineSnapshot(`
      "↱ Ada used Save paper
      paperboy (only Ada can see this):
        │ **Saved**
        │ - [Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data](https://arxiv.org/abs/2401.10891)
        │ - [Medusa: Simple LLM Inference Acceleration Framework with Multiple Decoding Heads](https://arxiv.org/abs/2401.10774)
        │
        │ I don't know 2401.99999: Hugging Face hasn't listed it among its Daily Papers.
        │ – /saved list shows all that you have saved."
    `);
  });

  it('finds papers in lists, whose links stand in embeds', async () => {
    const list = await group.ada.slash('/papers date', { day: '2024-01-22' });
    expect((await group.ada.menu('Save paper', list)).transcript()).toContain(
      'Zero Bubble Pipeline Parallelism',
    );
  });

  it('says so where there is no paper, or none that it knows', async () => {
    const idle = group.ada.say(group.channel, 'Lunch at 12.30?');
    expect((await group.ada.menu('Save paper', idle)).transcript()).toMatchInlineSnapshot(`
      "↱ Ada used Save paper
      paperboy (only Ada can see this):
        │ There is no paper in this message. This works on cards, and on messages with a link to arXiv or Hugging Face, or an arXiv id."
    `);
    expect((await group.mina.menu('논문 저장', idle)).transcript()).toMatchInlineSnapshot(`
      "↱ Mina used Save paper
      paperboy (only Mina can see this):
        │ 이 메시지에는 논문이 없어요. 논문 카드나, arXiv 또는 Hugging Face 링크, arXiv 번호가 있는 메시지에서 쓸 수 있어요."
    `);
    const unknown = group.ada.say(group.channel, 'https://arxiv.org/abs/1706.03762');
    expect((await group.ada.menu('Save paper', unknown)).transcript()).toMatchInlineSnapshot(`
      "↱ Ada used Save paper
      paperboy (only Ada can see this):
        │ I don't know 1706.03762. I know papers that Hugging Face has listed as Daily Papers."
    `);
  });

  it('works in a server that the bot isn’t in, for those who brought it along', async () => {
    const elsewhere = group.world.guild({ name: 'Elsewhere', bot: false });
    const hall = elsewhere.channel('hall');
    const grace = elsewhere.member('Grace');
    const message = grace.say(hall, 'https://arxiv.org/abs/2401.10241');
    await expect(grace.menu('Save paper', message)).rejects.toThrow();
    grace.install();
    await grace.menu('Save paper', message);
    expect(
      (await grace.slash('/saved list', {}, { in: group.world.dm(grace) })).transcript(),
    ).toMatchInlineSnapshot(`
      "↱ Grace used /saved list
      paperboy (only Grace can see this):
        │ Your saved papers
        │ **1.** [Zero Bubble Pipeline Parallelism](https://arxiv.org/abs/2401.10241)
        │ -# Penghui Qi, Xinyi Wan, Guangxing Huang, Min Lin · 2024-01-22 · ▲ 15
        │ > In pipeline parallelism, devices that wait for each other leave bubbles, long thought unavoidable. This is the first schedule with none under synchronous train…
        │ – 1 paper
        [▾ Open a paper…: 1. Zero Bubble Pipeline Parallelism]
        [▾ Remove…: 1. Zero Bubble Pipeline Parallelism]"
    `);
  });
});

describe('saved papers', () => {
  it('are kept and let go by the button of an opened paper', async () => {
    const card = await group.mina.slash('/papers show', { paper: '2401.10774' });
    expect((await group.mina.click(card, '🔖 저장')).transcript()).toMatchInlineSnapshot(`
      "paperboy (only Mina can see this):
        │ 저장했어요: [Medusa: Simple LLM Inference Acceleration Framework with Multiple Decoding Heads](https://arxiv.org/abs/2401.10774)
        │ \`/저장 목록\`에서 저장한 논문을 모두 볼 수 있어요."
    `);
    expect((await group.mina.slash('/saved list')).transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /saved list
      paperboy (only Mina can see this):
        │ 저장한 논문
        │ **1.** [Medusa: Simple LLM Inference Acceleration Framework with Multiple Decoding Heads](https://arxiv.org/abs/2401.10774)
        │ -# Tianle Cai, Yuhong Li, Zhengyang Geng, Hongwu Peng 외 3명 · 2024-01-22 · ▲ 23
        │ > LLM 추론이 느린 까닭은 토큰을 한 번에 하나씩 만들며 매번 모든 가중치를 메모리에서 읽기 때문이다. Medusa는 별도의 초안 모델 없이 이 병목을 줄인다.
        │ – 논문 1편
        [▾ 논문 열기…: 1. Medusa: Simple LLM Inference Acceleration Framework with Multiple Decoding Heads]
        [▾ 지우기…: 1. Medusa: Simple LLM Inference Acceleration Framework with Multiple Decoding Heads]"
    `);
    expect((await group.mina.click(card, '🔖 저장')).transcript()).toMatchInlineSnapshot(`
      "paperboy (only Mina can see this):
        │ 저장한 논문에서 뺐어요: [Medusa: Simple LLM Inference Acceleration Framework with Multiple Decoding Heads](https://arxiv.org/abs/2401.10774)"
    `);
  });

  it('are listed five a page, and removed by menu or by title', async () => {
    expect((await group.ada.slash('/saved list')).transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /saved list
      paperboy (only Ada can see this):
        │ Your saved papers
        │ You have not saved a paper yet. Choose Apps > **Save paper** in the menu of any message that is about one, or press 🔖 under a paper that you opened."
    `);
    await saves(
      group.ada,
      '2401.10891',
      '2401.10774',
      '2401.10241',
      '2401.10838',
      '2401.10822',
      '2401.10404',
    );
    const list = await group.ada.slash('/saved list');
    const second = await group.ada.click(list, 'Next');
    expect(second.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /saved list
      paperboy (only Ada can see this) (edited):
        │ Your saved papers
        │ **6.** [Zero Bubble Pipeline Parallelism](https://arxiv.org/abs/2401.10241)
        │ -# Penghui Qi, Xinyi Wan, Guangxing Huang, Min Lin · 2024-01-22 · ▲ 15
        │ > In pipeline parallelism, devices that wait for each other leave bubbles, long thought unavoidable. This is the first schedule with none under synchronous train…
        │ – 6 papers · Page 2 of 2
        [▾ Open a paper…: 6. Zero Bubble Pipeline Parallelism]
        [▾ Remove…: 6. Zero Bubble Pipeline Parallelism]
        [◀️ Previous] [▶️ Next (off)]"
    `);
    const before = await group.ada.select(second, 'Remove…', '6. Zero Bubble Pipeline Parallelism');
    expect(before.transcript()).toContain('5 papers');
    const titles = await group.ada.suggest('/saved remove', { paper: 'RAMBLER' });
    expect(titles.map(({ name }) => name)).toEqual([expect.stringMatching(/^Rambler/)]);
    const removed = await group.ada.slash('/saved remove', { paper: String(titles[0]?.value) });
    expect(removed.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /saved remove
      paperboy (only Ada can see this):
        │ No longer saved: [Rambler: Supporting Writing With Speech via LLM-Assisted Gist Manipulation](https://arxiv.org/abs/2401.10838)"
    `);
    expect((await group.ada.slash('/saved remove', { paper: 'Rambler' })).transcript()).toContain(
      'not among',
    );
    expect((await group.ada.slash('/saved list')).transcript()).toContain('4 papers');
  });

  it('are at most a thousand', async () => {
    const rows = Array.from({ length: 999 }, (_, n) => ({
      id: `1001.${String(n).padStart(5, '0')}`,
      seq: n,
    }));
    const paper = {
      date: '2010-01-01',
      title: 'Old',
      authors: '[]',
      keywords: '[]',
      comments: 0,
      revision: 0,
    };
    for (const each of rows)
      await group.stage.store
        .insertInto('papers')
        .values({ ...paper, ...each })
        .execute();
    await saves(group.ada, ...rows.map(({ id }) => id));
    const message = group.ada.say(group.channel, 'arXiv:2401.10891 arXiv:2401.10774');
    expect((await group.ada.menu('Save paper', message)).transcript()).toMatchInlineSnapshot(`
      "↱ Ada used Save paper
      paperboy (only Ada can see this):
        │ **Saved**
        │ - [Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data](https://arxiv.org/abs/2401.10891)
        │
        │ **Not saved**
        │ - [Medusa: Simple LLM Inference Acceleration Framework with Multiple Decoding Heads](https://arxiv.org/abs/2401.10774)
        │
        │ You have saved 1000 papers, which is as many as I can keep. Remove some with /saved list.
        │ – /saved list shows all that you have saved."
    `);
  });
});

describe('an export', () => {
  it('is a file in the form that one wants', async () => {
    expect(
      (await group.mina.slash('/saved export', { format: 'bibtex' })).transcript(),
    ).toMatchInlineSnapshot(`
      "↱ Mina used /saved export
      paperboy (only Mina can see this):
        │ 아직 저장한 논문이 없어요. 논문이 있는 메시지의 메뉴에서 앱 > 논문 저장을 골라 보세요."
    `);
    await saves(group.mina, '2401.10891', '2401.10774');
    const answer = await group.mina.slash('/saved export', { format: 'bibtex' });
    expect(answer.transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /saved export
      paperboy (only Mina can see this): 저장한 논문 2편이에요. 나중에 저장한 논문이 먼저 나와요.
        📎 papers.bib"
    `);
    const { entries, errors } = parse(attachedText(answer, 'papers.bib'));
    expect([entries.length, errors]).toEqual([2, []]);
    const csv = attachedText(await group.mina.slash('/saved export', { format: 'csv' }), 'papers.csv');
    expect(csv.trim().split('\r\n')).toHaveLength(3);
    const json = attachedText(await group.mina.slash('/saved export', { format: 'json' }), 'papers.json');
    expect(JSON.parse(json)).toHaveLength(2);
    const markdown = attachedText(
      await group.mina.slash('/saved export', { format: 'markdown' }),
      'papers.md',
    );
    expect(markdown).toContain('https://arxiv.org/abs/2401.10891');
  });
});
