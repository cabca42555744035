// The morning post as it is read in Korean and in English: header and card, Details, Discuss, and the compact list.
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../src/playground/actors/channel.ts';
import type { Message } from '../../src/playground/actors/message.ts';
import { readingGroup } from './reading-group.ts';
import { setUp } from './stage.ts';

/** Seven papers: a line each. */
const group = readingGroup({
  digests: ['digests/2024/01/08.md', 'digests/2024/01/08.en.md'],
  channel: 'lounge',
});

async function posted(
  language: 'ko' | 'en',
  layout = 'cards',
): Promise<{ channel: Channel; messages: Message[] }> {
  const channel = group.guild.channel('papers');
  await setUp(group.ada, channel, { layout, language });
  await group.ada.slash('/digest post', { day: '2024-01-08' });
  await group.stage.bot.app.deliveries.settled();
  return { channel, messages: channel.messages() };
}

/** The third paper's card: no other name is as short. */
async function thirdCard(language: 'ko' | 'en'): Promise<{ channel: Channel; card: Message }> {
  const { channel, messages } = await posted(language);
  const card = messages[3];
  if (!card) throw new Error('no card');
  return { channel, card };
}

describe('in Korean', () => {
  it('the header and a card', async () => {
    const { messages } = await posted('ko');
    expect([messages[0], messages[3]].map((each) => each?.transcript()).join('\n')).toMatchInlineSnapshot(`
      "paperboy (edited):
        │ 오늘의 논문 · 2024년 1월 8일 월요일 <https://huggingface.co/papers/date/2024-01-08>
        │ 논문 7편, 추천순 · 카드에서 👍로 투표하세요
        │
        │ [**1**](https://discord.com/channels/<id>/<id>/<id>) [DeepSeek LLM: Scaling Open-Source Language Models with…](https://arxiv.org/abs/2401.02954) ▲ 25
        │ [**2**](https://discord.com/channels/<id>/<id>/<id>) [Denoising Vision Transformers](https://arxiv.org/abs/2401.02957) ▲ 15
        │ [**3**](https://discord.com/channels/<id>/<id>/<id>) [DocGraphLM: Documental Graph Language Model for…](https://arxiv.org/abs/2401.02823) ▲ 14
        │ [**4**](https://discord.com/channels/<id>/<id>/<id>) [Progressive Knowledge Distillation Of Stable Diffusion XL…](https://arxiv.org/abs/2401.02677) ▲ 12
        │ [**5**](https://discord.com/channels/<id>/<id>/<id>) [Pheme: Efficient and Conversational Speech Generation](https://arxiv.org/abs/2401.02839) ▲ 8
        │ **6** [Open-Vocabulary SAM: Segment and Recognize…](https://arxiv.org/abs/2401.02955) ▲ 6
        │ **7** [Infinite-LLM: Efficient LLM Service for Long Context with…](https://arxiv.org/abs/2401.02669) ▲ 4
        [▾ 논문 열기…: 1. DeepSeek LLM: Scaling Open-Source Language Models with Longtermism | 2. Denoising Vision Transformers | 3. DocGraphLM: Documental Graph Language Model for Information Extraction | 4. Progressive Knowledge Distillation Of Stable Diffusion XL Using Layer Level Loss | 5. Pheme: Efficient and Conversational Speech Generation | 6. Open-Vocabulary SAM: Segment and Recognize Twenty-thousand Classes Interactively | 7. Infinite-LLM: Efficient LLM Service for Long Context with DistAttention and Distributed KVCache]
      paperboy:
        │ DocGraphLM: Documental Graph Language Model for Information Extraction <https://arxiv.org/abs/2401.02823>
        │ -# Dongsheng Wang, Zhiqiang Ma, Armineh Nourbakhsh +2
        │ **DocGraphLM은 언어 모델에 글이 놓인 자리를 나타낸 그래프를 결합해, 양식이나 청구서 같은 문서를 더 잘 읽는다.**
        │ - 인코더 하나가 낱말과 배치 그래프를 함께 표현한다.
        │ - 그래프는 두 글 조각 사이의 방향과 거리를 맞히는 링크 예측으로 배운다.
        │ - 공동 손실 함수는 가까운 이웃을 되살리는 데 무게를 두고, 먼 조각은 가볍게 다룬다.
        │ (image https://cdn-uploads.huggingface.co/production/uploads/60f1abe7544c2adfd699860c/JIFMRpzyIuX_rOzUT_yN_.png)
        │ – 3위 · ▲ 14
        [자세히] [PDF ↗ https://arxiv.org/pdf/2401.02823] [Hugging Face ↗ https://huggingface.co/papers/2401.02823] [🔖 저장] [💬 토론]
        👍 1"
    `);
  });

  it('Details', async () => {
    const { card } = await thirdCard('ko');
    expect((await group.mina.click(card, /자세히/)).transcript()).toMatchInlineSnapshot(`
      "paperboy (only Mina can see this):
        │ DocGraphLM: Documental Graph Language Model for Information Extraction <https://arxiv.org/abs/2401.02823>
        │ - DocGraphLM은 언어 모델에 글이 놓인 자리를 나타낸 그래프를 결합해, 양식이나 청구서 같은 문서를 더 잘 읽는다.
        │ - 인코더 하나가 낱말과 배치 그래프를 함께 표현한다.
        │ - 그래프는 두 글 조각 사이의 방향과 거리를 맞히는 링크 예측으로 배운다.
        │ - 공동 손실 함수는 가까운 이웃을 되살리는 데 무게를 두고, 먼 조각은 가볍게 다룬다.
        │ - 데이터셋 세 개에서 정보 추출과 질의응답이 나아졌고, 그래프를 쓰면 학습도 더 빨리 수렴한다.
        │ 저자: Dongsheng Wang, Zhiqiang Ma, Armineh Nourbakhsh, Kang Gu, Sameena Shah
        │ 소개된 날: 2024-01-08
        │ 추천: ▲ 14
        [▾ 한국어 요약: 영어 요약 | 한국어 요약]
        [👍 0] [🔖 저장] [🧭 비슷한 논문] [🎓 BibTeX]
        [arXiv ↗ https://arxiv.org/abs/2401.02823] [PDF ↗ https://arxiv.org/pdf/2401.02823] [Hugging Face ↗ https://huggingface.co/papers/2401.02823] [🚫 관심 없음]
        [▾ 저자, 기관, 키워드 팔로우하기…: 저자: Dongsheng Wang | 저자: Zhiqiang Ma | 저자: Armineh Nourbakhsh | 저자: Kang Gu | 저자: Sameena Shah]"
    `);
  });

  it('Discuss', async () => {
    const { channel, card } = await thirdCard('ko');
    expect((await group.mina.click(card, /토론/)).transcript()).toMatchInlineSnapshot(
      `"paperboy (only Mina can see this): 여기에서 이야기해 보세요: #DocGraphLM: Documental Graph Language Model for Information Extraction"`,
    );
    expect(channel.threads().map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        "DocGraphLM: Documental Graph Language Model for Information Extraction",
      ]
    `);
  });

  it('the compact list', async () => {
    const { channel } = await posted('ko', 'compact');
    expect(channel.transcript()).toMatchInlineSnapshot(`
      "paperboy:
        │ 오늘의 논문 · 2024년 1월 8일 월요일 <https://huggingface.co/papers/date/2024-01-08>
        │ 논문 7편, 추천순 · 메뉴에서 고르면 요약을 읽고 투표할 수 있어요
        │
        │ **1** [DeepSeek LLM: Scaling Open-Source Language Models with…](https://arxiv.org/abs/2401.02954) ▲ 25
        │ **2** [Denoising Vision Transformers](https://arxiv.org/abs/2401.02957) ▲ 15
        │ **3** [DocGraphLM: Documental Graph Language Model for…](https://arxiv.org/abs/2401.02823) ▲ 14
        │ **4** [Progressive Knowledge Distillation Of Stable Diffusion XL…](https://arxiv.org/abs/2401.02677) ▲ 12
        │ **5** [Pheme: Efficient and Conversational Speech Generation](https://arxiv.org/abs/2401.02839) ▲ 8
        │ **6** [Open-Vocabulary SAM: Segment and Recognize…](https://arxiv.org/abs/2401.02955) ▲ 6
        │ **7** [Infinite-LLM: Efficient LLM Service for Long Context with…](https://arxiv.org/abs/2401.02669) ▲ 4
        [▾ 논문 열기…: 1. DeepSeek LLM: Scaling Open-Source Language Models with Longtermism | 2. Denoising Vision Transformers | 3. DocGraphLM: Documental Graph Language Model for Information Extraction | 4. Progressive Knowledge Distillation Of Stable Diffusion XL Using Layer Level Loss | 5. Pheme: Efficient and Conversational Speech Generation | 6. Open-Vocabulary SAM: Segment and Recognize Twenty-thousand Classes Interactively | 7. Infinite-LLM: Efficient LLM Service for Long Context with DistAttention and Distributed KVCache]"
    `);
  });
});

describe('in English', () => {
  it('the header and a card', async () => {
    const { messages } = await posted('en');
    expect([messages[0], messages[3]].map((each) => each?.transcript()).join('\n')).toMatchInlineSnapshot(`
      "paperboy (edited):
        │ Daily Papers · Monday, January 8, 2024 <https://huggingface.co/papers/date/2024-01-08>
        │ 7 papers, best first · vote with 👍 on the cards
        │
        │ [**1**](https://discord.com/channels/<id>/<id>/<id>) [DeepSeek LLM: Scaling Open-Source Language Models with…](https://arxiv.org/abs/2401.02954) ▲ 25
        │ [**2**](https://discord.com/channels/<id>/<id>/<id>) [Denoising Vision Transformers](https://arxiv.org/abs/2401.02957) ▲ 15
        │ [**3**](https://discord.com/channels/<id>/<id>/<id>) [DocGraphLM: Documental Graph Language Model for…](https://arxiv.org/abs/2401.02823) ▲ 14
        │ [**4**](https://discord.com/channels/<id>/<id>/<id>) [Progressive Knowledge Distillation Of Stable Diffusion XL…](https://arxiv.org/abs/2401.02677) ▲ 12
        │ [**5**](https://discord.com/channels/<id>/<id>/<id>) [Pheme: Efficient and Conversational Speech Generation](https://arxiv.org/abs/2401.02839) ▲ 8
        │ **6** [Open-Vocabulary SAM: Segment and Recognize…](https://arxiv.org/abs/2401.02955) ▲ 6
        │ **7** [Infinite-LLM: Efficient LLM Service for Long Context with…](https://arxiv.org/abs/2401.02669) ▲ 4
        [▾ Open a paper…: 1. DeepSeek LLM: Scaling Open-Source Language Models with Longtermism | 2. Denoising Vision Transformers | 3. DocGraphLM: Documental Graph Language Model for Information Extraction | 4. Progressive Knowledge Distillation Of Stable Diffusion XL Using Layer Level Loss | 5. Pheme: Efficient and Conversational Speech Generation | 6. Open-Vocabulary SAM: Segment and Recognize Twenty-thousand Classes Interactively | 7. Infinite-LLM: Efficient LLM Service for Long Context with DistAttention and Distributed KVCache]
      paperboy:
        │ DocGraphLM: Documental Graph Language Model for Information Extraction <https://arxiv.org/abs/2401.02823>
        │ -# Dongsheng Wang, Zhiqiang Ma, Armineh Nourbakhsh +2
        │ **DocGraphLM reads forms and invoices better by joining a language model with a graph of how the text lies on the page.**
        │ - One encoder represents both the words and the layout graph.
        │ - The graph is learned by predicting, for pairs of text pieces, the direction and the distance from one to the other.
        │ - The shared loss stresses near neighbours and cares less about pieces far away.
        │ (image https://cdn-uploads.huggingface.co/production/uploads/60f1abe7544c2adfd699860c/JIFMRpzyIuX_rOzUT_yN_.png)
        │ – #3 · ▲ 14
        [Details] [PDF ↗ https://arxiv.org/pdf/2401.02823] [Hugging Face ↗ https://huggingface.co/papers/2401.02823] [🔖 Save] [💬 Discuss]
        👍 1"
    `);
  });

  it('Details', async () => {
    const { card } = await thirdCard('en');
    expect((await group.ada.click(card, /Details/)).transcript()).toMatchInlineSnapshot(`
      "paperboy (only Ada can see this):
        │ DocGraphLM: Documental Graph Language Model for Information Extraction <https://arxiv.org/abs/2401.02823>
        │ - DocGraphLM reads forms and invoices better by joining a language model with a graph of how the text lies on the page.
        │ - One encoder represents both the words and the layout graph.
        │ - The graph is learned by predicting, for pairs of text pieces, the direction and the distance from one to the other.
        │ - The shared loss stresses near neighbours and cares less about pieces far away.
        │ - Extraction and question answering improve on three datasets, and training converges faster with the graph.
        │ Authors: Dongsheng Wang, Zhiqiang Ma, Armineh Nourbakhsh, Kang Gu, Sameena Shah
        │ Listed: 2024-01-08
        │ Upvotes: ▲ 14
        [▾ Summary in English: Summary in English | Summary in Korean]
        [👍 0] [🔖 Save] [🧭 Similar papers] [🎓 BibTeX]
        [arXiv ↗ https://arxiv.org/abs/2401.02823] [PDF ↗ https://arxiv.org/pdf/2401.02823] [Hugging Face ↗ https://huggingface.co/papers/2401.02823] [🚫 Not for me]
        [▾ Follow an author, an organization or a keyword…: Author: Dongsheng Wang | Author: Zhiqiang Ma | Author: Armineh Nourbakhsh | Author: Kang Gu | Author: Sameena Shah]"
    `);
  });

  it('Discuss', async () => {
    const { channel, card } = await thirdCard('en');
    expect((await group.ada.click(card, /Discuss/)).transcript()).toMatchInlineSnapshot(
      `"paperboy (only Ada can see this): Discuss it here: #DocGraphLM: Documental Graph Language Model for Information Extraction"`,
    );
    expect(channel.threads().map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        "DocGraphLM: Documental Graph Language Model for Information Extraction",
      ]
    `);
  });

  it('the compact list', async () => {
    const { channel } = await posted('en', 'compact');
    expect(channel.transcript()).toMatchInlineSnapshot(`
      "paperboy:
        │ Daily Papers · Monday, January 8, 2024 <https://huggingface.co/papers/date/2024-01-08>
        │ 7 papers, best first · open one in the menu to read and vote
        │
        │ **1** [DeepSeek LLM: Scaling Open-Source Language Models with…](https://arxiv.org/abs/2401.02954) ▲ 25
        │ **2** [Denoising Vision Transformers](https://arxiv.org/abs/2401.02957) ▲ 15
        │ **3** [DocGraphLM: Documental Graph Language Model for…](https://arxiv.org/abs/2401.02823) ▲ 14
        │ **4** [Progressive Knowledge Distillation Of Stable Diffusion XL…](https://arxiv.org/abs/2401.02677) ▲ 12
        │ **5** [Pheme: Efficient and Conversational Speech Generation](https://arxiv.org/abs/2401.02839) ▲ 8
        │ **6** [Open-Vocabulary SAM: Segment and Recognize…](https://arxiv.org/abs/2401.02955) ▲ 6
        │ **7** [Infinite-LLM: Efficient LLM Service for Long Context with…](https://arxiv.org/abs/2401.02669) ▲ 4
        [▾ Open a paper…: 1. DeepSeek LLM: Scaling Open-Source Language Models with Longtermism | 2. Denoising Vision Transformers | 3. DocGraphLM: Documental Graph Language Model for Information Extraction | 4. Progressive Knowledge Distillation Of Stable Diffusion XL Using Layer Level Loss | 5. Pheme: Efficient and Conversational Speech Generation | 6. Open-Vocabulary SAM: Segment and Recognize Twenty-thousand Classes Interactively | 7. Infinite-LLM: Efficient LLM Service for Long Context with DistAttention and Distributed KVCache]"
    `);
  });
});

describe('what is shared in a channel', () => {
  it('speaks the language of its digests, not of the server', async () => {
    const { channel } = await posted('ko');
    const ask = { query: 'https://discord.gg/abc 증류', share: true };
    const shared = await group.ada.slash('/papers search', ask, { in: channel });
    expect(shared.transcript()).toContain('`증류` 검색 결과');
    expect(shared.transcript()).not.toContain('discord.gg');
    const elsewhere = await group.ada.slash('/papers search', ask, { in: group.channel });
    expect(elsewhere.transcript()).toContain('Papers on `증류`');
    const top = await group.mina.slash(
      '/papers top',
      { by: 'upvotes', period: 'all', share: true },
      { in: channel },
    );
    expect(top.transcript()).toContain('추천');
  });

  it('speaks it in the channel’s threads too', async () => {
    const { channel, card } = await thirdCard('ko');
    await group.ada.click(card, /토론/);
    const [thread] = channel.threads();
    if (!thread) throw new Error('no thread');
    const shared = await group.ada.slash(
      '/papers show',
      { paper: '2401.02823', share: true },
      { in: thread },
    );
    expect(shared.transcript()).toContain('저자: ');
  });
});
