// Papers for a member: ordered by what they chose, with the reason of each; tuned, looked at, switched off and forgotten.
import { describe, expect, it } from 'vitest';
import { tellFollowers } from '../../src/daily/follow/notify.ts';
import type { Member } from '../../src/playground/actors/member.ts';
import { listed } from '../daily/fixture.ts';
import { closeDay } from './digests.ts';
import { readingGroup } from './reading-group.ts';
import { NOON } from './stage.ts';

const group = readingGroup({ channel: 'lounge', digests: ['digests'] });

/** What is about pictures, of the shipped days. */
async function save(who: Member, words: string, count: number): Promise<void> {
  const rows = await group.stage.store.selectFrom('papers').select(['id', 'title']).orderBy('seq').execute();
  const wanted = rows.filter(({ title }) => title.toLowerCase().includes(words)).slice(0, count);
  expect(wanted).toHaveLength(count);
  for (const { id } of wanted) {
    const card = await who.slash('/papers show', { paper: id });
    await who.click(card, /^(Save|저장)$/);
  }
}

describe('papers for you', () => {
  it('say that they know nothing yet, and go by upvotes', async () => {
    const list = await group.ada.slash('/papers foryou');
    expect(list.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /papers foryou
      paperboy (only Ada can see this):
        │ For you
        │ I don't know your taste yet: vote for, save or ask for more of 3 papers. Until then: upvotes.
        │
        │ **1.** [Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data](https://arxiv.org/abs/2401.10891)
        │ -# Lihe Yang, Bingyi Kang, Zilong Huang, Xiaogang Xu and 2 more · 2024-01-22 · ▲ 26
        │ > Depth Anything is a foundation model for monocular depth estimation: depth from a single photo, whatever the photo shows.
        │
        │ **2.** [Medusa: Simple LLM Inference Acceleration Framework with Multiple Decoding Heads](https://arxiv.org/abs/2401.10774)
        │ -# Tianle Cai, Yuhong Li, Zhengyang Geng and 4 more · 2024-01-22 · ▲ 23
        │ > LLM inference is slow because tokens come one at a time, and each one reads all the weights from memory. Medusa attacks this without a sepa…
        │
        │ **3.** [Zero Bubble Pipeline Parallelism](https://arxiv.org/abs/2401.10241)
        │ -# Penghui Qi, Xinyi Wan, Guangxing Huang, Min Lin · 2024-01-22 · ▲ 15
        │ > In pipeline parallelism, devices that wait for each other leave bubbles, long thought unavoidable. This is the first schedule with none und…
        │
        │ **4.** [Rambler: Supporting Writing With Speech via LLM-Assisted Gist Manipulation](https://arxiv.org/abs/2401.10838)
        │ -# Susan Lin, Jeremy Warner and 9 more · 2024-01-22 · ▲ 7
        │ > Dictating a text is fast, but the transcript rambles and needs much revision. Rambler is a writing interface in which an LLM helps to shape…
        │
        │ **5.** [Inflation with Diffusion: Efficient Temporal Adaptation for Text-to-Video Super-Resolution](https://arxiv.org/abs/2401.10404)
        │ -# Xin Yuan, Jinoo Baek, Keyang Xu, Omer Tov, Hongliang Fei · 2024-01-22 · ▲ 6
        │ > An efficient way to turn a diffusion model for image super-resolution into one for video, working in pixel space on videos made from text.
        │ – 8 papers of the last 3 days · Page 1 of 2
        [▾ Open a paper…: 1. Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data | 2. Medusa: Simple LLM Inference Acceleration Framework with Multiple Decoding Heads | 3. Zero Bubble Pipeline Parallelism | 4. Rambler: Supporting Writing With Speech via LLM-Assisted Gist Manipulation | 5. Inflation with Diffusion: Efficient Temporal Adaptation for Text-to-Video Super-Resolution]
        [▾ More or less like one of these…: More like 1. Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data | More like 2. Medusa: Simple LLM Inference Acceleration Framework with Multiple Decoding Heads | More like 3. Zero Bubble Pipeline Parallelism | More like 4. Rambler: Supporting Writing With Speech via LLM-Assisted Gist Manipulation | More like 5. Inflation with Diffusion: Efficient Temporal Adaptation for Text-to-Video Super-Resolu… | Not for me: 1. Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data | Not for me: 2. Medusa: Simple LLM Inference Acceleration Framework with Multiple Decoding Heads | Not for me: 3. Zero Bubble Pipeline Parallelism | Not for me: 4. Rambler: Supporting Writing With Speech via LLM-Assisted Gist Manipulation | Not for me: 5. Inflation with Diffusion: Efficient Temporal Adaptation for Text-to-Video Super-Reso…]
        [◀️ Previous (off)] [▶️ Next]"
    `);
  });

  it('are in the order of what was chosen, in English', async () => {
    await save(group.ada, 'model', 4);
    const list = await group.ada.slash('/papers foryou', { days: 30 });
    expect(list.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /papers foryou
      paperboy (only Ada can see this):
        │ For you
        │ In the order of your taste, learned from 4 choices.
        │
        │ **1.** [Denoising Vision Transformers](https://arxiv.org/abs/2401.02957)
        │ -# Jiawei Yang, Katie Z Luo, Jiefeng Li and 3 more · 2024-01-08 · ▲ 15
        │ > Feature maps of Vision Transformers are full of grid-like artifacts. This paper traces them to position embeddings and cleans them up.
        │ -# 💡 like *Learning Vision from Models Rivals Learning Vision from Data*, which you saved · by Yonglong Tian
        │
        │ **2.** [DocGraphLM: Documental Graph Language Model for Information Extraction](https://arxiv.org/abs/2401.02823)
        │ -# Dongsheng Wang, Zhiqiang Ma, Armineh Nourbakhsh and 2 more · 2024-01-08 · ▲ 14
        │ > DocGraphLM reads forms and invoices better by joining a language model with a graph of how the text lies on the page.
        │ -# 💡 like *Gemini in Reasoning: Unveiling Commonsense in Multimodal La…*, which you saved
        │
        │ **3.** [Narrowing the Knowledge Evaluation Gap: Open-Domain Question Answering with Multi-Granularity Answers](https://arxiv.org/abs/2401.04695)
        │ -# Gal Yona, Roee Aharoni, Mor Geva · 2024-01-10 · ▲ 3
        │ > “1961” and “4 August 1961” can both be right answers to one question. GRANOLA QA scores answers by how right and how informative they are.
        │ -# 💡 like *DeepSeek LLM: Scaling Open-Source Language Models with Long…*, which you saved
        │
        │ **4.** [Open-Vocabulary SAM: Segment and Recognize Twenty-thousand Classes Interactively](https://arxiv.org/abs/2401.02955)
        │ -# Haobo Yuan, Xiangtai Li, Chong Zhou, Yining Li and 2 more · 2024-01-08 · ▲ 6
        │ > Open-Vocabulary SAM cuts out whatever one clicks and names it, from a vocabulary of about 22,000 classes.
        │ -# 💡 like *Learning Vision from Models Rivals Learning Vision from Data*, which you saved
        │
        │ **5.** [Understanding Video Transformers via Universal Concept Discovery](https://arxiv.org/abs/2401.10831)
        │ -# Matthew Kowal, Achal Dave, Rares Ambrus and 3 more · 2024-01-22 · ▲ 5
        │ > What do video transformers base their decisions on? This work explains them by concepts that people can recognise.
        │ -# 💡 like *Gemini in Reasoning: Unveiling Commonsense in Multimodal La…*, which you saved
        │ – 24 papers of the last 30 days · Page 1 of 5
        [▾ Open a paper…: 1. Denoising Vision Transformers | 2. DocGraphLM: Documental Graph Language Model for Information Extraction | 3. Narrowing the Knowledge Evaluation Gap: Open-Domain Question Answering with Multi-Granularity An… | 4. Open-Vocabulary SAM: Segment and Recognize Twenty-thousand Classes Interactively | 5. Understanding Video Transformers via Universal Concept Discovery]
        [▾ More or less like one of these…: More like 1. Denoising Vision Transformers | More like 2. DocGraphLM: Documental Graph Language Model for Information Extraction | More like 3. Narrowing the Knowledge Evaluation Gap: Open-Domain Question Answering with Multi-Gran… | More like 4. Open-Vocabulary SAM: Segment and Recognize Twenty-thousand Classes Interactively | More like 5. Understanding Video Transformers via Universal Concept Discovery | Not for me: 1. Denoising Vision Transformers | Not for me: 2. DocGraphLM: Documental Graph Language Model for Information Extraction | Not for me: 3. Narrowing the Knowledge Evaluation Gap: Open-Domain Question Answering with Multi-Gr… | Not for me: 4. Open-Vocabulary SAM: Segment and Recognize Twenty-thousand Classes Interactively | Not for me: 5. Understanding Video Transformers via Universal Concept Discovery]
        [◀️ Previous (off)] [▶️ Next]"
    `);
    expect((await group.ada.slash('/taste show')).transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /taste show
      paperboy (only Ada can see this):
        │ Your taste
        │ Learned from your own choices alone. Votes: 0 · saved papers: 4 · answers to recommendations: 0 · follows: 0. Nothing of it leaves this bot.
        │ You like: language · learning · reasoning · vision · architectures · llm · source · large · data · via
        │ People and groups: Yuqing Wang · Yun Zhao · Lijie Fan · Kaifeng Chen · Dina Katabi
        │ Papers that tell most: - [Gemini in Reasoning: Unveiling Commonsense in Multimodal Large Language Models](https://arxiv.org/abs/2312.17661)
        │     - [Learning Vision from Models Rivals Learning Vision from Data](https://arxiv.org/abs/2312.17742)
        │     - [PanGu-$π$: Enhancing Language Model Architectures via Nonlinearity Compensation](https://arxiv.org/abs/2312.17276)"
    `);
  });

  it('are in the order of what was chosen, in Korean', async () => {
    await save(group.mina, 'model', 4);
    const list = await group.mina.slash('/papers foryou', { days: 30 });
    expect(list.transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /papers foryou
      paperboy (only Mina can see this):
        │ 맞춤 논문
        │ 지금까지의 선택 4건에서 배운 취향 순서예요.
        │
        │ **1.** [Denoising Vision Transformers](https://arxiv.org/abs/2401.02957)
        │ -# Jiawei Yang, Katie Z Luo, Jiefeng Li 외 3명 · 2024-01-08 · ▲ 15
        │ > 비전 트랜스포머(ViT)의 특징 맵에는 격자무늬 잡음이 낀다. 이 논문은 그 원인을 위치 임베딩에서 찾아 없앤다.
        │ -# 💡 저장하신 *Learning Vision from Models Rivals Learning Vision from Data* 논문과 비슷해서 · 저자: Yonglong Tian
        │
        │ **2.** [DocGraphLM: Documental Graph Language Model for Information Extraction](https://arxiv.org/abs/2401.02823)
        │ -# Dongsheng Wang, Zhiqiang Ma, Armineh Nourbakhsh 외 2명 · 2024-01-08 · ▲ 14
        │ > DocGraphLM은 언어 모델에 글이 놓인 자리를 나타낸 그래프를 결합해, 양식이나 청구서 같은 문서를 더 잘 읽는다.
        │ -# 💡 저장하신 *Gemini in Reasoning: Unveiling Commonsense in Multimodal La…* 논문과 비슷해서
        │
        │ **3.** [Narrowing the Knowledge Evaluation Gap: Open-Domain Question Answering with Multi-Granularity Answers](https://arxiv.org/abs/2401.04695)
        │ -# Gal Yona, Roee Aharoni, Mor Geva · 2024-01-10 · ▲ 3
        │ > “1961년”과 “1961년 8월 4일”은 같은 질문에 둘 다 맞는 답일 수 있다. GRANOLA QA는 답이 얼마나 맞고 얼마나 자세한지를 함께 본다.
        │ -# 💡 저장하신 *DeepSeek LLM: Scaling Open-Source Language Models with Long…* 논문과 비슷해서
        │
        │ **4.** [Open-Vocabulary SAM: Segment and Recognize Twenty-thousand Classes Interactively](https://arxiv.org/abs/2401.02955)
        │ -# Haobo Yuan, Xiangtai Li, Chong Zhou, Yining Li 외 2명 · 2024-01-08 · ▲ 6
        │ > Open-Vocabulary SAM은 클릭한 것을 오려 내고 이름까지 알려 준다. 아는 이름은 약 2만 2천 가지다.
        │ -# 💡 저장하신 *Learning Vision from Models Rivals Learning Vision from Data* 논문과 비슷해서
        │
        │ **5.** [Understanding Video Transformers via Universal Concept Discovery](https://arxiv.org/abs/2401.10831)
        │ -# Matthew Kowal, Achal Dave, Rares Ambrus, Adrien Gaidon 외 2명 · 2024-01-22 · ▲ 5
        │ > 영상 트랜스포머(video transformer)가 무엇을 근거로 판단하는지를, 사람이 알아볼 수 있는 개념(concept)으로 풀어 설명하려는 연구다.
        │ -# 💡 저장하신 *Gemini in Reasoning: Unveiling Commonsense in Multimodal La…* 논문과 비슷해서
        │ – 최근 30일의 논문 24편 · 5쪽 중 1쪽
        [▾ 논문 열기…: 1. Denoising Vision Transformers | 2. DocGraphLM: Documental Graph Language Model for Information Extraction | 3. Narrowing the Knowledge Evaluation Gap: Open-Domain Question Answering with Multi-Granularity An… | 4. Open-Vocabulary SAM: Segment and Recognize Twenty-thousand Classes Interactively | 5. Understanding Video Transformers via Universal Concept Discovery]
        [▾ 비슷한 논문 더 보기 / 덜 보기…: 더: 1. Denoising Vision Transformers | 더: 2. DocGraphLM: Documental Graph Language Model for Information Extraction | 더: 3. Narrowing the Knowledge Evaluation Gap: Open-Domain Question Answering with Multi-Granularity… | 더: 4. Open-Vocabulary SAM: Segment and Recognize Twenty-thousand Classes Interactively | 더: 5. Understanding Video Transformers via Universal Concept Discovery | 관심 없음: 1. Denoising Vision Transformers | 관심 없음: 2. DocGraphLM: Documental Graph Language Model for Information Extraction | 관심 없음: 3. Narrowing the Knowledge Evaluation Gap: Open-Domain Question Answering with Multi-Granula… | 관심 없음: 4. Open-Vocabulary SAM: Segment and Recognize Twenty-thousand Classes Interactively | 관심 없음: 5. Understanding Video Transformers via Universal Concept Discovery]
        [◀️ 이전 (off)] [▶️ 다음]"
    `);
    expect((await group.mina.slash('/taste show')).transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /taste show
      paperboy (only Mina can see this):
        │ 내 취향
        │ 직접 고르신 것에서만 배웠어요: 투표 0건, 저장 4편, 맞춤 목록에 하신 답 0건, 팔로우 0건. 이 봇 밖으로는 나가지 않아요.
        │ 좋아하는 것: language · learning · reasoning · vision · architectures · llm · source · large · data · via
        │ 사람과 소속: Yuqing Wang · Yun Zhao · Lijie Fan · Kaifeng Chen · Dina Katabi
        │ 취향을 가장 잘 보여 주는 논문: - [Gemini in Reasoning: Unveiling Commonsense in Multimodal Large Language Models](https://arxiv.org/abs/2312.17661)
        │     - [Learning Vision from Models Rivals Learning Vision from Data](https://arxiv.org/abs/2312.17742)
        │     - [PanGu-$π$: Enhancing Language Model Architectures via Nonlinearity Compensation](https://arxiv.org/abs/2312.17276)"
    `);
  });

  it('take more and less like one at once, page by page', async () => {
    await save(group.ada, 'model', 4);
    const list = await group.ada.slash('/papers foryou', { days: 30 });
    const less = await group.ada.select(
      list,
      /^More or less/,
      'Not for me: 1. Denoising Vision Transformers',
    );
    expect(less.transcript()).toContain('🚫 Less like [Denoising Vision Transformers]');
    expect(less.transcript()).not.toContain('**1.** [Denoising');
    expect(less.transcript()).toContain('learned from 5 choices');
    const second = /More like 2\..*?(?= \|)/.exec(less.transcript())?.[0] ?? '';
    const more = await group.ada.select(less, /^More or less/, second);
    expect(more.transcript()).toContain('👍 More like');
    const next = await group.ada.click(more, /Next/);
    expect(next.transcript()).toContain('Page 2 of 5');
    expect(next.transcript()).toContain('🎲 Something unexpected');
    expect(next.transcript()).toMatch(/\*\*7\.\*\*/);
  });

  it('mind “Not for me” under an opened paper, until it is pressed again', async () => {
    const card = await group.ada.slash('/papers show', { paper: '2401.10891' });
    expect((await group.ada.click(card, 'Not for me')).transcript()).toContain(
      '🚫 Less like [Depth Anything',
    );
    expect((await group.ada.slash('/papers foryou')).transcript()).not.toContain('**1.** [Depth Anything');
    expect((await group.ada.click(card, 'Not for me')).transcript()).toContain('Taken back');
    expect((await group.ada.slash('/papers foryou')).transcript()).toContain('**1.** [Depth Anything');
  });
});

describe('papers for you every day', () => {
  const MINUTE = 60_000;
  const DAY = 24 * 60 * MINUTE;
  const news = Array.from({ length: 8 }, (_, at) =>
    listed(`2401.2000${at}`, {
      title: at % 2 === 0 ? `Language Models that Reason ${at}` : `A Telescope Mirror ${at}`,
      upvotes: 50 - at,
      aiSummary: at % 2 === 0 ? 'A language model learns to reason.' : 'A mirror is polished.',
    }),
  );
  const close = (date: string, at: number) => closeDay(group.stage, date, news, at);
  async function tell(at: number) {
    group.now = at;
    await tellFollowers(group.stage.bot.app, { gapMs: 0 });
  }

  it('come as one direct message with five at most, and end', async () => {
    await save(group.ada, 'model', 4);
    await save(group.mina, 'model', 4);
    expect((await group.ada.slash('/follow foryou')).transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /follow foryou
      paperboy (only Ada can see this):
        │ When a day's papers are complete, you get one direct message with up to five for you, and why."
    `);
    await group.mina.slash('/follow foryou');
    await close('2024-01-24', NOON + MINUTE);
    await tell(NOON + 2 * MINUTE);
    expect(group.world.dm(group.ada).transcript()).toMatchInlineSnapshot(`
      "paperboy: 5 papers for you.
        │ For you · Wednesday, January 24, 2024
        │ **1.** [Language Models that Reason 0](https://arxiv.org/abs/2401.20000)
        │ -# Ada Lovelace · 2024-01-24 · ▲ 50
        │ > A language model learns to reason.
        │ -# 💡 like *Gemini in Reasoning: Unveiling Commonsense in Multimodal La…*, which you saved
        │
        │ **2.** [Language Models that Reason 2](https://arxiv.org/abs/2401.20002)
        │ -# Ada Lovelace · 2024-01-24 · ▲ 48
        │ > A language model learns to reason.
        │ -# 💡 like *Gemini in Reasoning: Unveiling Commonsense in Multimodal La…*, which you saved
        │
        │ **3.** [Language Models that Reason 4](https://arxiv.org/abs/2401.20004)
        │ -# Ada Lovelace · 2024-01-24 · ▲ 46
        │ > A language model learns to reason.
        │ -# 💡 like *Gemini in Reasoning: Unveiling Commonsense in Multimodal La…*, which you saved
        │
        │ **4.** [Language Models that Reason 6](https://arxiv.org/abs/2401.20006)
        │ -# Ada Lovelace · 2024-01-24 · ▲ 44
        │ > A language model learns to reason.
        │ -# 💡 like *Gemini in Reasoning: Unveiling Commonsense in Multimodal La…*, which you saved
        │
        │ **5.** [A Telescope Mirror 1](https://arxiv.org/abs/2401.20001)
        │ -# Ada Lovelace · 2024-01-24 · ▲ 49
        │ > A mirror is polished.
        │ -# 🎲 Something unexpected: unlike what you chose, but liked by many
        │ – /papers foryou has the rest, /taste show what I have learned; /follow foryou ends this.
        [▾ Open a paper…: 1. Language Models that Reason 0 | 2. Language Models that Reason 2 | 3. Language Models that Reason 4 | 4. Language Models that Reason 6 | 5. A Telescope Mirror 1]
        [▾ More or less like one of these…: More like 1. Language Models that Reason 0 | More like 2. Language Models that Reason 2 | More like 3. Language Models that Reason 4 | More like 4. Language Models that Reason 6 | More like 5. A Telescope Mirror 1 | Not for me: 1. Language Models that Reason 0 | Not for me: 2. Language Models that Reason 2 | Not for me: 3. Language Models that Reason 4 | Not for me: 4. Language Models that Reason 6 | Not for me: 5. A Telescope Mirror 1]"
    `);
    expect(group.world.dm(group.mina).transcript()).toMatchInlineSnapshot(`
      "paperboy: 맞춤 논문이 5편 있어요.
        │ 맞춤 논문 · 2024년 1월 24일 수요일
        │ **1.** [Language Models that Reason 0](https://arxiv.org/abs/2401.20000)
        │ -# Ada Lovelace · 2024-01-24 · ▲ 50
        │ > A language model learns to reason.
        │ -# 💡 저장하신 *Gemini in Reasoning: Unveiling Commonsense in Multimodal La…* 논문과 비슷해서
        │
        │ **2.** [Language Models that Reason 2](https://arxiv.org/abs/2401.20002)
        │ -# Ada Lovelace · 2024-01-24 · ▲ 48
        │ > A language model learns to reason.
        │ -# 💡 저장하신 *Gemini in Reasoning: Unveiling Commonsense in Multimodal La…* 논문과 비슷해서
        │
        │ **3.** [Language Models that Reason 4](https://arxiv.org/abs/2401.20004)
        │ -# Ada Lovelace · 2024-01-24 · ▲ 46
        │ > A language model learns to reason.
        │ -# 💡 저장하신 *Gemini in Reasoning: Unveiling Commonsense in Multimodal La…* 논문과 비슷해서
        │
        │ **4.** [Language Models that Reason 6](https://arxiv.org/abs/2401.20006)
        │ -# Ada Lovelace · 2024-01-24 · ▲ 44
        │ > A language model learns to reason.
        │ -# 💡 저장하신 *Gemini in Reasoning: Unveiling Commonsense in Multimodal La…* 논문과 비슷해서
        │
        │ **5.** [A Telescope Mirror 1](https://arxiv.org/abs/2401.20001)
        │ -# Ada Lovelace · 2024-01-24 · ▲ 49
        │ > A mirror is polished.
        │ -# 🎲 뜻밖의 한 편: 고르신 것과는 다르지만 많은 사람이 좋아해요
        │ – 나머지는 /논문 맞춤, 제가 배운 것은 /취향 보기에 있어요. 그만 받으려면 /팔로우 맞춤을 쓰세요.
        [▾ 논문 열기…: 1. Language Models that Reason 0 | 2. Language Models that Reason 2 | 3. Language Models that Reason 4 | 4. Language Models that Reason 6 | 5. A Telescope Mirror 1]
        [▾ 비슷한 논문 더 보기 / 덜 보기…: 더: 1. Language Models that Reason 0 | 더: 2. Language Models that Reason 2 | 더: 3. Language Models that Reason 4 | 더: 4. Language Models that Reason 6 | 더: 5. A Telescope Mirror 1 | 관심 없음: 1. Language Models that Reason 0 | 관심 없음: 2. Language Models that Reason 2 | 관심 없음: 3. Language Models that Reason 4 | 관심 없음: 4. Language Models that Reason 6 | 관심 없음: 5. A Telescope Mirror 1]"
    `);
    await tell(NOON + 3 * MINUTE);
    expect(group.world.dm(group.ada).messages()).toHaveLength(1);
    const [message] = group.world.dm(group.ada).messages();
    if (!message) throw new Error('no message');
    const said = await group.ada.select(
      message,
      /^More or less/,
      'Not for me: 2. Language Models that Reason 2',
    );
    expect(said.transcript()).toContain('🚫 Less like');
    expect((await group.ada.slash('/follow list')).transcript()).toContain('✨ Papers for you every day');
    await group.ada.slash('/follow foryou', { daily: 'off' });
    await closeDay(
      group.stage,
      '2024-01-25',
      news.map((paper) => ({ ...paper, id: `${paper.id.slice(0, -1)}${9}` })).slice(0, 1),
      NOON + DAY,
    );
    await tell(NOON + DAY + MINUTE);
    expect(group.world.dm(group.ada).messages()).toHaveLength(1);
    expect(group.world.dm(group.mina).messages()).toHaveLength(2);
  });

  it('come to nobody whose taste is off, and tell nothing of what closed before', async () => {
    await close('2024-01-23', NOON - MINUTE);
    await group.ada.slash('/follow foryou');
    await tell(NOON + MINUTE);
    expect(group.world.dm(group.ada).messages()).toHaveLength(0);
    await group.ada.slash('/taste off');
    await closeDay(group.stage, '2024-01-24', [listed('2401.20010', { title: 'News' })], NOON + 2 * MINUTE);
    await tell(NOON + 3 * MINUTE);
    expect(group.world.dm(group.ada).messages()).toHaveLength(0);
    expect((await group.ada.slash('/follow foryou')).transcript()).toContain(
      'You have switched your taste off.',
    );
  });
});

describe('a channel in the order of the server’s taste', () => {
  const MINUTE = 60_000;
  const subjects = ['Tactile Robot Hands', 'Protein Folding Maps', 'Graph Colouring Bounds'];
  const paper = (number: number, upvotes: number) =>
    listed(`2401.3${String(number).padStart(4, '0')}`, {
      title: `${subjects[number % 3]} ${number}`,
      upvotes,
      aiSummary: `A study of ${subjects[number % 3]?.toLowerCase()} in practice.`,
      keywords: [subjects[number % 3] ?? ''],
    });
  /** Proteins have the fewest upvotes. */
  const ofDay = (first: number) =>
    Array.from({ length: 6 }, (_, at) => paper(first + at, (first + at) % 3 === 1 ? 5 - at : 60 - at));

  it('says so, marks what the upvotes would have hidden, and stays so when it is broken off', async () => {
    for (const [nth, date] of ['2024-01-18', '2024-01-19', '2024-01-20'].entries())
      await closeDay(group.stage, date, ofDay(nth * 6), NOON - (4 - nth) * 24 * 60 * MINUTE);
    for (const number of [1, 4, 7, 10, 13]) {
      const card = await group.mina.slash('/papers show', { paper: paper(number, 0).id });
      await group.mina.click(card, '👍');
    }
    const channel = group.guild.channel('papers');
    const opened = await group.ada.slash('/digest setup', { channel, layout: 'cards' });
    const form = await group.ada.click(opened, 'More…');
    const panel = await group.ada.submit(form.modal, { cards: '2' });
    const chosen = await group.ada.click(panel, 'Order: upvotes');
    expect(chosen.transcript()).toContain("In the order of this server's taste, learned from its votes");
    await group.ada.click(chosen, 'Save');
    await closeDay(group.stage, '2024-01-24', ofDay(18), NOON + MINUTE);
    group.world.weather.fail('POST /channels/:channel/messages', { times: 20 });
    await group.round(NOON + 2 * MINUTE);
    group.world.weather.calm();
    for (const number of [1, 4, 7, 10, 13]) {
      const card = await group.mina.slash('/papers show', { paper: paper(number, 0).id });
      await group.mina.click(card, '👍');
    }
    await group.round(NOON + 20 * MINUTE);
    expect(channel.transcript()).toMatchInlineSnapshot(`
      "paperboy (edited):
        │ Daily Papers · Wednesday, January 24, 2024 <https://huggingface.co/papers/date/2024-01-24>
        │ 6 papers, in the order of this server's taste · vote with 👍 on the cards
        │ ✨ this server's taste, not the upvotes
        │
        │ [**1**](https://discord.com/channels/<id>/<id>/<id>) [Protein Folding Maps 19](https://arxiv.org/abs/2401.30019) ▲ 4
        │ [**2**](https://discord.com/channels/<id>/<id>/<id>) [Protein Folding Maps 22](https://arxiv.org/abs/2401.30022) ▲ 1 ✨
        │ **3** [Graph Colouring Bounds 23](https://arxiv.org/abs/2401.30023) ▲ 55
        │ **4** [Graph Colouring Bounds 20](https://arxiv.org/abs/2401.30020) ▲ 58
        │ **5** [Tactile Robot Hands 18](https://arxiv.org/abs/2401.30018) ▲ 60
        │ **6** [Tactile Robot Hands 21](https://arxiv.org/abs/2401.30021) ▲ 57
        [▾ Open a paper…: 1. Protein Folding Maps 19 | 2. Protein Folding Maps 22 | 3. Graph Colouring Bounds 23 | 4. Graph Colouring Bounds 20 | 5. Tactile Robot Hands 18 | 6. Tactile Robot Hands 21]
      paperboy:
        │ Protein Folding Maps 19 <https://arxiv.org/abs/2401.30019>
        │ -# Ada Lovelace
        │ **A study of protein folding maps in practice.**
        │ -# AI summary by Hugging Face
        │ (image https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2401.30019.png)
        │ – #1 · ▲ 4 · Protein Folding Maps
        [Details] [PDF ↗ https://arxiv.org/pdf/2401.30019] [Hugging Face ↗ https://huggingface.co/papers/2401.30019] [🔖 Save] [💬 Discuss]
        👍 1
      paperboy:
        │ Protein Folding Maps 22 <https://arxiv.org/abs/2401.30022>
        │ -# Ada Lovelace
        │ **A study of protein folding maps in practice.**
        │ -# AI summary by Hugging Face
        │ (image https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2401.30022.png)
        │ – #2 · ▲ 1 · Protein Folding Maps
        [Details] [PDF ↗ https://arxiv.org/pdf/2401.30022] [Hugging Face ↗ https://huggingface.co/papers/2401.30022] [🔖 Save] [💬 Discuss]
        👍 1"
    `);
  });
});

describe('a taste', () => {
  it('is switched off and on by its member, and forgotten', async () => {
    await save(group.ada, 'model', 4);
    expect((await group.ada.slash('/taste off')).transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /taste off
      paperboy (only Ada can see this):
        │ Switched off: what was learned is deleted, and nothing is learned any more. \`/taste show\` switches it on again."
    `);
    expect((await group.ada.slash('/papers foryou')).transcript()).toContain(
      'You have switched your taste off.',
    );
    const shown = await group.ada.slash('/taste show');
    expect(shown.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /taste show
      paperboy (only Ada can see this):
        │ Your taste
        │ I learn nothing of your taste.
        [✨ Switch it on]"
    `);
    await group.ada.click(shown, 'Switch it on');
    expect((await group.ada.slash('/papers foryou')).transcript()).toContain('learned from 4 choices');
    const asked = await group.ada.slash('/taste reset');
    expect(asked.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /taste reset
      paperboy (only Ada can see this):
        │ Forget your taste?
        │ What you chose up to now won't count any more, and what you said to recommendations is deleted. Your votes, saved papers and follows stay; what you follow still counts.
        [Forget it] [Keep it]"
    `);
    group.now += 1000;
    await group.ada.click(asked, 'Forget it');
    expect((await group.ada.slash('/papers foryou')).transcript()).toContain("I don't know your taste yet");
  });

  it('is switched off for a server by its admins alone', async () => {
    expect((await group.mina.slash('/taste server', { tastes: 'off' })).transcript()).toContain(
      '서버를 관리할 수 있는 분만',
    );
    await group.ada.slash('/taste server', { tastes: 'off' });
    expect((await group.mina.slash('/papers foryou')).transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /papers foryou
      paperboy (only Mina can see this):
        │ 이 서버의 관리자가 취향 기능을 꺼 두었어요. 저와의 DM에서는 \`/논문 맞춤\`을 쓸 수 있어요."
    `);
    await group.ada.slash('/taste server', { tastes: 'on' });
    expect((await group.mina.slash('/papers foryou')).transcript()).toContain('맞춤 논문');
  });

  it('is shown and deleted with all else that is stored of a member', async () => {
    const card = await group.ada.slash('/papers show', { paper: '2401.10891' });
    await group.ada.click(card, 'Not for me');
    await save(group.ada, 'model', 4);
    await group.ada.slash('/papers foryou');
    await group.stage.bot.app.taste.settled();
    const shown = (await group.ada.slash('/privacy show')).transcript();
    expect(shown).toContain('What you said to recommendations: 1 paper');
    expect(shown).toMatch(/Your taste: Learned from the choices above: \d+ bytes/);
    await group.ada.click(await group.ada.slash('/privacy delete'), 'Delete it all');
    expect((await group.ada.slash('/privacy show')).transcript()).toContain('I store nothing about you.');
  });
});
