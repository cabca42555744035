// Following: one direct message when a digest has closed, with all that matches and why; never two, and quiet where nobody wants it.
import { beforeEach, describe, expect, it } from 'vitest';
import { tellFollowers } from '../../src/daily/follow/notify.ts';
import { goRound } from '../../src/daily/schedule.ts';
import type { Member } from '../../src/playground/actors/member.ts';
import { listed } from '../daily/fixture.ts';
import { closeDay, PAPERS, STONES } from './digests.ts';
import { readingGroup } from './reading-group.ts';
import { NOON, setUp } from './stage.ts';

const MESSAGES = 'POST /channels/:channel/messages';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CLOSED = NOON + MINUTE;

const group = readingGroup({ channel: 'lounge' });

async function tell(at = CLOSED + MINUTE) {
  const { app } = group.stage.bot;
  // The bot looks by itself, too, every minute: what began before the clock was turned is over first.
  await app.notifications.settled();
  group.now = at;
  await tellFollowers(app, { gapMs: 0 });
}

const close = (date = '2024-01-24', papers = PAPERS, at = CLOSED) => closeDay(group.stage, date, papers, at);
/** One after the other, as they are listed later. */
async function follows(who: Member, ...words: string[]): Promise<void> {
  for (const each of words) await who.slash('/follow keyword', { words: each });
}
const dm = (who: Member) => group.world.dm(who).transcript();
const letters = (who: Member) => group.world.dm(who).messages().length;

describe('following', () => {
  it('says how much would have matched', async () => {
    const keyword = await group.ada.slash('/follow keyword', { words: 'video diffusion' });
    expect(keyword.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /follow keyword
      paperboy (only Ada can see this):
        │ You now follow the keyword “video diffusion”.
        │ 3 papers of the last day with papers would have matched, the newest: [Synthesizing Moving People with 3D Control](https://arxiv.org/abs/2401.10889) (2024-01-22)
        │ -# When a day's papers are complete, you get one direct message with all that match."
    `);
    expect(
      (await group.ada.slash('/follow keyword', { words: 'Video Diffusion' })).transcript(),
    ).toMatchInlineSnapshot(`
      "↱ Ada used /follow keyword
      paperboy (only Ada can see this):
        │ You already follow the keyword “Video Diffusion”.
        │ 3 papers of the last day with papers would have matched, the newest: [Synthesizing Moving People with 3D Control](https://arxiv.org/abs/2401.10889) (2024-01-22)
        │ -# When a day's papers are complete, you get one direct message with all that match."
    `);
    expect(
      (await group.mina.slash('/follow keyword', { words: '확산 모델' })).transcript(),
    ).toMatchInlineSnapshot(`
      "↱ Mina used /follow keyword
      paperboy (only Mina can see this):
        │ 팔로우했어요: 키워드 “확산 모델”
        │ 논문이 있던 최근 1일 동안 3편이 해당해요. 가장 최근 논문: [Synthesizing Moving People with 3D Control](https://arxiv.org/abs/2401.10889) (2024-01-22)
        │ -# 하루치 논문이 모이면, 해당하는 논문을 DM 하나로 알려 드려요."
    `);
    expect(
      (await group.mina.slash('/follow keyword', { words: '고고학' })).transcript(),
    ).toMatchInlineSnapshot(`
      "↱ Mina used /follow keyword
      paperboy (only Mina can see this):
        │ 팔로우했어요: 키워드 “고고학”
        │ 논문이 있던 최근 1일 동안에는 해당하는 논문이 없었어요.
        │ -# 하루치 논문이 모이면, 해당하는 논문을 DM 하나로 알려 드려요."
    `);
    expect((await group.ada.slash('/follow keyword', { words: '?!' })).transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /follow keyword
      paperboy (only Ada can see this):
        │ “?!” has no word that I could look for. Try words such as state space models, or a name."
    `);
  });

  it('offers authors, and takes any name', async () => {
    const offered = await group.ada.suggest('/follow author', { name: 'hengsh' });
    expect(offered.map(({ name }) => name)).toEqual(['Hengshuang Zhao · 1 paper']);
    const author = await group.ada.slash('/follow author', { name: 'Zhao Hengshuang' });
    expect(author.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /follow author
      paperboy (only Ada can see this):
        │ You now follow the author Zhao Hengshuang.
        │ One paper of the last day with papers would have matched: [Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data](https://arxiv.org/abs/2401.10891) (2024-01-22)
        │ -# When a day's papers are complete, you get one direct message with all that match."
    `);
    expect(
      (await group.mina.slash('/follow author', { name: 'Ada Lovelace' })).transcript(),
    ).toMatchInlineSnapshot(`
      "↱ Mina used /follow author
      paperboy (only Mina can see this):
        │ 팔로우했어요: 저자 Ada Lovelace
        │ 논문이 있던 최근 1일 동안에는 해당하는 논문이 없었어요.
        │ -# 하루치 논문이 모이면, 해당하는 논문을 DM 하나로 알려 드려요."
    `);
  });

  it('takes organisations, as the source names them', async () => {
    const lab = { organization: 'Lunar Lab' };
    await close('2024-01-23', [listed('2403.00021', { title: 'Old Craters', ...lab })], NOON - DAY);
    const offered = await group.ada.suggest('/follow organization', { name: 'lunar' });
    expect(offered).toEqual([{ name: 'Lunar Lab · 1 paper', value: 'Lunar Lab' }]);
    const answer = await group.ada.slash('/follow organization', { name: 'lunar lab' });
    expect(answer.transcript()).toContain('You now follow the organization lunar lab.');
    expect(answer.transcript()).toContain('One paper of the last 2 days with papers would have matched');
    const own = listed('2403.00022', { title: 'New Craters', ...lab });
    const about = listed('2403.00023', { title: 'What the Lunar Lab Does', organization: 'Others' });
    await close('2024-01-24', [own, about]);
    await tell();
    expect(dm(group.ada)).toContain('**🔔 lunar lab** · 1 paper');
    expect(dm(group.ada)).toContain('New Craters');
    expect(dm(group.ada)).not.toContain('What the Lunar Lab Does');
    const shown = await group.mina.slash('/papers show', { paper: '2403.00022' });
    await group.mina.select(shown, /팔로우하기…/, '기관: Lunar Lab');
    expect((await group.mina.slash('/follow list')).transcript()).toContain('기관 Lunar Lab');
  });

  it('takes words that papers must not have', async () => {
    await follows(group.ada, 'speech -stones', '"data flows"');
    await close();
    await tell();
    expect(dm(group.ada)).toContain('Trees that Speak');
    expect(dm(group.ada)).toContain('Rivers of Data');
    expect(dm(group.ada)).not.toContain('Stones that Listen');
  });

  it('of a name takes words that its papers must not have, too', async () => {
    const of = { organization: 'Lunar Lab', authors: ['Ada Lovelace'] };
    const old = listed('2403.00020', { title: 'Craters in general', ...of });
    await close('2024-01-23', [old], NOON - DAY);
    const offered = await group.ada.suggest('/follow author', { name: 'lovel -survey' });
    expect(offered).toEqual([{ name: 'Ada Lovelace · 1 paper -survey', value: 'Ada Lovelace -survey' }]);
    const author = await group.ada.slash('/follow author', { name: 'Ada Lovelace -"in short" -survey' });
    expect(author.transcript()).toContain('You now follow the author Ada Lovelace -"in short" -survey.');
    expect(author.transcript()).toContain('Craters in general');
    const lab = await group.mina.slash('/follow organization', { name: 'lunar lab -survey' });
    expect(lab.transcript()).toContain('Craters in general');
    const nothing = await group.mina.slash('/follow organization', { name: '-survey' });
    expect(nothing.transcript()).toContain('“-survey”');
    const titles = ['A survey of craters', 'Craters in short', 'Craters at length'];
    const papers = titles.map((title, n) => listed(`2403.0003${n}`, { title, ...of }));
    await close('2024-01-24', papers);
    await tell();
    const told = (who: Member) => dm(who).match(/\[(?:A survey|Craters)[^\]]*\]/g);
    expect(told(group.ada)).toEqual(['[Craters at length]']);
    expect(told(group.mina)).toEqual(['[Craters in short]', '[Craters at length]']);
    expect((await group.mina.slash('/follow list')).transcript()).toContain(
      '기관 lunar lab -survey\n  │ -# 논문이 있던 최근 3일 동안 3편',
    );
    const removed = await group.mina.slash('/follow remove', { which: 'lunar lab -survey' });
    expect(removed.transcript()).toContain('팔로우하지 않아요');
  });

  it('is shown with what it matched, and ends by menu or by name', async () => {
    expect((await group.mina.slash('/follow list')).transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /follow list
      paperboy (only Mina can see this):
        │ 팔로우 목록
        │ 아직 팔로우하는 것이 없어요. \`/팔로우 키워드\`, \`/팔로우 저자\`, \`/팔로우 기관\`을 쓰면 새 논문을 DM으로 알려 드려요."
    `);
    await follows(group.ada, 'diffusion', 'archaeology');
    await group.ada.slash('/follow author', { name: 'Hengshuang Zhao' });
    const list = await group.ada.slash('/follow list');
    expect(list.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /follow list
      paperboy (only Ada can see this):
        │ What you follow
        │ When a day's papers are complete, you get one direct message with all that match.
        │
        │ **1.** keyword “diffusion”
        │ -# 3 papers in the last day with papers · last: [Synthesizing Moving People with 3D Control](https://arxiv.org/abs/2401.10889), 2024-01-22
        │
        │ **2.** keyword “archaeology”
        │ -# 0 papers in the last day with papers · none so far
        │
        │ **3.** author Hengshuang Zhao
        │ -# 1 paper in the last day with papers · last: [Depth Anything: Unleashing the Power of Large-Scale Unlabel…](https://arxiv.org/abs/2401.10891), 2024-01-22
        │ – 3 of 25
        [▾ Stop following…: keyword “diffusion” | keyword “archaeology” | author Hengshuang Zhao]
        [🗓️ Once a week instead]"
    `);
    const fewer = await group.ada.select(list, 'Stop following…', 'keyword “archaeology”');
    expect(fewer.transcript()).not.toContain('archaeology');
    const which = await group.ada.suggest('/follow remove', { which: 'zhao' });
    expect(which.map(({ name }) => name)).toEqual(['author Hengshuang Zhao']);
    const removed = await group.ada.slash('/follow remove', { which: String(which[0]?.value) });
    expect(removed.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /follow remove
      paperboy (only Ada can see this):
        │ You no longer follow: author Hengshuang Zhao"
    `);
    expect((await group.ada.slash('/follow remove', { which: 'zhao' })).transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /follow remove
      paperboy (only Ada can see this):
        │ You don't follow “zhao”. /follow list shows what you follow."
    `);
  });

  it('of what stands in every paper is refused, with the figure', async () => {
    const robots = Array.from({ length: 21 }, (_, n) =>
      listed(`2403.1${String(n).padStart(4, '0')}`, { title: `Robot ${n}` }),
    );
    const others = Array.from({ length: 79 }, (_, n) => listed(`2403.2${String(n).padStart(4, '0')}`));
    await close('2024-01-23', [...robots, ...others], NOON - DAY);
    expect((await group.ada.slash('/follow keyword', { words: 'the' })).transcript()).toContain(
      '“the” is in nearly every paper',
    );
    expect((await group.mina.slash('/follow keyword', { words: '논문' })).transcript()).toContain(
      '거의 모든 논문에 나오는 말이라 팔로우할 수 없어요: “논문”.',
    );
    // A fifth of the 108 papers that are known are 21.6.
    expect((await group.ada.slash('/follow keyword', { words: 'robot' })).transcript()).toContain(
      'You now follow the keyword “robot”.',
    );
    await close('2024-01-22', [listed('2403.30000', { title: 'Robot 22' })], NOON - 2 * DAY);
    expect((await group.mina.slash('/follow keyword', { words: 'robot' })).transcript()).toContain(
      '최근 논문 109편 중 22편이 “robot”에 해당해요.',
    );
    expect((await group.mina.slash('/follow list')).transcript()).not.toContain('robot');
  });

  it('has an end at 25', async () => {
    const words = Array.from({ length: 25 }, (_, n) => `topic ${n} of a rather long list of topics`);
    await follows(group.ada, ...words);
    expect(
      (await group.ada.slash('/follow keyword', { words: 'one more' })).transcript(),
    ).toMatchInlineSnapshot(`
      "↱ Ada used /follow keyword
      paperboy (only Ada can see this):
        │ You follow 25 things, which is as many as I can watch. Remove one with /follow list."
    `);
    expect((await group.ada.slash('/follow list')).transcript()).toContain('25 of 25');
  });
});

describe('when a digest has closed', () => {
  it('a member gets one direct message with all that match, and why', async () => {
    await follows(group.ada, 'speech');
    await group.ada.slash('/follow author', { name: 'kim mina' });
    await follows(group.mina, '강', 'stones');
    await close();
    await tell();
    await tell(CLOSED + 2 * MINUTE);
    expect(dm(group.ada)).toMatchInlineSnapshot(`
      "paperboy: 2 new papers match what you follow.
        │ New on topics you follow · Wednesday, January 24, 2024
        │ **🔔 “speech”** · 1 paper
        │ **1.** [Stones that Listen](https://arxiv.org/abs/2403.00002) ▲ 9
        │ -# A stone hears more than was thought.
        │
        │ **🔔 kim mina** · 1 paper
        │ **2.** [Trees that Speak](https://arxiv.org/abs/2403.00001) ▲ 42
        │ -# Trees are found to speak when nobody listens.
        │ -# 🔔 “speech”
        │ – /follow list shows and changes what you follow.
        [▾ Open a paper…: 1. Stones that Listen | 2. Trees that Speak]"
    `);
    expect(dm(group.mina)).toMatchInlineSnapshot(`
      "paperboy: 관심 논문이 1편 새로 나왔어요.
        │ 관심 논문 · 2024년 1월 24일 수요일
        │ **🔔 “stones”** · 논문 1편
        │ **1.** [Stones that Listen](https://arxiv.org/abs/2403.00002) ▲ 9
        │ -# A stone hears more than was thought.
        │ – /팔로우 목록에서 팔로우를 확인하고 그만둘 수 있어요.
        [▾ 논문 열기…: 1. Stones that Listen]"
    `);
    const [letter] = group.world.dm(group.ada).messages();
    if (!letter) throw new Error('no letter');
    const opened = await group.ada.select(letter, 'Open a paper…', '2. Trees that Speak');
    expect(opened.transcript()).toContain('Trees that Speak');
  });

  it('nobody is told of what had closed before, nor where nothing matches', async () => {
    await close('2024-01-23', PAPERS, NOON - DAY);
    await follows(group.ada, 'trees');
    await follows(group.mina, 'archaeology');
    await close('2024-01-24', [STONES]);
    await tell();
    expect([letters(group.ada), letters(group.mina)]).toEqual([0, 0]);
  });

  it('days that closed together come in one message, and a day too soon waits', async () => {
    await follows(group.ada, 'trees', 'stones', 'bridges');
    await close('2024-01-23', PAPERS.slice(0, 1), CLOSED);
    await close('2024-01-24', PAPERS.slice(1), CLOSED + 1);
    await tell();
    expect(group.world.dm(group.ada).messages()[0]?.content).toBe('2 new papers match what you follow.');
    await close('2024-01-25', [listed('2403.00009', { title: 'Bridges' })], CLOSED + 5 * MINUTE);
    await tell(CLOSED + 10 * MINUTE);
    expect(letters(group.ada)).toBe(1);
    await tell(CLOSED + DAY);
    expect(letters(group.ada)).toBe(2);
  });

  it('a day that closes late is told of the day after', async () => {
    await follows(group.ada, 'trees', 'stones');
    await close('2024-01-24', PAPERS.slice(0, 1));
    await tell();
    await close('2024-01-23', PAPERS.slice(1), CLOSED + 5 * MINUTE);
    await tell(CLOSED + 6 * MINUTE);
    expect(letters(group.ada)).toBe(1);
    await tell(CLOSED + DAY);
    await tell(CLOSED + DAY + MINUTE);
    expect(
      group.world
        .dm(group.ada)
        .messages()
        .map(({ embed }) => embed?.title),
    ).toEqual([
      'New on topics you follow · Wednesday, January 24, 2024',
      'New on topics you follow · Tuesday, January 23, 2024',
    ]);
  });

  it('what was missed for more than three days is left out', async () => {
    await follows(group.ada, 'trees');
    await close();
    await tell(CLOSED + 4 * DAY);
    expect(letters(group.ada)).toBe(0);
  });

  it('more than a message holds is counted', async () => {
    await follows(group.ada, 'quite');
    const many = Array.from({ length: 40 }, (_, n) =>
      listed(`2403.1${String(n).padStart(4, '0')}`, {
        title: `A paper with a name of quite some length ${'and more '.repeat(12)}${n}`,
      }),
    );
    await close('2024-01-24', many);
    await tell();
    const [letter] = group.world.dm(group.ada).messages();
    expect(letter?.content).toBe('40 new papers match what you follow.');
    expect(letter?.embed?.description).toMatch(/30 more match: `\/papers date 2024-01-24` has them\.$/);
    expect(letter?.embed?.description?.match(/^\*\*\d+\.\*\*/gm)).toHaveLength(10);
    expect(letter?.transcript()).toContain('25. A paper with a name');
  });
});

describe('each message comes once', () => {
  it('when the bot is stopped among them', async () => {
    const members = Array.from({ length: 6 }, (_, n) => group.guild.member(`Reader ${n}`));
    for (const member of members) await follows(member, 'trees');
    await close();
    group.now = CLOSED + MINUTE;
    group.world.weather.slow(MESSAGES, 50, { times: 6 });
    const going = tellFollowers(group.stage.bot.app, { gapMs: 0 });
    await group.world.until(() => members.some((member) => letters(member) > 0));
    await group.stage.restart();
    await going;
    expect(members.some((member) => letters(member) === 0)).toBe(true);
    await tell(CLOSED + 2 * MINUTE);
    expect(members.map(letters)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('when an answer is lost: the message is found', async () => {
    await follows(group.ada, 'trees');
    await close();
    group.world.weather.lose(MESSAGES);
    group.world.weather.fail(MESSAGES, { status: 500, times: 1 });
    await tell();
    await group.stage.restart();
    await tell(CLOSED + 20 * MINUTE);
    expect(letters(group.ada)).toBe(1);
  });

  it('by itself: the bot looks every minute, and when it starts', async () => {
    await follows(group.ada, 'trees');
    await close();
    group.now = CLOSED + MINUTE;
    await group.stage.restart();
    await group.world.until(() => letters(group.ada) === 1);
  });

  it('when Discord is down it comes later', async () => {
    await follows(group.ada, 'trees');
    await close();
    group.world.weather.fail(MESSAGES, { status: 503, times: 50 });
    await tell();
    expect(letters(group.ada)).toBe(0);
    group.world.weather.calm();
    await tell(CLOSED + 2 * MINUTE);
    expect(letters(group.ada)).toBe(1);
  });
});

describe('where direct messages are closed', () => {
  beforeEach(async () => {
    await follows(group.mina, 'stones', 'trees');
    group.mina.closeDms();
  });

  it('messages pause quietly, the list tells, and following again goes on', async () => {
    await close();
    await tell();
    await tell(CLOSED + 2 * MINUTE);
    expect(group.world.refusals).toHaveLength(1);
    group.mina.openDms();
    await tell(CLOSED + 3 * MINUTE);
    expect(letters(group.mina)).toBe(0);
    const list = await group.mina.slash('/follow list');
    expect(list.transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /follow list
      paperboy (only Mina can see this):
        │ 팔로우 목록
        │ ⚠️ 지난번 DM을 Discord가 거부해서 보내지 않고 있어요. 저와 함께 있는 서버의 개인정보 보호 설정에서 다이렉트 메시지를 허용한 뒤 **다시 보내기**를 눌러 주세요.
        │
        │ 하루치 논문이 모이면, 해당하는 논문을 DM 하나로 알려 드려요.
        │
        │ **1.** 키워드 “stones”
        │ -# 논문이 있던 최근 2일 동안 1편 · 최근: [Stones that Listen](https://arxiv.org/abs/2403.00002), 2024-01-24
        │
        │ **2.** 키워드 “trees”
        │ -# 논문이 있던 최근 2일 동안 2편 · 최근: [Trees that Speak](https://arxiv.org/abs/2403.00001), 2024-01-24
        │ – 25개 중 2개
        [▾ 팔로우 그만두기…: 키워드 “stones” | 키워드 “trees”]
        [🗓️ 일주일에 한 번 받기]
        [🔔 다시 보내기]"
    `);
    expect((await group.mina.slash('/follow keyword', { words: '강' })).transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /follow keyword
      paperboy (only Mina can see this):
        │ 팔로우했어요: 키워드 “강”
        │ 논문이 있던 최근 2일 동안에는 해당하는 논문이 없었어요.
        │ Discord가 거부해 멈췄던 DM을 다시 보내 드려요.
        │ -# 하루치 논문이 모이면, 해당하는 논문을 DM 하나로 알려 드려요."
    `);
    await close('2024-01-25', [listed('2403.00009', { title: 'More trees' })], CLOSED + DAY);
    await tell(CLOSED + DAY + MINUTE);
    expect(letters(group.mina)).toBe(1);
  });

  it('they go on by a button, too', async () => {
    await close();
    await tell();
    const list = await group.mina.slash('/follow list');
    group.mina.openDms();
    expect((await group.mina.click(list, /다시 보내기/)).transcript()).not.toContain('거부');
  });

  it('those who allow it are mentioned in their server, below its digest', async () => {
    const papers = group.guild.channel('papers');
    await setUp(group.ada, papers, { language: 'en' });
    expect((await group.mina.slash('/follow mentions', { allow: 'on' })).transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /follow mentions
      paperboy (only Mina can see this):
        │ DM을 보낼 수 없으면 **Reading group**의 오늘의 논문 아래에서 멘션하고, 팔로우하는 것과 해당하는 논문을 알려 드려요. 그곳의 모두가 볼 수 있어요."
    `);
    await close();
    await goRound(group.stage.bot.app, undefined, false);
    group.now = CLOSED + MINUTE;
    await goRound(group.stage.bot.app, undefined, false);
    await tell();
    await tell(CLOSED + 2 * MINUTE);
    const [last, ...others] = papers.messages().slice(4);
    expect(last?.transcript()).toMatchInlineSnapshot(`
      "paperboy: @Mina New papers on what you follow:
        │ New on topics you follow · Wednesday, January 24, 2024
        │ @Mina
        │ - [Trees that Speak](https://arxiv.org/abs/2403.00001) · keyword \`trees\`
        │ - [Stones that Listen](https://arxiv.org/abs/2403.00002) · keyword \`stones\`
        [▾ Open a paper…: Trees that Speak | Stones that Listen]"
    `);
    expect(last?.pings).toEqual(['Mina']);
    expect(others).toEqual([]);
    expect((await group.mina.slash('/follow list')).transcript()).toContain('Reading group');
    expect(
      (await group.mina.slash('/follow mentions', { allow: 'off' })).transcript(),
    ).toMatchInlineSnapshot(`
      "↱ Mina used /follow mentions
      paperboy (only Mina can see this):
        │ 어디서도 멘션하지 않아요. 관심 논문은 DM으로만 알려 드려요."
    `);
  });

  it('many who are mentioned take more than one message', async () => {
    const papers = group.guild.channel('papers');
    await setUp(group.ada, papers, { language: 'en' });
    const members = Array.from({ length: 12 }, (_, n) => group.guild.member(`Reader ${n}`));
    for (const member of members) {
      await follows(member, 'trees', 'rivers', 'stones', 'speech');
      await member.slash('/follow mentions', { allow: 'on' });
      member.closeDms();
    }
    await close();
    group.now = CLOSED + MINUTE;
    await goRound(group.stage.bot.app, undefined, false);
    await tell();
    const mentions = papers.messages().slice(4);
    expect(mentions.map(({ pings }) => pings.length)).toEqual([10, 2]);
    expect(mentions[0]?.embed?.description?.match(/Rivers of Data/g)).toHaveLength(10);
  });

  it('nobody is mentioned in a server that they left', async () => {
    const papers = group.guild.channel('papers');
    await setUp(group.ada, papers, { language: 'en' });
    await group.mina.slash('/follow mentions', { allow: 'on' });
    group.mina.leave();
    await close();
    group.now = CLOSED + MINUTE;
    await goRound(group.stage.bot.app, undefined, false);
    await tell();
    expect(papers.messages()).toHaveLength(4);
  });

  it('one server’s trouble doesn’t keep another’s members from being mentioned', async () => {
    const other = group.world.guild({ name: 'Other group' });
    const papers = other.channel('papers');
    await setUp(group.ada, group.guild.channel('papers'), { language: 'en' });
    await setUp(other.member('Eve', { admin: true }), papers, { language: 'en' });
    const zoe = other.member('Zoe');
    zoe.closeDms();
    await follows(zoe, 'trees');
    for (const member of [group.mina, zoe]) await member.slash('/follow mentions', { allow: 'on' });
    await close();
    group.now = CLOSED + MINUTE;
    await goRound(group.stage.bot.app, undefined, false);
    group.world.weather.fail('GET /guilds/:guild/members/:user', { status: 403 });
    await tell();
    expect(papers.messages().at(-1)?.pings).toEqual(['Zoe']);
  });

  it('mentions are allowed in servers only', async () => {
    const answer = await group.mina.slash(
      '/follow mentions',
      { allow: 'on' },
      { in: group.world.dm(group.mina) },
    );
    expect(answer.transcript()).toContain('서버 안에서만');
  });
});
