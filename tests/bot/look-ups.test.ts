// Look-ups as members see them: every command in Korean and English, pages, sharing, direct messages, and ways on from nothing.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addDays, day } from '../../src/model/day.ts';
import type { Channel } from '../../src/playground/actors/channel.ts';
import type { Guild } from '../../src/playground/actors/guild.ts';
import type { Member } from '../../src/playground/actors/member.ts';
import { saveListing } from '../../src/store/listings.ts';
import { listed } from '../daily/fixture.ts';
import { closeDay } from './digests.ts';
import { NOON, type Stage, setStage } from './stage.ts';

const HOSTILE = listed('2403.66666', {
  title: '@everyone **Free** [click](https://evil.example) `code` ||spoiler|| <@1> # ~~x~~ '.repeat(4).trim(),
  authors: ['*Eve* @here', '[Mallory](https://evil.example)'],
  upvotes: 3,
  aiSummary: '> quoted **bold** @everyone https://evil.example/a_b_c and _more_ <#1> otters.',
  keywords: ['`tick`', '**otter**'],
  github: `https://github.com/${'x'.repeat(600)}`,
});

const WALRUSES = Array.from({ length: 12 }, (_, n) =>
  listed(`2402.000${String(n).padStart(2, '0')}`, {
    title: `Walrus ${'One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve'.split(' ')[n]}`,
    authors: [
      'Ada Lovelace',
      ...(n % 2 === 0 ? ['Grace Hopper'] : []),
      ...(n % 3 === 0 ? ['Kim Minji'] : []),
    ],
    upvotes: 12 - n,
    aiSummary: `A walrus is studied for the ${n + 1}. time.`,
    keywords: ['Walrus'],
  }),
);

/** Six hundred authors. */
const CROWDED = listed('2403.88888', {
  title: 'The Work of a Crowd',
  authors: Array.from({ length: 600 }, (_, n) => `Author Number${n} von Crowd`),
  upvotes: 1,
  aiSummary: 'Many hands.',
});

const SO_FAR = [
  listed('2403.77777', { title: 'Today, So Far', upvotes: 2, aiSummary: 'The day is not over.' }),
  listed('2403.77778', { title: 'Also Today', upvotes: 5, aiSummary: 'Nor is this.' }),
];

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const UNPRINTABLE = /[\u0000-\u0008\u000e-\u001f\u202a-\u202e\u2066-\u2069]/;

let now = NOON;
let stage: Stage;
let guild: Guild;
let papers: Channel;
let ada: Member;
let mina: Member;

beforeAll(async () => {
  stage = await setStage({ now: () => now });
  await closeDay(stage, '2024-01-19', WALRUSES, NOON - 5 * 86_400_000);
  await closeDay(stage, '2024-01-18', [CROWDED], NOON - 6 * 86_400_000);
  await closeDay(stage, '2024-01-23', [HOSTILE], NOON - 43_200_000);
  await saveListing(stage.store, day('2024-01-24'), SO_FAR, NOON - 3_600_000);
  await stage.index.bringUp();
  guild = stage.playground.world.guild({ name: 'Reading group', locale: 'ko' });
  papers = guild.channel('papers');
  ada = guild.member('Ada', { admin: true });
  mina = guild.member('Mina', { locale: 'ko' });
});
afterEach(() => {
  now = NOON;
});
afterAll(async () => {
  await stage[Symbol.asyncDispose]();
});

const said = async (who: Member, command: string, options: Record<string, string | boolean> = {}) =>
  (await who.slash(command, options)).transcript();

describe('/papers search', () => {
  it('marks what was asked for, in the language of who asks', async () => {
    expect(await said(ada, '/papers search', { query: 'concept discovery' })).toMatchInlineSnapshot(`
      "↱ Ada used /papers search
      paperboy (only Ada can see this):
        │ Papers on “concept discovery”
        │ **1.** [Understanding Video Transformers via Universal Concept Discovery](https://arxiv.org/abs/2401.10831)
        │ -# Matthew Kowal, Achal Dave, Rares Ambrus and 3 more · 2024-01-22 · ▲ 5
        │ > Earlier work stayed with images; in video, **concepts** must be followed through time. VTCD (Video Transformer **Concept Discovery**) is the first…
        │ – 1 paper
        [▾ Open a paper…: 1. Understanding Video Transformers via Universal Concept Discovery]"
    `);
    expect(await said(mina, '/papers search', { query: '영상 개념' })).toMatchInlineSnapshot(`
      "↱ Mina used /papers search
      paperboy (only Mina can see this):
        │ “영상 개념” 검색 결과
        │ **1.** [Understanding Video Transformers via Universal Concept Discovery](https://arxiv.org/abs/2401.10831)
        │ -# Matthew Kowal, Achal Dave, Rares Ambrus, Adrien Gaidon 외 2명 · 2024-01-22 · ▲ 5
        │ > **영상** 트랜스포머(**video** transformer)가 무엇을 근거로 판단하는지를, 사람이 알아볼 수 있는 **개념**(concept)으로 풀어 설명하려는 연구다.
        │ – 논문 1편
        [▾ 논문 열기…: 1. Understanding Video Transformers via Universal Concept Discovery]"
    `);
  });

  it('is narrowed by author and days, however they are written', async () => {
    const narrowed = {
      query: 'walrus',
      author: 'hopper grace',
      from: 'Jan 2024',
      to: 'last friday',
      sort: 'votes',
    };
    expect(await said(ada, '/papers search', narrowed)).toMatchInlineSnapshot(`
      "↱ Ada used /papers search
      paperboy (only Ada can see this):
        │ Papers on “walrus”
        │ -# by hopper grace · 2024-01-01 – 2024-01-19 · most upvotes first
        │
        │ **1.** [Walrus One](https://arxiv.org/abs/2402.00000)
        │ -# Ada Lovelace, Grace Hopper, Kim Minji · 2024-01-19 · ▲ 12
        │ > A **walrus** is studied for the 1. time.
        │
        │ **2.** [Walrus Three](https://arxiv.org/abs/2402.00002)
        │ -# Ada Lovelace, Grace Hopper · 2024-01-19 · ▲ 10
        │ > A **walrus** is studied for the 3. time.
        │
        │ **3.** [Walrus Five](https://arxiv.org/abs/2402.00004)
        │ -# Ada Lovelace, Grace Hopper · 2024-01-19 · ▲ 8
        │ > A **walrus** is studied for the 5. time.
        │
        │ **4.** [Walrus Seven](https://arxiv.org/abs/2402.00006)
        │ -# Ada Lovelace, Grace Hopper, Kim Minji · 2024-01-19 · ▲ 6
        │ > A **walrus** is studied for the 7. time.
        │
        │ **5.** [Walrus Nine](https://arxiv.org/abs/2402.00008)
        │ -# Ada Lovelace, Grace Hopper · 2024-01-19 · ▲ 4
        │ > A **walrus** is studied for the 9. time.
        │ – 6 papers · Page 1 of 2
        [▾ Open a paper…: 1. Walrus One | 2. Walrus Three | 3. Walrus Five | 4. Walrus Seven | 5. Walrus Nine]
        [◀️ Previous (off)] [▶️ Next]"
    `);
    const korean = { query: '바다코끼리 -walrus 영상', from: '지난주 월요일', sort: 'date' };
    expect(await said(mina, '/papers search', korean)).toMatchInlineSnapshot(`
      "↱ Mina used /papers search
      paperboy (only Mina can see this):
        │ “바다코끼리 -walrus 영상” 검색 결과
        │ -# 2024-01-15부터 · 최신순
        │ 모든 단어가 나오는 논문은 없어요. 가까운 논문을 보여 드려요.
        │
        │ • [Inflation with Diffusion: Efficient Temporal Adaptation for Text-to-Video Super-Resolution](https://arxiv.org/abs/2401.10404)
        │ -# Xin Yuan, Jinoo Baek, Keyang Xu, Omer Tov, Hongliang Fei · 2024-01-22 · ▲ 6
        │ > **이미지**용 초해상도(super-resolution) 확산 모델을 **영상**용으로 옮기는 효율적인 방법을 제안한다. 텍스트로 만든 **영상**의 해상도를 픽셀 공간에서 높인다.
        │
        │ • [ActAnywhere: Subject-Aware Video Background Generation](https://arxiv.org/abs/2401.10822)
        │ -# Boxiao Pan, Zhan Xu, Chun-Hao Paul Huang 외 4명 · 2024-01-22 · ▲ 6
        │ > 영화와 시각 효과에서는 인물의 움직임에 어울리는 배경 **영상**이 필요하다. ActAnywhere는 손이 많이 가던 이 작업을 자동화하는 **영상** 확산 모델이다.
        │
        │ • [Understanding Video Transformers via Universal Concept Discovery](https://arxiv.org/abs/2401.10831)
        │ -# Matthew Kowal, Achal Dave, Rares Ambrus, Adrien Gaidon 외 2명 · 2024-01-22 · ▲ 5
        │ > **영상** 트랜스포머(**video** transformer)가 무엇을 근거로 판단하는지를, 사람이 알아볼 수 있는 개념(concept)으로 풀어 설명하려는 연구다.
        │
        │ • [Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data](https://arxiv.org/abs/2401.10891)
        │ -# Lihe Yang, Bingyi Kang, Zilong Huang, Xiaogang Xu 외 2명 · 2024-01-22 · ▲ 26
        │ > 한 장의 사진에서 깊이를 추정하는 단안 깊이 추정(monocular depth estimation)을 위해, 어떤 **이미지**에도 통하는 기반 모델 Depth…
        │
        │ • [Synthesizing Moving People with 3D Control](https://arxiv.org/abs/2401.10889)
        │ -# Boyi Li, Jathushan Rajasegaran, Yossi Gandelsman 외 2명 · 2024-01-22 · ▲ 5
        │ > 사진 한 장과 3D 동작 시퀀스를 주면, 사진 속 사람이 그 동작을 따라 하는 **영상**을 만드는 확산 모델 기반 방법이다.
        [▾ 논문 열기…: Inflation with Diffusion: Efficient Temporal Adaptation for Text-to-Video Super-Resolution | ActAnywhere: Subject-Aware Video Background Generation | Understanding Video Transformers via Universal Concept Discovery | Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data | Synthesizing Moving People with 3D Control]"
    `);
  });

  it('says which days it cannot read', async () => {
    expect(await said(ada, '/papers search', { query: 'walrus', from: 'soon' })).toMatchInlineSnapshot(`
      "↱ Ada used /papers search
      paperboy (only Ada can see this):
        │ “soon” is not a day that I can read. Write it like 2024-01-22, 22 Jan, yesterday or last Monday."
    `);
    const reversed = { query: 'walrus', from: 'today', to: 'yesterday' };
    expect(await said(mina, '/papers search', reversed)).toMatchInlineSnapshot(`
      "↱ Mina used /papers search
      paperboy (only Mina can see this):
        │ 시작일(2024-01-24)이 종료일(2024-01-23)보다 늦어요. 둘을 바꿔서 다시 찾아 주세요."
    `);
  });

  it('says what it searched for instead of a misspelt word', async () => {
    expect(await said(ada, '/papers search', { query: 'paralellism' })).toMatchInlineSnapshot(`
      "↱ Ada used /papers search
      paperboy (only Ada can see this):
        │ Papers on “parallelism”
        │ Nothing matches “paralellism”. Did you mean **parallelism**?
        │
        │ **1.** [Zero Bubble Pipeline Parallelism](https://arxiv.org/abs/2401.10241)
        │ -# Penghui Qi, Xinyi Wan, Guangxing Huang, Min Lin · 2024-01-22 · ▲ 15
        │ > In pipeline **parallelism**, devices that wait for each other leave bubbles, long thought unavoidable. This is the first schedule with none…
        │ – 1 paper
        [▾ Open a paper…: 1. Zero Bubble Pipeline Parallelism]"
    `);
    expect(await said(mina, '/papers search', { query: 'paralellism' })).toContain(
      '혹시 이걸 찾으셨나요? **',
    );
  });

  it('shows what comes close where nothing has all the words', async () => {
    expect(await said(ada, '/papers search', { query: 'zero bubble photosynthesis' })).toMatchInlineSnapshot(`
      "↱ Ada used /papers search
      paperboy (only Ada can see this):
        │ Papers on “zero bubble photosynthesis”
        │ No paper has all these words. These come close:
        │
        │ • [Zero Bubble Pipeline Parallelism](https://arxiv.org/abs/2401.10241)
        │ -# Penghui Qi, Xinyi Wan, Guangxing Huang, Min Lin · 2024-01-22 · ▲ 15
        │ > In pipeline parallelism, devices that wait for each other leave **bubbles**, long thought unavoidable. This is the first schedule with none…
        [▾ Open a paper…: Zero Bubble Pipeline Parallelism]"
    `);
    expect(await said(mina, '/papers search', { query: 'zero bubble photosynthesis' })).toContain(
      '모든 단어가 나오는 논문은 없어요',
    );
  });

  it('has a way on from nothing', async () => {
    const none = await ada.slash('/papers search', { query: 'walrus', author: 'Lovelace', to: '2023' });
    expect(none.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /papers search
      paperboy (only Ada can see this):
        │ Nothing found for “walrus”
        │ -# by Lovelace · until 2023-12-31
        │ Try fewer words or other ones, in Korean or English. \`/papers author\` finds people, \`/papers date\` a day.
        [🔎 Search everywhere] [📅 Papers of 2024-01-23] [🎲 Any paper]"
    `);
    const everywhere = await ada.click(none, 'Search everywhere');
    expect(everywhere.transcript()).toContain('12 papers · Page 1 of 3');
    expect(everywhere.message.id).toBe(none.message.id);
    const nothing = await mina.slash('/papers search', { query: 'qqqqqqq' });
    expect(nothing.transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /papers search
      paperboy (only Mina can see this):
        │ “qqqqqqq”에 맞는 논문이 없어요
        │ 단어를 줄이거나 바꿔 보세요. 한국어로도 영어로도 찾을 수 있어요. 저자는 \`/논문 저자\`, 날짜는 \`/논문 날짜\`를 써 보세요.
        [📅 2024-01-23의 논문] [🎲 아무 논문]"
    `);
    expect((await mina.click(nothing, /2024-01-23/)).transcript()).toContain('2024년 1월 23일');
  });
});

describe('pages', () => {
  it('are turned in place, after a restart too', async () => {
    const first = await ada.slash('/papers search', { query: 'walrus' });
    await stage.restart();
    const second = await ada.click(first, 'Next');
    expect(second.message.id).toBe(first.message.id);
    const last = await ada.click(second, 'Next');
    expect(last.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /papers search
      paperboy (only Ada can see this) (edited):
        │ Papers on “walrus”
        │ **11.** [Walrus Eleven](https://arxiv.org/abs/2402.00010)
        │ -# Ada Lovelace, Grace Hopper · 2024-01-19 · ▲ 2
        │ > A **walrus** is studied for the 11. time.
        │
        │ **12.** [Walrus Twelve](https://arxiv.org/abs/2402.00011)
        │ -# Ada Lovelace · 2024-01-19 · ▲ 1
        │ > A **walrus** is studied for the 12. time.
        │ – 12 papers · Page 3 of 3
        [▾ Open a paper…: 11. Walrus Eleven | 12. Walrus Twelve]
        [◀️ Previous] [▶️ Next (off)]"
    `);
    expect((await ada.click(last, 'Previous')).transcript()).toContain('Page 2 of 3');
  });

  it('of a shared list are turned by whoever asked, in the words of the server', async () => {
    const shared = await ada.slash('/papers search', { query: 'walrus', share: true });
    expect(shared.ephemeral).toBe(false);
    expect(shared.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /papers search
      paperboy:
        │ \`walrus\` 검색 결과
        │ **1.** [Walrus One](https://arxiv.org/abs/2402.00000)
        │ -# Ada Lovelace, Grace Hopper, Kim Minji · 2024-01-19 · ▲ 12
        │ > A **walrus** is studied for the 1. time.
        │
        │ **2.** [Walrus Two](https://arxiv.org/abs/2402.00001)
        │ -# Ada Lovelace · 2024-01-19 · ▲ 11
        │ > A **walrus** is studied for the 2. time.
        │
        │ **3.** [Walrus Three](https://arxiv.org/abs/2402.00002)
        │ -# Ada Lovelace, Grace Hopper · 2024-01-19 · ▲ 10
        │ > A **walrus** is studied for the 3. time.
        │
        │ **4.** [Walrus Four](https://arxiv.org/abs/2402.00003)
        │ -# Ada Lovelace, Kim Minji · 2024-01-19 · ▲ 9
        │ > A **walrus** is studied for the 4. time.
        │
        │ **5.** [Walrus Five](https://arxiv.org/abs/2402.00004)
        │ -# Ada Lovelace, Grace Hopper · 2024-01-19 · ▲ 8
        │ > A **walrus** is studied for the 5. time.
        │ – 논문 12편 · 3쪽 중 1쪽
        [▾ 논문 열기…: 1. Walrus One | 2. Walrus Two | 3. Walrus Three | 4. Walrus Four | 5. Walrus Five]
        [◀️ 이전 (off)] [▶️ 다음]"
    `);
    const refused = await mina.click(shared, '다음');
    expect(refused.transcript()).toMatchInlineSnapshot(`
      "paperboy (only Mina can see this):
        │ 다른 분의 목록이에요. 페이지를 넘기려면 직접 찾아 주세요."
    `);
    await stage.restart();
    expect((await ada.click(shared, '다음')).transcript()).toContain('3쪽 중 2쪽');
    expect(papers.messages().at(-1)?.id).toBe(shared.message.id);
  });

  it('too old to be turned say so', async () => {
    const list = await ada.slash('/papers search', { query: 'walrus' });
    await stage.store.deleteFrom('lookups').execute();
    expect((await ada.click(list, 'Next')).transcript()).toContain('too old');
  });
});

describe('/papers author', () => {
  it('offers names, most papers first, whatever is typed of them', async () => {
    expect(await ada.suggest('/papers author', { name: '' })).toHaveLength(25);
    expect((await ada.suggest('/papers author', { name: '' })).at(0)).toEqual({
      name: 'Ada Lovelace · 14 papers',
      value: 'Ada Lovelace',
    });
    expect(await mina.suggest('/papers author', { name: 'minji k' })).toEqual([
      { name: 'Kim Minji · 논문 4편', value: 'Kim Minji' },
    ]);
    expect(await ada.suggest('/papers search', { query: 'walrus', author: 'hop' })).toHaveLength(1);
  });

  it('shows years and co-authors, and goes on to one of them', async () => {
    const grace = await ada.slash('/papers author', { name: 'hopper grace' });
    expect(grace.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /papers author
      paperboy (only Ada can see this):
        │ Papers by Grace Hopper
        │ -# 6 papers · 2024
        │ -# Co-authors: Ada Lovelace (6), Kim Minji (2)
        │
        │ **1.** [Walrus Eleven](https://arxiv.org/abs/2402.00010)
        │ -# Ada Lovelace, Grace Hopper · 2024-01-19 · ▲ 2
        │ > A walrus is studied for the 11. time.
        │
        │ **2.** [Walrus Nine](https://arxiv.org/abs/2402.00008)
        │ -# Ada Lovelace, Grace Hopper · 2024-01-19 · ▲ 4
        │ > A walrus is studied for the 9. time.
        │
        │ **3.** [Walrus Seven](https://arxiv.org/abs/2402.00006)
        │ -# Ada Lovelace, Grace Hopper, Kim Minji · 2024-01-19 · ▲ 6
        │ > A walrus is studied for the 7. time.
        │
        │ **4.** [Walrus Five](https://arxiv.org/abs/2402.00004)
        │ -# Ada Lovelace, Grace Hopper · 2024-01-19 · ▲ 8
        │ > A walrus is studied for the 5. time.
        │
        │ **5.** [Walrus Three](https://arxiv.org/abs/2402.00002)
        │ -# Ada Lovelace, Grace Hopper · 2024-01-19 · ▲ 10
        │ > A walrus is studied for the 3. time.
        │ – 6 papers · Page 1 of 2
        [▾ Open a paper…: 1. Walrus Eleven | 2. Walrus Nine | 3. Walrus Seven | 4. Walrus Five | 5. Walrus Three]
        [▾ Their co-authors…: Ada Lovelace | Kim Minji]
        [◀️ Previous (off)] [▶️ Next]"
    `);
    const next = await ada.select(grace, 'Their co-authors…', 'Kim Minji');
    expect(next.message.id).toBe(grace.message.id);
    expect(next.transcript()).toContain('Papers by Kim Minji');
    expect(await said(mina, '/papers author', { name: 'bjorn hartmann' })).toMatchInlineSnapshot(`
      "↱ Mina used /papers author
      paperboy (only Mina can see this):
        │ Björn Hartmann의 논문
        │ -# 논문 1편 · 2024
        │ -# 함께 쓴 저자: Can Liu, J. D. Zamfirescu-Pereira, Jeremy Warner, Matthew G. Lee, Michael Xuelin Huang
        │
        │ **1.** [Rambler: Supporting Writing With Speech via LLM-Assisted Gist Manipulation](https://arxiv.org/abs/2401.10838)
        │ -# Susan Lin, Jeremy Warner, J. D. Zamfirescu-Pereira 외 8명 · 2024-01-22 · ▲ 7
        │ > 말로 글을 쓰면 빠르지만 받아 적은 글은 장황하고 두서가 없어 손볼 곳이 많다. Rambler는 LLM의 도움으로 이런 글을 요지(gist) 단위로 다듬게 해…
        │ – 논문 1편
        [▾ 논문 열기…: 1. Rambler: Supporting Writing With Speech via LLM-Assisted Gist Manipulation]
        [▾ 함께 쓴 저자…: Can Liu | J. D. Zamfirescu-Pereira | Jeremy Warner | Matthew G. Lee | Michael Xuelin Huang]"
    `);
  });

  it('asks who is meant where a name is not enough', async () => {
    const several = await ada.slash('/papers author', { name: 'zh' });
    expect(several.transcript()).toContain('Several people could be meant');
    const one = await ada.select(several, 'Whom do you mean?', 'Hengshuang Zhao');
    expect(one.transcript()).toContain('Papers by Hengshuang Zhao');
    expect(await said(ada, '/papers author', { name: 'Grace Hoper' })).toContain(
      'Did you mean **Grace Hopper**?',
    );
    expect(await said(mina, '/papers author', { name: 'qqqq' })).toMatchInlineSnapshot(`
      "↱ Mina used /papers author
      paperboy (only Mina can see this):
        │ “qqqq”에 맞는 논문이 없어요
        │ \`/논문 저자\`에서 이름을 몇 글자 적고 목록에서 골라 보세요. 다른 곳에 나오는 이름은 \`/논문 검색\`으로 찾을 수 있어요.
        [📅 2024-01-23의 논문] [🎲 아무 논문]"
    `);
  });
});

describe('the ends of a range', () => {
  it('offer what was typed first, the day on which it begins or ends, then days of it', async () => {
    const first = async (options: Record<string, string>) =>
      (await ada.suggest('/papers search', { query: 'x', ...options }))[0];
    expect(await first({ from: '2024' })).toEqual({ name: '2024, from 1 January', value: '2024-01-01' });
    expect(await first({ to: '2024' })).toEqual({ name: '2024, until 31 December', value: '2024-12-31' });
    expect(await first({ from: 'last month' })).toEqual({
      name: 'last month, from 1 December 2023',
      value: '2023-12-01',
    });
    expect(await first({ from: '2024-01-22' })).toMatchObject({ value: '2024-01-22' });
    const [from, next] = await mina.suggest('/papers search', { query: 'x', from: '2024년 1월' });
    expect([from, next]).toEqual([
      { name: '2024년 1월, 1월 1일부터', value: '2024-01-01' },
      { name: '2024-01-24 (수) · 논문 2편', value: '2024-01-24' },
    ]);
  });
});

describe('/papers date', () => {
  it('offers the days that have papers', async () => {
    expect(await ada.suggest('/papers date', { day: '' })).toMatchInlineSnapshot(`
      [
        {
          "name": "2024-01-24 (Wed) · 2 papers",
          "value": "2024-01-24",
        },
        {
          "name": "2024-01-23 (Tue) · 1 paper",
          "value": "2024-01-23",
        },
        {
          "name": "2024-01-22 (Mon) · 8 papers",
          "value": "2024-01-22",
        },
        {
          "name": "2024-01-19 (Fri) · 12 papers",
          "value": "2024-01-19",
        },
        {
          "name": "2024-01-18 (Thu) · 1 paper",
          "value": "2024-01-18",
        },
      ]
    `);
    expect(await mina.suggest('/papers date', { day: '지난주' })).toMatchInlineSnapshot(`
      [
        {
          "name": "2024-01-19 (금) · 논문 12편",
          "value": "2024-01-19",
        },
        {
          "name": "2024-01-18 (목) · 논문 1편",
          "value": "2024-01-18",
        },
      ]
    `);
    expect(await ada.suggest('/papers date', { day: '2024-01-2' })).toHaveLength(2);
    expect(await ada.suggest('/papers date', { day: 'zzz' })).toEqual([]);
  });

  it('offers what a half typed day may become', async () => {
    const offered = async (typed: string) =>
      (await mina.suggest('/papers date', { day: typed })).map(({ name }) => name);
    expect(await offered('어')).toEqual([
      '어제 · 2024-01-23 (화) · 논문 1편',
      '엊그제 · 2024-01-22 (월) · 논문 8편',
    ]);
    expect((await offered('오느'))[0]).toBe('오늘 · 2024-01-24 (수) · 논문 2편');
    expect(await offered('지난주 월')).toEqual(['지난주 월요일 · 2024-01-15 (월) · 논문 없음']);
    expect(await offered('월요')).toEqual(['월요일 · 2024-01-22 (월) · 논문 8편']);
    expect(await offered('지난')).toMatchInlineSnapshot(`
      [
        "지난 월요일 · 2024-01-22 (월) · 논문 8편",
        "지난 화요일 · 2024-01-23 (화) · 논문 1편",
        "지난 수요일 · 2024-01-17 (수) · 논문 없음",
        "지난 목요일 · 2024-01-18 (목) · 논문 1편",
        "지난 금요일 · 2024-01-19 (금) · 논문 12편",
        "지난 토요일 · 2024-01-20 (토) · 논문 없음",
        "지난 일요일 · 2024-01-21 (일) · 논문 없음",
        "지난 주 월요일 · 2024-01-15 (월) · 논문 없음",
        "지난 주 화요일 · 2024-01-16 (화) · 논문 없음",
      ]
    `);
    expect(await offered('yes')).toEqual(['yesterday · 2024-01-23 (화) · 논문 1편']);
    expect(await offered('last m')).toMatchInlineSnapshot(`
      [
        "last monday · 2024-01-22 (월) · 논문 8편",
      ]
    `);
    const [from] = await mina.suggest('/papers search', { query: 'walrus', from: '어' });
    expect(from?.value).toBe('2024-01-23');
  });

  it('offers a typed day without papers before others, so that Enter opens no other one', async () => {
    const offered = await ada.suggest('/papers date', { day: '2 jan' });
    expect(offered.map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        "2024-01-02 (Tue) · no papers",
        "2024-01-18 (Thu) · 1 paper",
        "2024-01-19 (Fri) · 12 papers",
        "2024-01-22 (Mon) · 8 papers",
        "2024-01-23 (Tue) · 1 paper",
      ]
    `);
    expect(await said(ada, '/papers date', { day: `${offered[0]?.value}` })).toMatchInlineSnapshot(`
      "↱ Ada used /papers date
      paperboy (only Ada can see this):
        │ No papers on Tuesday, January 2, 2024
        │ These days are the nearest that have papers:
        [📅 2024-01-18] [📅 2024-01-19] [📅 2024-01-22] [📅 2024-01-23]"
    `);
    const [first] = await mina.suggest('/papers search', { query: 'walrus', from: '1월 20일' });
    expect(first).toEqual({ name: '2024-01-20 (토) · 논문 없음', value: '2024-01-20' });
    // A month is no day: it can't be opened.
    expect((await ada.suggest('/papers date', { day: '2023-12' })).map(({ name }) => name)).toHaveLength(4);
  });

  it('reads a day in many ways', async () => {
    const ways = [
      '2024-01-19',
      '19 Jan',
      'last friday',
      '1월 19일',
      '지난주 금요일',
      '先週の金曜日',
      '上周五',
    ];
    for (const text of ways)
      expect(await said(ada, '/papers date', { day: text })).toContain('Papers of Friday, January 19, 2024');
    expect(await said(mina, '/papers date', { day: '그저께' })).toContain('2024년 1월 22일 월요일의 논문');
  });

  it('shows what today has so far', async () => {
    expect(await said(ada, '/papers date', { day: 'today' })).toMatchInlineSnapshot(`
      "↱ Ada used /papers date
      paperboy (only Ada can see this):
        │ Papers of Wednesday, January 24, 2024
        │ The day is still open: these are its papers so far. It closes <time>.
        │
        │ **1.** [Also Today](https://arxiv.org/abs/2403.77778)
        │ -# Ada Lovelace · ▲ 5
        │ > Nor is this.
        │
        │ **2.** [Today, So Far](https://arxiv.org/abs/2403.77777)
        │ -# Ada Lovelace · ▲ 2
        │ > The day is not over.
        │ – 2 papers
        [▾ Open a paper…: 1. Also Today | 2. Today, So Far]"
    `);
    expect(await said(mina, '/papers date', { day: '오늘' })).toContain('아직 모이는 중');
  });

  it('knows a day that has begun in Korea before its list opens', async () => {
    // Nine in the morning of Thursday the 25th in Seoul.
    now = Date.parse('2024-01-25T00:00:00Z');
    for (const text of ['1월 25일', '1/25', '25일', '목요일', 'Jan 25'])
      expect(await said(mina, '/papers date', { day: text })).toMatch(
        /2024년 1월 25일 목요일에는 논문이 없어요[\s\S]*아직 열리지 않았어요\. 시작: /,
      );
    const [first] = await mina.suggest('/papers date', { day: '1월 25일' });
    expect(first).toEqual({ name: '2024-01-25 (목) · 아직 열리지 않음', value: '2024-01-25' });
    expect(await said(mina, '/papers date', { day: '오늘' })).toContain('2024년 1월 24일 수요일의 논문');
  });

  it('offers the nearest days where there is nothing', async () => {
    const miss = await ada.slash('/papers date', { day: '2024-01-20', share: true });
    expect(miss.ephemeral).toBe(true);
    expect(miss.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /papers date
      paperboy (only Ada can see this):
        │ No papers on Saturday, January 20, 2024
        │ Nothing is listed on weekends. These days are the nearest that have papers:
        [📅 2024-01-18] [📅 2024-01-19] [📅 2024-01-22] [📅 2024-01-23]"
    `);
    const hit = await ada.click(miss, '2024-01-19');
    expect(hit.message.id).toBe(miss.message.id);
    expect(hit.transcript()).toContain('Papers of Friday, January 19, 2024');
    expect(await said(mina, '/papers date', { day: addDays(day('2024-01-24'), 2) })).toMatchInlineSnapshot(`
      "↱ Mina used /papers date
      paperboy (only Mina can see this):
        │ 2024년 1월 26일 금요일에는 논문이 없어요
        │ 아직 오지 않은 날이에요. 논문이 있는 가장 가까운 날은 다음과 같아요.
        [📅 2024-01-18] [📅 2024-01-19] [📅 2024-01-22] [📅 2024-01-23]"
    `);
    expect(await said(mina, '/papers date', { day: '작년' })).toMatchInlineSnapshot(`
      "↱ Mina used /papers date
      paperboy (only Mina can see this):
        │ 하루가 아니라 여러 날이에요(2023-01-01부터 2023-12-31까지). 그중 하루를 고르거나, 검색의 시작일과 종료일 옵션을 써 주세요."
    `);
  });
});

describe('what was typed', () => {
  it('is repeated without what turns or hides the words around it', async () => {
    const typed = '\u202eevil\u202c \u2066a\u0000b\u001b';
    const options: [string, Record<string, string>][] = [
      ['/papers search', { query: typed }],
      ['/papers search', { query: 'walrus', author: typed }],
      ['/papers search', { query: 'walrus', from: typed }],
      ['/papers author', { name: typed }],
      ['/papers date', { day: typed }],
      ['/papers show', { paper: typed }],
      ['/papers trends', { topic: typed }],
      ['/follow remove', { which: typed }],
    ];
    for (const [command, given] of options) {
      const { embeds } = await mina.slash(command, given);
      const shown = embeds.flatMap((embed) => [embed.title, embed.description]).join();
      expect([command, shown]).toEqual([command, expect.not.stringMatching(UNPRINTABLE)]);
    }
  });
});

describe('/papers show', () => {
  it('offers titles, the latest papers before anything is typed', async () => {
    expect((await ada.suggest('/papers show', { paper: '' })).map(({ value }) => value)).toEqual([
      '2403.66666',
    ]);
    expect(await ada.suggest('/papers show', { paper: 'zero bub' })).toEqual([
      { name: 'Zero Bubble Pipeline Parallelism', value: '2401.10241' },
    ]);
  });

  it('shows a paper in each language at hand, one at a time', async () => {
    const shown = await mina.slash('/papers show', { paper: 'https://hf.co/papers/2401.10241v2' });
    expect(shown.transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /papers show
      paperboy (only Mina can see this):
        │ Zero Bubble Pipeline Parallelism <https://arxiv.org/abs/2401.10241>
        │ - 파이프라인 병렬화(pipeline parallelism)에서는 장치가 서로를 기다리는 빈 시간, 이른바 버블(bubble)을 피할 수 없다고 여겨 왔다. 이 논문은 동기식 학습에서 버블을 없앤 첫 스케줄을 제시한다.
        │ - 핵심은 역전파를 둘로 나누는 것이다. 입력에 대한 기울기는 앞 단계가 기다리므로 먼저 구하고, 가중치에 대한 기울기는 빈 시간을 메우는 데 쓴다.
        │ - 이 생각으로 손수 짠 스케줄이 기존 방법을 크게 앞섰고, 모델 구성과 메모리 한도에 맞는 스케줄을 자동으로 찾는 알고리즘도 만들었다.
        │ - 옵티마이저 단계의 동기화는 먼저 진행한 뒤 나중에 검증하는 방식으로 바꾸어, 버블이 완전히 사라지게 했다.
        │ - 메모리 한도가 비슷할 때 1F1B보다 처리량이 최대 23% 높고, 한도를 늦추면 31%까지 높아진다.
        │ - Megatron-LM을 바탕으로 한 구현이 https://github.com/sail-sg/zero-bubble-pipeline-parallelism 에 공개되어 있다.
        │ 저자: Penghui Qi, Xinyi Wan, Guangxing Huang, Min Lin
        │ 소개된 날: 2024-01-22
        │ 추천: ▲ 15
        [▾ 한국어 요약: 영어 요약 | 한국어 요약]
        [👍 0] [🔖 저장] [🧭 비슷한 논문] [🎓 BibTeX]
        [arXiv ↗ https://arxiv.org/abs/2401.10241] [PDF ↗ https://arxiv.org/pdf/2401.10241] [Hugging Face ↗ https://huggingface.co/papers/2401.10241] [🚫 관심 없음]
        [▾ 저자, 기관, 키워드 팔로우하기…: 저자: Penghui Qi | 저자: Xinyi Wan | 저자: Guangxing Huang | 저자: Min Lin]"
    `);
    const english = await mina.select(shown, /language/, 'written:en');
    expect(english.message.id).toBe(shown.message.id);
    expect(english.transcript()).toContain('In pipeline parallelism, devices that wait');
    expect(english.transcript()).toContain('영어 요약');
  });

  it('is shared without what is about one member', async () => {
    const shared = await ada.slash('/papers show', { paper: 'zero bubble', share: true });
    expect(shared.ephemeral).toBe(false);
    expect(shared.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /papers show
      paperboy:
        │ Zero Bubble Pipeline Parallelism <https://arxiv.org/abs/2401.10241>
        │ - 파이프라인 병렬화(pipeline parallelism)에서는 장치가 서로를 기다리는 빈 시간, 이른바 버블(bubble)을 피할 수 없다고 여겨 왔다. 이 논문은 동기식 학습에서 버블을 없앤 첫 스케줄을 제시한다.
        │ - 핵심은 역전파를 둘로 나누는 것이다. 입력에 대한 기울기는 앞 단계가 기다리므로 먼저 구하고, 가중치에 대한 기울기는 빈 시간을 메우는 데 쓴다.
        │ - 이 생각으로 손수 짠 스케줄이 기존 방법을 크게 앞섰고, 모델 구성과 메모리 한도에 맞는 스케줄을 자동으로 찾는 알고리즘도 만들었다.
        │ - 옵티마이저 단계의 동기화는 먼저 진행한 뒤 나중에 검증하는 방식으로 바꾸어, 버블이 완전히 사라지게 했다.
        │ - 메모리 한도가 비슷할 때 1F1B보다 처리량이 최대 23% 높고, 한도를 늦추면 31%까지 높아진다.
        │ - Megatron-LM을 바탕으로 한 구현이 https://github.com/sail-sg/zero-bubble-pipeline-parallelism 에 공개되어 있다.
        │ 저자: Penghui Qi, Xinyi Wan, Guangxing Huang, Min Lin
        │ 소개된 날: 2024-01-22
        │ 추천: ▲ 15
        [🔎 나만 보기로 열기] [🎓 BibTeX]
        [arXiv ↗ https://arxiv.org/abs/2401.10241] [PDF ↗ https://arxiv.org/pdf/2401.10241] [Hugging Face ↗ https://huggingface.co/papers/2401.10241]"
    `);
    const own = await ada.click(shared, /나만 보기/);
    expect(own.ephemeral).toBe(true);
    expect(own.transcript()).toContain('[👍 0] [🔖 Save]');
  });

  it('says what it does not know', async () => {
    expect(await said(ada, '/papers show', { paper: '2401.99999' })).toMatchInlineSnapshot(`
      "↱ Ada used /papers show
      paperboy (only Ada can see this):
        │ 2401.99999 has never been among the Daily Papers, as far as I know. It may be on arXiv: https://arxiv.org/abs/2401.99999"
    `);
    expect(await said(mina, '/papers show', { paper: 'qqqq' })).toMatchInlineSnapshot(`
      "↱ Mina used /papers show
      paperboy (only Mina can see this):
        │ “qqqq” 논문을 찾지 못했어요. /논문 검색으로 찾아보세요."
    `);
  });

  it('is opened from a list, which stays', async () => {
    const list = await mina.slash('/papers search', { query: 'zero bubble' });
    const opened = await mina.select(list, '논문 열기…', '2401.10241');
    expect(opened.ephemeral).toBe(true);
    expect(opened.message.id).not.toBe(list.message.id);
    expect(opened.transcript()).toContain('Zero Bubble Pipeline Parallelism <https');
  });
});

describe('a citation', () => {
  it('is given to be copied, or as a file where it is long', async () => {
    const card = await mina.slash('/papers show', { paper: '2401.10241' });
    const cited = await mina.click(card, '🎓 BibTeX');
    expect(cited.ephemeral).toBe(true);
    expect(cited.transcript()).toMatchInlineSnapshot(`
      "paperboy (only Mina can see this): \`\`\`bibtex
        @misc{qi2024zero,
          title={Zero Bubble Pipeline Parallelism},
          author={Qi, Penghui and Wan, Xinyi and Huang, Guangxing and Lin, Min},
          year={2024},
          eprint={2401.10241},
          archivePrefix={arXiv},
          url={https://arxiv.org/abs/2401.10241},
          note={Hugging Face Daily Papers, 2024-01-22},
        }
        \`\`\`"
    `);
    const crowd = await mina.slash('/papers show', { paper: '2403.88888' });
    expect((await mina.click(crowd, '🎓 BibTeX')).transcript()).toMatchInlineSnapshot(`
      "paperboy (only Mina can see this): 서지 정보가 길어 파일로 드려요.
        📎 2403.88888.bib"
    `);
  });
});

describe('/papers similar and /papers random', () => {
  it('lead on to other papers', async () => {
    expect(await said(ada, '/papers similar', { paper: 'ActAnywhere' })).toMatchInlineSnapshot(`
      "↱ Ada used /papers similar
      paperboy (only Ada can see this):
        │ Papers like “ActAnywhere: Subject-Aware Video Background Generation”
        │ **1.** [Inflation with Diffusion: Efficient Temporal Adaptation for Text-to-Video Super-Resolution](https://arxiv.org/abs/2401.10404)
        │ -# Xin Yuan, Jinoo Baek, Keyang Xu, Omer Tov, Hongliang Fei · 2024-01-22 · ▲ 6
        │ > An efficient way to turn a diffusion model for image super-resolution into one for video, working in pixel space on videos made from text.
        │
        │ **2.** [Synthesizing Moving People with 3D Control](https://arxiv.org/abs/2401.10889)
        │ -# Boyi Li, Jathushan Rajasegaran, Yossi Gandelsman and 2 more · 2024-01-22 · ▲ 5
        │ > From one photo of a person and a sequence of 3D motion, a diffusion-based framework makes a video of that person moving so.
        │
        │ **3.** [Understanding Video Transformers via Universal Concept Discovery](https://arxiv.org/abs/2401.10831)
        │ -# Matthew Kowal, Achal Dave, Rares Ambrus and 3 more · 2024-01-22 · ▲ 5
        │ > What do video transformers base their decisions on? This work explains them by concepts that people can recognise.
        │ – 3 papers
        [▾ Open a paper…: 1. Inflation with Diffusion: Efficient Temporal Adaptation for Text-to-Video Super-Resolution | 2. Synthesizing Moving People with 3D Control | 3. Understanding Video Transformers via Universal Concept Discovery]"
    `);
    const card = await mina.slash('/papers show', { paper: '2401.10822' });
    expect((await mina.click(card, /비슷한 논문/)).transcript()).toContain('비슷한 논문: “');
  });

  it('random opens any paper, and another one in its place', async () => {
    const any = await ada.slash('/papers random');
    expect(any.transcript()).toContain('[🎲 Another one]');
    const another = await ada.click(any, /Another/);
    expect(another.message.id).toBe(any.message.id);
    const shared = await ada.slash('/papers random', { share: true });
    const own = await mina.click(shared, /다른 논문/);
    expect(own.ephemeral).toBe(true);
  });
});

describe('hostile titles', () => {
  it('are shown letter by letter and ping nobody', async () => {
    const list = await ada.slash('/papers search', { query: 'otters', share: true });
    expect(list.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /papers search
      paperboy:
        │ \`otters\` 검색 결과
        │ **1.** [\\@everyone \\*\\*Free\\*\\* ［click］(https:⁠//evil.example) \\\`code\\\` \\|\\|spoiler\\|\\| \\<@1\\> # \\~\\~x\\~\\~ \\@everyone \\*\\*Free\\*\\* ［click］(https:⁠//evil.example) \\\`code\\\` \\|\\|spoiler\\|\\|…](https://arxiv.org/abs/2403.66666)
        │ -# \\*Eve\\* \\@here, \\[Mallory\\](https://evil.example) · 2024-01-23 · ▲ 3
        │ > \\> quoted \\*\\*bold\\*\\* \\@everyone … and \\_more\\_ \\<#1\\> **otters**.
        │ – 논문 1편
        [▾ 논문 열기…: 1. @everyone **Free** [click](https://evil.example) \`code\` ||spoiler|| <@1> # ~~x~~ @everyone **Fre…]"
    `);
    const card = await ada.slash('/papers show', { paper: '2403.66666' });
    expect(card.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /papers show
      paperboy (only Ada can see this):
        │ \\@everyone \\*\\*Free\\*\\* \\[click\\](https://evil.example) \\\`code\\\` \\|\\|spoiler\\|\\| \\<@1\\> # \\~\\~x\\~\\~ \\@everyone \\*\\*Free\\*\\* \\[click\\](https://evil.example) \\\`code\\\` \\|\\|spoiler\\|\\| \\<@1\\> # \\~\\~x\\~\\~ \\@everyone \\*\\*Free\\*\\* \\[click\\](https… <https://arxiv.org/abs/2403.66666>
        │ - \\> quoted \\*\\*bold\\*\\* \\@everyone https://evil.example/a_b_c and \\_more\\_ \\<#1\\> otters.
        │ -# AI summary by Hugging Face
        │ Authors: \\*Eve\\* \\@here, \\[Mallory\\](https://evil.example)
        │ Keywords: \\\`tick\\\`, \\*\\*otter\\*\\*
        │ Listed: 2024-01-23
        │ Upvotes: ▲ 3
        │ Abstract
        │ The abstract of 2403.66666.
        [👍 0] [🔖 Save] [🧭 Similar papers] [🎓 BibTeX]
        [arXiv ↗ https://arxiv.org/abs/2403.66666] [PDF ↗ https://arxiv.org/pdf/2403.66666] [Hugging Face ↗ https://huggingface.co/papers/2403.66666] [🚫 Not for me]
        [▾ Follow an author, an organization or a keyword…: Author: *Eve* @here | Author: [Mallory](https://evil.example) | Keyword: \`tick\` | Keyword: **otter**]"
    `);
    expect(papers.messages().flatMap((message) => message.pings)).toEqual([]);
  });

  it('may be asked for, too', async () => {
    const query = '**@everyone** [x](https://evil.example) `a` "';
    const answer = await ada.slash('/papers search', { query, share: true });
    expect(answer.message.pings).toEqual([]);
    expect(await said(ada, '/papers author', { name: '**@everyone**' })).toContain('\\*\\*');
  });
});

describe('away from the server', () => {
  it('look-ups work in direct messages, without the votes of a server', async () => {
    const dm = stage.playground.world.dm(mina);
    const shown = await mina.slash('/papers show', { paper: '2401.10241' }, { in: dm });
    expect(shown.transcript()).not.toContain('👍');
    expect(shown.transcript()).toContain('[🔖 저장]');
    const list = await mina.slash('/papers search', { query: 'walrus' }, { in: dm });
    expect((await mina.click(list, '다음')).transcript()).toContain('3쪽 중 2쪽');
  });

  it('and wherever a member brings the bot along', async () => {
    const foreign = stage.playground.world.guild({ name: 'Elsewhere', bot: false, locale: 'ko' });
    const hall = foreign.channel('hall');
    const ken = foreign.member('Ken', { admin: true });
    await expect(ken.slash('/papers random', {}, { in: hall })).rejects.toThrow();
    ken.install();
    const shown = await ken.slash('/papers show', { paper: '2401.10241' }, { in: hall });
    expect(shown.transcript()).not.toContain('👍');
    const friends = stage.playground.world.groupDm(ken, mina);
    expect((await ken.slash('/papers date', { day: '2024-01-19' }, { in: friends })).transcript()).toContain(
      'Papers of Friday',
    );
  });
});

describe('all of it', () => {
  it("broke none of Discord's rules", () => {
    expect(stage.playground.world.violations).toEqual([]);
  });
});
