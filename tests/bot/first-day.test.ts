// The first whole day: an admin sets a channel up, the digest arrives, members vote and look papers up.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Channel } from '../../src/playground/actors/channel.ts';
import type { Guild } from '../../src/playground/actors/guild.ts';
import type { Member } from '../../src/playground/actors/member.ts';
import { type Stage, setStage } from './stage.ts';

let stage: Stage;
let guild: Guild;
let papers: Channel;
let ada: Member;
let mina: Member;

beforeAll(async () => {
  stage = await setStage();
  guild = stage.playground.world.guild({ name: 'Reading group', locale: 'ko' });
  papers = guild.channel('papers');
  ada = guild.member('Ada', { admin: true });
  mina = guild.member('Mina', { locale: 'ko' });
});
afterAll(async () => {
  await stage[Symbol.asyncDispose]();
});

describe('setting up', () => {
  it('is for admins', async () => {
    await expect(mina.slash('/digest setup', { channel: papers })).rejects.toThrow(/digest/);
  });

  it('names what the bot may not do yet', async () => {
    const secret = guild.channel('secret');
    secret.deny(guild.botRole, 'SendMessages', 'AddReactions');
    const panel = await ada.slash('/digest setup', { channel: secret });
    expect(panel.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /digest setup
      paperboy (only Ada can see this):
        │ **#secret gets the day at a glance and the best 5 papers as cards, in Korean, as soon as the day is complete.**
        │ ⚠️ I still lack permissions there: **Add Reactions**, **Send Messages**. An admin can grant them in the channel's settings.
        │ [▾ 한국어: English | 한국어 | 日本語 | 简体中文 | 繁體中文]
        │ [▾ As soon as a day is complete: As soon as a day is complete | 06:00 | 07:00 | 08:00 | 09:00 | 10:00 | 11:00 | 12:00 | 13:00 | 14:00 | 15:00 | 16:00 | 17:00 | 18:00 | 19:00 | 20:00 | 21:00 | 22:00 | 23:00 | Other…]
        │ [▾ Asia/Seoul · Korean Standard Time · 21:00: Asia/Seoul · Korean Standard Time · 21:00 | Pacific/Auckland · New Zealand Time · 01:00 | Australia/Sydney · Australian Eastern Time · 23:00 | Asia/Tokyo · Japan Standard Time · 21:00 | Asia/Shanghai · China Standard Time · 20:00 | Asia/Singapore · Singapore Standard Time · 20:00 | Asia/Kolkata · India Standard Time · 17:30 | Asia/Dubai · Gulf Standard Time · 16:00 | Europe/Istanbul · Türkiye Standard Time · 15:00 | Africa/Nairobi · East Africa Time · 15:00 | Europe/Kyiv · Eastern European Time · 14:00 | Africa/Cairo · Eastern European Time · 14:00 | Europe/Berlin · Central European Time · 13:00 | Europe/Paris · Central European Time · 13:00 | Europe/London · United Kingdom Time · 12:00 | UTC · GMT+00:00 · 12:00 | America/Sao_Paulo · Brasilia Standard Time · 09:00 | America/New_York · Eastern Time · 07:00 | America/Chicago · Central Time · 06:00 | America/Denver · Mountain Time · 05:00 | America/Los_Angeles · Pacific Time · 04:00 | Other…]
        │ [▾ Cards: a message for each paper: Cards: a message for each paper | Thread: cards in a thread below a header | Compact: one list with a menu]
        │ [▾ 5 cards: 1 card | 2 cards | 3 cards | 4 cards | 5 cards | 6 cards | 8 cards | 10 cards | 12 cards | 15 cards | 20 cards | 25 cards]
        │ [Save] [More…] [Preview] [Weekly favourites: off] [Monthly trends: off]
        │ [Order: upvotes] [Voting: reactions] [Check again]"
    `);
    secret.allow(guild.botRole, 'SendMessages', 'AddReactions');
    expect((await ada.click(panel, 'Check again')).transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /digest setup
      paperboy (only Ada can see this) (edited):
        │ **#secret gets the day at a glance and the best 5 papers as cards, in Korean, as soon as the day is complete.**
        │ First post: <time>, <time>
        │ [▾ 한국어: English | 한국어 | 日本語 | 简体中文 | 繁體中文]
        │ [▾ As soon as a day is complete: As soon as a day is complete | 06:00 | 07:00 | 08:00 | 09:00 | 10:00 | 11:00 | 12:00 | 13:00 | 14:00 | 15:00 | 16:00 | 17:00 | 18:00 | 19:00 | 20:00 | 21:00 | 22:00 | 23:00 | Other…]
        │ [▾ Asia/Seoul · Korean Standard Time · 21:00: Asia/Seoul · Korean Standard Time · 21:00 | Pacific/Auckland · New Zealand Time · 01:00 | Australia/Sydney · Australian Eastern Time · 23:00 | Asia/Tokyo · Japan Standard Time · 21:00 | Asia/Shanghai · China Standard Time · 20:00 | Asia/Singapore · Singapore Standard Time · 20:00 | Asia/Kolkata · India Standard Time · 17:30 | Asia/Dubai · Gulf Standard Time · 16:00 | Europe/Istanbul · Türkiye Standard Time · 15:00 | Africa/Nairobi · East Africa Time · 15:00 | Europe/Kyiv · Eastern European Time · 14:00 | Africa/Cairo · Eastern European Time · 14:00 | Europe/Berlin · Central European Time · 13:00 | Europe/Paris · Central European Time · 13:00 | Europe/London · United Kingdom Time · 12:00 | UTC · GMT+00:00 · 12:00 | America/Sao_Paulo · Brasilia Standard Time · 09:00 | America/New_York · Eastern Time · 07:00 | America/Chicago · Central Time · 06:00 | America/Denver · Mountain Time · 05:00 | America/Los_Angeles · Pacific Time · 04:00 | Other…]
        │ [▾ Cards: a message for each paper: Cards: a message for each paper | Thread: cards in a thread below a header | Compact: one list with a menu]
        │ [▾ 5 cards: 1 card | 2 cards | 3 cards | 4 cards | 5 cards | 6 cards | 8 cards | 10 cards | 12 cards | 15 cards | 20 cards | 25 cards]
        │ [Save] [More…] [Preview] [Weekly favourites: off] [Monthly trends: off]
        │ [Order: upvotes] [Voting: reactions]"
    `);
  });

  it('says what will happen, saves it, and offers the latest digest', async () => {
    const panel = await ada.slash('/digest setup', { channel: papers, language: 'ko' });
    expect(panel.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /digest setup
      paperboy (only Ada can see this):
        │ **#papers gets the day at a glance and the best 5 papers as cards, in Korean, as soon as the day is complete.**
        │ First post: <time>, <time>
        │ [▾ 한국어: English | 한국어 | 日本語 | 简体中文 | 繁體中文]
        │ [▾ As soon as a day is complete: As soon as a day is complete | 06:00 | 07:00 | 08:00 | 09:00 | 10:00 | 11:00 | 12:00 | 13:00 | 14:00 | 15:00 | 16:00 | 17:00 | 18:00 | 19:00 | 20:00 | 21:00 | 22:00 | 23:00 | Other…]
        │ [▾ Asia/Seoul · Korean Standard Time · 21:00: Asia/Seoul · Korean Standard Time · 21:00 | Pacific/Auckland · New Zealand Time · 01:00 | Australia/Sydney · Australian Eastern Time · 23:00 | Asia/Tokyo · Japan Standard Time · 21:00 | Asia/Shanghai · China Standard Time · 20:00 | Asia/Singapore · Singapore Standard Time · 20:00 | Asia/Kolkata · India Standard Time · 17:30 | Asia/Dubai · Gulf Standard Time · 16:00 | Europe/Istanbul · Türkiye Standard Time · 15:00 | Africa/Nairobi · East Africa Time · 15:00 | Europe/Kyiv · Eastern European Time · 14:00 | Africa/Cairo · Eastern European Time · 14:00 | Europe/Berlin · Central European Time · 13:00 | Europe/Paris · Central European Time · 13:00 | Europe/London · United Kingdom Time · 12:00 | UTC · GMT+00:00 · 12:00 | America/Sao_Paulo · Brasilia Standard Time · 09:00 | America/New_York · Eastern Time · 07:00 | America/Chicago · Central Time · 06:00 | America/Denver · Mountain Time · 05:00 | America/Los_Angeles · Pacific Time · 04:00 | Other…]
        │ [▾ Cards: a message for each paper: Cards: a message for each paper | Thread: cards in a thread below a header | Compact: one list with a menu]
        │ [▾ 5 cards: 1 card | 2 cards | 3 cards | 4 cards | 5 cards | 6 cards | 8 cards | 10 cards | 12 cards | 15 cards | 20 cards | 25 cards]
        │ [Save] [More…] [Preview] [Weekly favourites: off] [Monthly trends: off]
        │ [Order: upvotes] [Voting: reactions]"
    `);
    const saved = await ada.click(panel, 'Save');
    expect(saved.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /digest setup
      paperboy (only Ada can see this) (edited):
        │ **Saved. #papers gets the daily papers in Korean.**
        │ Next post: <time>, <time>
        │ [Post the latest now (2024-01-22)]"
    `);
    expect((await ada.click(saved, /Post the latest/)).transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /digest setup
      paperboy (only Ada can see this) (edited):
        │ On their way: 8 papers of 2024-01-22 to #papers."
    `);
  });
});

describe('the digest', () => {
  it('arrives: a header, then a card a paper with the first vote on it', async () => {
    await stage.playground.world.until(
      () => papers.messages().filter((card) => card.reactions('👍') === 1).length === 5,
    );
    // Last of all the header gets its links to the cards.
    await stage.playground.world.until(() => papers.messages()[0]?.edited ?? false);
    expect(
      papers
        .messages()
        .slice(0, 2)
        .map((message) => message.transcript())
        .join('\n'),
    ).toMatchInlineSnapshot(`
      "paperboy (edited):
        │ 오늘의 논문 · 2024년 1월 22일 월요일 <https://huggingface.co/papers/date/2024-01-22>
        │ 논문 8편, 추천순 · 카드에서 👍로 투표하세요
        │
        │ [**1**](https://discord.com/channels/<id>/<id>/<id>) [Depth Anything: Unleashing the Power of Large-Scale…](https://arxiv.org/abs/2401.10891) ▲ 26
        │ [**2**](https://discord.com/channels/<id>/<id>/<id>) [Medusa: Simple LLM Inference Acceleration Framework with…](https://arxiv.org/abs/2401.10774) ▲ 23
        │ [**3**](https://discord.com/channels/<id>/<id>/<id>) [Zero Bubble Pipeline Parallelism](https://arxiv.org/abs/2401.10241) ▲ 15
        │ [**4**](https://discord.com/channels/<id>/<id>/<id>) [Rambler: Supporting Writing With Speech via LLM-Assisted…](https://arxiv.org/abs/2401.10838) ▲ 7
        │ [**5**](https://discord.com/channels/<id>/<id>/<id>) [ActAnywhere: Subject-Aware Video Background Generation](https://arxiv.org/abs/2401.10822) ▲ 6
        │ **6** [Inflation with Diffusion: Efficient Temporal Adaptation…](https://arxiv.org/abs/2401.10404) ▲ 6
        │ **7** [Understanding Video Transformers via Universal Concept…](https://arxiv.org/abs/2401.10831) ▲ 5
        │ **8** [Synthesizing Moving People with 3D Control](https://arxiv.org/abs/2401.10889) ▲ 5
        [▾ 논문 열기…: 1. Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data | 2. Medusa: Simple LLM Inference Acceleration Framework with Multiple Decoding Heads | 3. Zero Bubble Pipeline Parallelism | 4. Rambler: Supporting Writing With Speech via LLM-Assisted Gist Manipulation | 5. ActAnywhere: Subject-Aware Video Background Generation | 6. Inflation with Diffusion: Efficient Temporal Adaptation for Text-to-Video Super-Resolution | 7. Understanding Video Transformers via Universal Concept Discovery | 8. Synthesizing Moving People with 3D Control]
      paperboy:
        │ Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data <https://arxiv.org/abs/2401.10891>
        │ -# Lihe Yang, Bingyi Kang, Zilong Huang +3
        │ **한 장의 사진에서 깊이를 추정하는 단안 깊이 추정(monocular depth estimation)을 위해, 어떤 이미지에도 통하는 기반 모델 Depth Anything을 내놓았다.**
        │ - 새로운 모듈을 설계하는 대신 데이터를 키웠다. 레이블이 없는 이미지 약 6200만 장을 모으고, 교사 모델이 자동으로 깊이 레이블을 달아 학습에 썼다.
        │ - 학생 모델에는 강한 색 변형과 CutMix 같은 교란을 주어 일부러 더 어려운 문제를 풀게 했는데, 이것이 레이블 없는 데이터의 효과를 살리는 열쇠였다.
        │ - DINOv2 인코더의 특징과 가까워지도록 보조 손실(feature alignment loss)을 걸어, 사전학습으로 얻은 의미 정보를 이어받게 했다.
        │ (image https://cdn-uploads.huggingface.co/production/uploads/60f1abe7544c2adfd699860c/xnuiMMUgeI_CHzmmNwR8x.png)
        │ – 1위 · ▲ 26
        [자세히] [PDF ↗ https://arxiv.org/pdf/2401.10891] [Hugging Face ↗ https://huggingface.co/papers/2401.10891] [🔖 저장] [💬 토론]
        👍 1"
    `);
    expect(papers.messages()).toHaveLength(6);
    expect(papers.messages().flatMap((message) => message.pings)).toEqual([]);
  });

  it('comes once', async () => {
    const post = async () => (await ada.slash('/digest post', { day: '2024-01-22' })).transcript();
    await stage.playground.world.until(async () => (await post()).includes('already'));
    expect(papers.messages()).toHaveLength(6);
  });
});

describe('votes', () => {
  it('count members and show in look-ups, after a restart too', async () => {
    const [, depth, medusa] = papers.messages();
    if (!depth || !medusa) throw new Error('no cards');
    mina.react(depth, '👍');
    ada.react(depth, '👍🏽');
    ada.react(medusa, '👍');
    ada.unreact(medusa, '👍');
    const shows = async () => (await mina.slash('/papers search', { query: 'depth anything' })).transcript();
    await stage.playground.world.until(async () => (await shows()).includes('👍 2'));
    await stage.restart();
    expect(await shows()).toMatchInlineSnapshot(`
      "↱ Mina used /papers search
      paperboy (only Mina can see this):
        │ “depth anything” 검색 결과
        │ **1.** [Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data](https://arxiv.org/abs/2401.10891)
        │ -# Lihe Yang, Bingyi Kang, Zilong Huang, Xiaogang Xu 외 2명 · 2024-01-22 · ▲ 26 · 👍 2
        │ > 한 장의 사진에서 **깊이**를 추정하는 단안 **깊이** 추정(monocular **depth** estimation)을 위해, 어떤 이미지에도 통하는 기반 모델 **Depth**…
        │ – 논문 1편
        [▾ 논문 열기…: 1. Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data]"
    `);
    expect((await mina.slash('/papers search', { query: 'medusa' })).transcript()).not.toContain('👍');
  });
});

describe('look-ups', () => {
  it('find papers by words, in the words of who asks', async () => {
    expect((await ada.slash('/papers search', { query: 'diffusion' })).transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /papers search
      paperboy (only Ada can see this):
        │ Papers on “diffusion”
        │ **1.** [Inflation with Diffusion: Efficient Temporal Adaptation for Text-to-Video Super-Resolution](https://arxiv.org/abs/2401.10404)
        │ -# Xin Yuan, Jinoo Baek, Keyang Xu, Omer Tov, Hongliang Fei · 2024-01-22 · ▲ 6
        │ > An efficient way to turn a **diffusion** model for image super-resolution into one for video, working in pixel space on videos made from text.
        │
        │ **2.** [ActAnywhere: Subject-Aware Video Background Generation](https://arxiv.org/abs/2401.10822)
        │ -# Boxiao Pan, Zhan Xu, Chun-Hao Paul Huang and 4 more · 2024-01-22 · ▲ 6
        │ > …ActAnywhere is a video **diffusion** model that automates this laborious work.
        │
        │ **3.** [Synthesizing Moving People with 3D Control](https://arxiv.org/abs/2401.10889)
        │ -# Boyi Li, Jathushan Rajasegaran, Yossi Gandelsman and 2 more · 2024-01-22 · ▲ 5
        │ > From one photo of a person and a sequence of 3D motion, a **diffusion**-based framework makes a video of that person moving so.
        │ – 3 papers
        [▾ Open a paper…: 1. Inflation with Diffusion: Efficient Temporal Adaptation for Text-to-Video Super-Resolution | 2. ActAnywhere: Subject-Aware Video Background Generation | 3. Synthesizing Moving People with 3D Control]"
    `);
    expect((await mina.slash('/papers search', { query: '확산' })).transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /papers search
      paperboy (only Mina can see this):
        │ “확산” 검색 결과
        │ **1.** [Inflation with Diffusion: Efficient Temporal Adaptation for Text-to-Video Super-Resolution](https://arxiv.org/abs/2401.10404)
        │ -# Xin Yuan, Jinoo Baek, Keyang Xu, Omer Tov, Hongliang Fei · 2024-01-22 · ▲ 6
        │ > 이미지용 초해상도(super-resolution) **확산** 모델을 영상용으로 옮기는 효율적인 방법을 제안한다. 텍스트로 만든 영상의 해상도를 픽셀 공간에서 높인다.
        │
        │ **2.** [ActAnywhere: Subject-Aware Video Background Generation](https://arxiv.org/abs/2401.10822)
        │ -# Boxiao Pan, Zhan Xu, Chun-Hao Paul Huang 외 4명 · 2024-01-22 · ▲ 6
        │ > 영화와 시각 효과에서는 인물의 움직임에 어울리는 배경 영상이 필요하다. ActAnywhere는 손이 많이 가던 이 작업을 자동화하는 영상 **확산** 모델이다.
        │
        │ **3.** [Synthesizing Moving People with 3D Control](https://arxiv.org/abs/2401.10889)
        │ -# Boyi Li, Jathushan Rajasegaran, Yossi Gandelsman 외 2명 · 2024-01-22 · ▲ 5
        │ > 사진 한 장과 3D 동작 시퀀스를 주면, 사진 속 사람이 그 동작을 따라 하는 영상을 만드는 **확산** 모델 기반 방법이다.
        │ – 논문 3편
        [▾ 논문 열기…: 1. Inflation with Diffusion: Efficient Temporal Adaptation for Text-to-Video Super-Resolution | 2. ActAnywhere: Subject-Aware Video Background Generation | 3. Synthesizing Moving People with 3D Control]"
    `);
    expect(
      (await mina.slash('/papers search', { query: 'quantum gravity' })).transcript(),
    ).toMatchInlineSnapshot(`
      "↱ Mina used /papers search
      paperboy (only Mina can see this):
        │ “quantum gravity”에 맞는 논문이 없어요
        │ 단어를 줄이거나 바꿔 보세요. 한국어로도 영어로도 찾을 수 있어요. 저자는 \`/논문 저자\`, 날짜는 \`/논문 날짜\`를 써 보세요.
        [📅 2024-01-22의 논문] [🎲 아무 논문]"
    `);
  });

  it('find people while their name is typed', async () => {
    expect(await ada.suggest('/papers author', { name: 'bjo' })).toEqual([
      { name: 'Björn Hartmann · 1 paper', value: 'Björn Hartmann' },
    ]);
    expect(
      (await ada.slash('/papers author', { name: 'Björn Hartmann' })).transcript(),
    ).toMatchInlineSnapshot(`
      "↱ Ada used /papers author
      paperboy (only Ada can see this):
        │ Papers by Björn Hartmann
        │ -# 1 paper · 2024
        │ -# Co-authors: Can Liu, J. D. Zamfirescu-Pereira, Jeremy Warner, Matthew G. Lee, Michael Xuelin Huang
        │
        │ **1.** [Rambler: Supporting Writing With Speech via LLM-Assisted Gist Manipulation](https://arxiv.org/abs/2401.10838)
        │ -# Susan Lin, Jeremy Warner and 9 more · 2024-01-22 · ▲ 7
        │ > Dictating a text is fast, but the transcript rambles and needs much revision. Rambler is a writing interface in which an LLM helps to shape…
        │ – 1 paper
        [▾ Open a paper…: 1. Rambler: Supporting Writing With Speech via LLM-Assisted Gist Manipulation]
        [▾ Their co-authors…: Can Liu | J. D. Zamfirescu-Pereira | Jeremy Warner | Matthew G. Lee | Michael Xuelin Huang]"
    `);
  });

  it('find a day, page by page, after a restart too', async () => {
    expect(await mina.suggest('/papers date', { day: '2024' })).toEqual([
      { name: '2024-01-22 (월) · 논문 8편', value: '2024-01-22' },
    ]);
    const first = await mina.slash('/papers date', { day: '2024-01-22' });
    await stage.restart();
    const second = await mina.click(first, '다음');
    expect(second.transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /papers date
      paperboy (only Mina can see this) (edited):
        │ 2024년 1월 22일 월요일의 논문
        │ **6.** [Inflation with Diffusion: Efficient Temporal Adaptation for Text-to-Video Super-Resolution](https://arxiv.org/abs/2401.10404)
        │ -# Xin Yuan, Jinoo Baek, Keyang Xu, Omer Tov, Hongliang Fei · ▲ 6
        │ > 이미지용 초해상도(super-resolution) 확산 모델을 영상용으로 옮기는 효율적인 방법을 제안한다. 텍스트로 만든 영상의 해상도를 픽셀 공간에서 높인다.
        │
        │ **7.** [Understanding Video Transformers via Universal Concept Discovery](https://arxiv.org/abs/2401.10831)
        │ -# Matthew Kowal, Achal Dave, Rares Ambrus, Adrien Gaidon 외 2명 · ▲ 5
        │ > 영상 트랜스포머(video transformer)가 무엇을 근거로 판단하는지를, 사람이 알아볼 수 있는 개념(concept)으로 풀어 설명하려는 연구다.
        │
        │ **8.** [Synthesizing Moving People with 3D Control](https://arxiv.org/abs/2401.10889)
        │ -# Boyi Li, Jathushan Rajasegaran, Yossi Gandelsman 외 2명 · ▲ 5
        │ > 사진 한 장과 3D 동작 시퀀스를 주면, 사진 속 사람이 그 동작을 따라 하는 영상을 만드는 확산 모델 기반 방법이다.
        │ – 논문 8편 · 2쪽 중 2쪽
        [▾ 논문 열기…: 6. Inflation with Diffusion: Efficient Temporal Adaptation for Text-to-Video Super-Resolution | 7. Understanding Video Transformers via Universal Concept Discovery | 8. Synthesizing Moving People with 3D Control]
        [◀️ 이전] [▶️ 다음 (off)]"
    `);
    await expect(
      ada.slash('/papers date', { day: '2024-01-23' }).then((answer) => answer.transcript()),
    ).resolves.toMatchInlineSnapshot(`
      "↱ Ada used /papers date
      paperboy (only Ada can see this):
        │ No papers on Tuesday, January 23, 2024
        │ These days are the nearest that have papers:
        [📅 2024-01-22]"
    `);
    expect((await mina.slash('/papers date', { day: '어느 날' })).transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /papers date
      paperboy (only Mina can see this):
        │ “어느 날”에서 날짜를 읽지 못했어요. 2024-01-22, 1월 22일, 어제, 지난주 월요일처럼 적어 주세요."
    `);
  });

  it('show all about one paper, from a card too', async () => {
    const [choice] = await ada.suggest('/papers show', { paper: 'bubble' });
    expect(choice).toEqual({ name: 'Zero Bubble Pipeline Parallelism', value: '2401.10241' });
    const card = papers.messages()[3];
    if (!card) throw new Error('no card');
    const shown = await ada.click(card, '자세히');
    expect(shown.transcript()).toMatchInlineSnapshot(`
      "paperboy (only Ada can see this):
        │ Zero Bubble Pipeline Parallelism <https://arxiv.org/abs/2401.10241>
        │ - In pipeline parallelism, devices that wait for each other leave bubbles, long thought unavoidable. This is the first schedule with none under synchronous training.
        │ - The trick is to split the backward pass in two: the gradient for the input, which the previous stage waits for, comes first; the gradient for the weights fills the gaps.
        │ - Hand-made schedules built on this clearly beat earlier ones, and an algorithm finds the best schedule for a given model and memory limit.
        │ - Synchronisation in the optimizer step is bypassed: the step goes ahead and is validated afterwards, which removes the last bubble.
        │ - Throughput is up to 23% higher than 1F1B within a similar memory limit, and up to 31% when memory is relaxed.
        │ - The implementation, based on Megatron-LM, is at https://github.com/sail-sg/zero-bubble-pipeline-parallelism
        │ Authors: Penghui Qi, Xinyi Wan, Guangxing Huang, Min Lin
        │ Listed: 2024-01-22
        │ Upvotes: ▲ 15
        [▾ Summary in English: Summary in English | Summary in Korean]
        [👍 0] [🔖 Save] [🧭 Similar papers] [🎓 BibTeX]
        [arXiv ↗ https://arxiv.org/abs/2401.10241] [PDF ↗ https://arxiv.org/pdf/2401.10241] [Hugging Face ↗ https://huggingface.co/papers/2401.10241] [🚫 Not for me]
        [▾ Follow an author, an organization or a keyword…: Author: Penghui Qi | Author: Xinyi Wan | Author: Guangxing Huang | Author: Min Lin]"
    `);
    expect((await ada.slash('/papers show', { paper: 'nothing like it' })).transcript()).toContain(
      'nothing like it',
    );
  });

  it('are explained by /help', async () => {
    expect((await mina.slash('/help')).transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /help
      paperboy (only Mina can see this):
        │ paperboy가 오늘의 논문을 배달해 드려요
        │ 연구자들이 Hugging Face에서 추천한 논문을 매일 요약과 함께 올려 드려요. 마음에 드는 논문에는 👍로 투표해 주세요.
        │ 찾아보기: /papers search 단어로 찾기, 한국어와 영어 모두
        │     /papers author 한 저자의 모든 논문
        │     /papers date 하루의 모든 논문
        │     /papers show 논문 한 편을 자세히
        │     /papers similar 아는 논문과 닮은 논문
        │     /papers top 가장 사랑받은 논문
        │     /papers random 우연히 만나는 한 편
        │ 논문 저장: 메시지 메뉴의 앱 > **논문 저장**: 그 메시지에 있는 논문을 저장
        │     /saved list 저장한 논문
        │     /saved export BibTeX, RIS, CSL-JSON, CSV, JSON, Markdown으로 받기
        │ 팔로우: /follow keyword, /follow author, /follow organization 새 논문이 나오면 알림 받기
        │     /follow messages 매일 또는 일주일에 한 번, DM이나 채널에서
        │     /follow list 팔로우하는 것과 최근 결과
        │ 취향: /papers foryou 내 취향 순서로 보는 새 논문
        │     /follow foryou 그중 몇 편을 매일 DM으로 받기
        │     /taste show 지금까지 배운 취향
        │ 개인정보: /privacy show 나에 대해 저장된 정보
        │     /privacy delete 모두 지우기"
    `);
  });
});

describe('the whole conversation', () => {
  it("broke none of Discord's rules", () => {
    expect(stage.playground.world.violations).toEqual([]);
  });
});
