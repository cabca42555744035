// How often and where members are told of what they follow: daily or weekly, in a direct message or in a channel that allows it; once each.
import { beforeEach, describe, expect, it } from 'vitest';
import { tellFollowers } from '../../src/daily/follow/notify.ts';
import { goRound } from '../../src/daily/schedule.ts';
import type { Channel } from '../../src/playground/actors/channel.ts';
import type { Member } from '../../src/playground/actors/member.ts';
import { listed } from '../daily/fixture.ts';
import { closeDay, PAPERS } from './digests.ts';
import { readingGroup } from './reading-group.ts';
import { NOON, setUp } from './stage.ts';

const MESSAGES = 'POST /channels/:channel/messages';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A Wednesday. */
const CLOSED = NOON + MINUTE;
const MONDAY = Date.parse('2024-01-29T00:00:00Z');

const group = readingGroup({ channel: 'lounge' });

async function tell(at = CLOSED + MINUTE) {
  const { app } = group.stage.bot;
  // The bot looks by itself, too, every minute: what began before the clock was turned is over first.
  await app.notifications.settled();
  group.now = at;
  await tellFollowers(app, { gapMs: 0 });
}

const close = (date = '2024-01-24', papers = PAPERS, at = CLOSED) => closeDay(group.stage, date, papers, at);
const bridges = (n: number) => [listed(`2403.0100${n}`, { title: `Bridges and trees ${n}` })];
const letters = (who: Member) => group.world.dm(who).messages();

describe('once a week', () => {
  beforeEach(async () => {
    await group.ada.slash('/follow keyword', { words: 'trees' });
  });

  it('is chosen by the command or in the list, which say when the next comes', async () => {
    expect((await group.ada.slash('/follow messages')).transcript()).toContain(
      "When a day's papers are complete, you get one direct message with all that match.",
    );
    const weekly = await group.ada.slash('/follow messages', { every: 'week' });
    expect(weekly.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /follow messages
      paperboy (only Ada can see this):
        │ Once a week you get one direct message with all that match. The next is due <time>."
    `);
    const list = await group.ada.slash('/follow list');
    expect(list.transcript()).toContain('Once a week you get one direct message');
    const daily = await group.ada.click(list, /Every day instead/);
    expect(daily.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /follow list
      paperboy (only Ada can see this) (edited):
        │ What you follow
        │ When a day's papers are complete, you get one direct message with all that match.
        │
        │ **1.** keyword “trees”
        │ -# 1 paper in the last day with papers · last: [Medusa: Simple LLM Inference Acceleration Framework with Mu…](https://arxiv.org/abs/2401.10774), 2024-01-22
        │ – 1 of 25
        [▾ Stop following…: keyword “trees”]
        [🗓️ Once a week instead]"
    `);
    expect((await group.ada.click(daily, /Once a week instead/)).transcript()).toContain(
      'Once a week you get',
    );
    expect(
      (await group.mina.slash('/follow messages', { every: 'week' })).transcript(),
    ).toMatchInlineSnapshot(`
      "↱ Mina used /follow messages
      paperboy (only Mina can see this):
        │ 일주일에 한 번, 해당하는 논문을 DM 하나로 모아 알려 드려요. 다음 알림: <time>"
    `);
  });

  it('one message comes on Monday, with the papers of the week', async () => {
    await group.ada.slash('/follow messages', { every: 'week' });
    await close();
    await tell();
    await close('2024-01-26', bridges(1), CLOSED + 2 * DAY);
    await tell(MONDAY - 1);
    expect(letters(group.ada)).toHaveLength(0);
    await tell(MONDAY);
    await tell(MONDAY + MINUTE);
    expect(group.world.dm(group.ada).transcript()).toMatchInlineSnapshot(`
      "paperboy: 2 new papers match what you follow.
        │ New on topics you follow · January 24 – 26, 2024
        │ **🔔 “trees”** · 2 papers
        │ **1.** [Bridges and trees 1](https://arxiv.org/abs/2403.01001) ▲ 1
        │ **2.** [Trees that Speak](https://arxiv.org/abs/2403.00001) ▲ 42
        │ -# Trees are found to speak when nobody listens.
        │ – /follow list shows and changes what you follow.
        [▾ Open a paper…: 1. Bridges and trees 1 | 2. Trees that Speak]"
    `);
    await close('2024-01-29', bridges(2), MONDAY + DAY);
    await tell(MONDAY + DAY + MINUTE);
    expect(letters(group.ada)).toHaveLength(1);
    await tell(MONDAY + 7 * DAY);
    expect(letters(group.ada)).toHaveLength(2);
    expect(letters(group.ada)[1]?.transcript()).toContain('Bridges and trees 2');
    expect(letters(group.ada)[1]?.transcript()).not.toContain('Bridges and trees 1');
  });

  it('a bot that was away on Monday brings it in the week all the same', async () => {
    await group.ada.slash('/follow messages', { every: 'week' });
    await close();
    await tell(MONDAY + 5 * DAY);
    expect(letters(group.ada)).toHaveLength(1);
  });

  it('whoever changes their mind is told of nothing twice, and misses nothing', async () => {
    await close();
    await tell();
    await group.ada.slash('/follow messages', { every: 'week' });
    await close('2024-01-25', bridges(1), CLOSED + DAY);
    await tell(CLOSED + DAY + MINUTE);
    await tell(MONDAY);
    await close('2024-01-29', bridges(2), MONDAY + DAY);
    await group.ada.slash('/follow messages', { every: 'day' });
    await tell(MONDAY + DAY + MINUTE);
    const told = letters(group.ada).map((each) => each.embed?.description ?? '');
    expect(told).toHaveLength(3);
    expect(told.map((text) => text.match(/Trees that Speak|Bridges and trees \d/g))).toEqual([
      ['Trees that Speak'],
      ['Bridges and trees 1'],
      ['Bridges and trees 2'],
    ]);
  });

  it('comes once when the bot is stopped while it is sent, even into the next week', async () => {
    await group.ada.slash('/follow messages', { every: 'week' });
    await close();
    group.world.weather.lose(MESSAGES);
    group.world.weather.fail(MESSAGES, { status: 500, times: 1 });
    await tell(MONDAY + 7 * DAY - MINUTE);
    group.now = MONDAY + 7 * DAY + MINUTE;
    await group.stage.restart();
    await tell(MONDAY + 7 * DAY + 20 * MINUTE);
    expect(letters(group.ada)).toHaveLength(1);
  });

  it('where direct messages are closed, they are mentioned once a week, too', async () => {
    const papers = group.guild.channel('papers');
    await setUp(group.ada, papers, { language: 'en' });
    await group.mina.slash('/follow keyword', { words: 'trees' });
    await group.mina.slash('/follow messages', { every: 'week' });
    await group.mina.slash('/follow mentions', { allow: 'on' });
    group.mina.closeDms();
    await close();
    for (const at of [CLOSED + MINUTE, MONDAY]) {
      await group.round(at);
      await tell(at);
    }
    const mentioned = () => papers.messages().filter(({ pings }) => pings.includes('Mina'));
    expect(mentioned()).toEqual([]);
    await close('2024-01-29', bridges(1), MONDAY + DAY);
    await close('2024-01-30', bridges(2), MONDAY + 2 * DAY);
    for (const days of [1, 2]) {
      await group.round(MONDAY + days * DAY + MINUTE);
      await tell(MONDAY + days * DAY + MINUTE);
    }
    expect(mentioned().map(({ embed }) => embed?.description?.match(/\[.*?\]/g))).toEqual([
      ['[Trees that Speak]'],
    ]);
  });
});

describe('in a channel', () => {
  let alerts: Channel;
  beforeEach(async () => {
    alerts = group.guild.channel('alerts');
    await group.mina.slash('/follow keyword', { words: 'trees' });
  });

  const allow = (on = true) =>
    group.ada.slash('/digest follows', { channel: alerts, allow: on ? 'on' : 'off' });
  const choose = (who: Member) => who.slash('/follow messages', { where: 'here' }, { in: alerts });

  it('is for an admin to allow and for a member to choose', async () => {
    expect((await choose(group.mina)).transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /follow messages
      paperboy (only Mina can see this):
        │ 이 채널에서는 관심 논문을 알려 드릴 수 없어요. 관리자가 /다이제스트 팔로우로 허용할 수 있어요."
    `);
    expect((await allow()).transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /digest follows
      paperboy (only Ada can see this):
        │ Members can now get what they follow in #alerts. Whoever wants that uses \`/follow messages\` there; each message mentions that member alone."
    `);
    expect((await choose(group.mina)).transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /follow messages
      paperboy (only Mina can see this):
        │ 하루치 논문이 모이면, 해당하는 논문을 #alerts에서 알려 드려요. 그곳의 모두가 볼 수 있어요."
    `);
    const list = await group.mina.slash('/follow list', {}, { in: alerts });
    expect(list.transcript()).toContain('#alerts에서 알려 드려요');
    const direct = await group.mina.click(list, /DM으로 받기/);
    expect(direct.transcript()).toContain('DM 하나로 알려 드려요');
    expect((await group.mina.click(direct, /이 채널에서 받기/)).transcript()).toContain('#alerts에서');
    expect((await group.ada.slash('/digest list')).transcript()).toContain('#alerts');
    const elsewhere = await group.mina.slash(
      '/follow messages',
      { where: 'here' },
      { in: group.world.dm(group.mina) },
    );
    expect(elsewhere.transcript()).toContain('서버 안에서만');
    expect(elsewhere.transcript()).toContain('장소 옵션에서 `DM으로`');
  });

  it('are of no server where the bot only came along with a member', async () => {
    const foreign = group.world.guild({ name: 'Elsewhere', bot: false, locale: 'ko' });
    const hall = foreign.channel('hall');
    const ken = foreign.member('Ken', { locale: 'ko' });
    ken.install();
    for (const [command, options] of [
      ['/follow messages', { where: 'here' }],
      ['/follow mentions', { allow: 'on' }],
    ] as const)
      expect((await ken.slash(command, options, { in: hall })).transcript()).toContain(
        '이 서버에는 제가 들어와 있지 않아요',
      );
  });

  it('a message pings that member alone, in the words of the channel', async () => {
    await allow();
    await choose(group.mina);
    await group.mina.slash('/follow keyword', { words: 'discord.gg/abc @everyone stones' });
    await close();
    await tell();
    await tell(CLOSED + 2 * MINUTE);
    const [told, ...others] = alerts.messages().filter(({ pings }) => pings.length > 0);
    if (!told) throw new Error('not told');
    expect(others).toEqual([]);
    expect(told.transcript()).toMatchInlineSnapshot(`
      "paperboy: @Mina A new paper matches what you follow.
        │ New on topics you follow · Wednesday, January 24, 2024
        │ **🔔 \`trees\`** · 1 paper
        │ **1.** [Trees that Speak](https://arxiv.org/abs/2403.00001) ▲ 42
        │ -# Trees are found to speak when nobody listens.
        │ – /follow list shows and changes what you follow.
        [▾ Open a paper…: 1. Trees that Speak]"
    `);
    expect(told.pings).toEqual(['Mina']);
    expect(letters(group.mina)).toHaveLength(0);
    const opened = await group.ada.select(told, 'Open a paper…', '1. Trees that Speak');
    expect(opened.transcript()).toContain('only Ada can see this');
  });

  it('needs no direct messages', async () => {
    await allow();
    await choose(group.mina);
    group.mina.closeDms();
    await close();
    await tell();
    expect(alerts.last?.pings).toEqual(['Mina']);
  });

  it.each([
    ['is deleted', async () => alerts.delete()],
    [
      'is closed to the bot',
      async () => void alerts.deny(group.guild.botRole, 'SendMessages', 'ViewChannel'),
    ],
    ['is forbidden by an admin', async () => void (await allow(false))],
    ['lost the bot', async () => group.guild.kickBot()],
    ['lost the member', async () => group.mina.leave()],
  ])('that %s gives way to direct messages, and the first says so', async (_, trouble) => {
    const other = group.world.guild({ name: 'Other group' });
    other.member(group.mina);
    await allow();
    await choose(group.mina);
    await trouble();
    await close();
    await tell();
    await close('2024-01-25', bridges(1), CLOSED + DAY);
    await tell(CLOSED + DAY + MINUTE);
    expect(letters(group.mina).map(({ content }) => content)).toEqual([
      '관심 논문이 1편 새로 나왔어요.\n-# 고르신 채널로는 더 이상 보낼 수 없어 이제 여기로 보내 드려요. `/팔로우 알림`으로 바꿀 수 있어요.',
      '관심 논문이 1편 새로 나왔어요.',
    ]);
  });

  it('with a rule against its words gives way, too; a timeout is waited out', async () => {
    await allow();
    await choose(group.mina);
    await close();
    group.guild.bot.timeOut(10 * MINUTE);
    await tell();
    expect([letters(group.mina).length, alerts.messages().length]).toEqual([0, 0]);
    group.guild.bot.endTimeout();
    await group.world.until(() => {
      const me = group.stage.bot.app.client.guilds.cache.get(group.guild.id)?.members.me;
      return me?.communicationDisabledUntil === null;
    });
    const toAlerts = ({ path }: { readonly path: string }) => path.includes(alerts.id);
    group.world.weather.refuse(toAlerts, 'MessageWasBlockedByAutomaticModeration', { times: 1 });
    await tell(CLOSED + 2 * MINUTE);
    expect(alerts.messages()).toEqual([]);
    expect(letters(group.mina).map(({ content }) => content)).toEqual([
      expect.stringContaining('더 이상 보낼 수 없어'),
    ]);
  });

  it('comes once when an answer is lost and the bot is started again, though the member has changed their mind', async () => {
    await allow();
    await choose(group.mina);
    await close();
    group.world.weather.lose(MESSAGES);
    group.world.weather.fail(MESSAGES, { status: 500, times: 1 });
    await tell();
    await group.mina.slash('/follow messages', { where: 'direct' });
    await group.stage.restart();
    await tell(CLOSED + 20 * MINUTE);
    expect(alerts.messages().filter(({ pings }) => pings.includes('Mina'))).toHaveLength(1);
    expect(letters(group.mina)).toHaveLength(0);
  });

  it('comes once when the bot is stopped among many', async () => {
    await allow();
    const members = Array.from({ length: 6 }, (_, n) => group.guild.member(`Reader ${n}`));
    for (const member of members) {
      await member.slash('/follow keyword', { words: 'trees' });
      await choose(member);
    }
    await close();
    group.now = CLOSED + MINUTE;
    group.world.weather.slow(MESSAGES, 50, { times: 6 });
    const going = tellFollowers(group.stage.bot.app, { gapMs: 0 });
    await group.world.until(() => alerts.messages().some(({ pings }) => pings.length > 0));
    await group.stage.restart();
    await going;
    await tell(CLOSED + 2 * MINUTE);
    const pinged = alerts.messages().flatMap(({ pings }) => pings);
    expect(pinged.toSorted()).toEqual(members.map(({ name }) => name).toSorted());
  });

  it('waits out weather, without keeping others waiting', async () => {
    await allow();
    await choose(group.mina);
    await group.ada.slash('/follow keyword', { words: 'trees' });
    await close();
    const toAlerts = ({ path }: { readonly path: string }) => path.includes(alerts.id);
    group.world.weather.fail(toAlerts, { status: 503, times: 50 });
    await tell();
    expect([letters(group.ada).length, letters(group.mina).length]).toEqual([1, 0]);
    group.world.weather.calm();
    await tell(CLOSED + 2 * MINUTE);
    expect(alerts.last?.pings).toEqual(['Mina']);
  });

  it('is shown and forgotten with all that is stored of a member', async () => {
    await allow();
    await choose(group.mina);
    await group.mina.slash('/follow messages', { every: 'week' });
    await close();
    await tell(MONDAY);
    const shown = (await group.mina.slash('/privacy show')).transcript();
    expect(shown).toContain('한국어 · 일주일에 한 번 · Reading group의 #alerts에서');
    const question = await group.mina.slash('/privacy delete');
    expect(question.transcript()).toContain('채널에 올린 알림은 그대로 남아');
    await group.mina.click(question, '모두 지우기');
    expect((await group.mina.slash('/follow list', {}, { in: alerts })).transcript()).not.toContain(
      '#alerts',
    );
    expect(await group.stage.store.selectFrom('members').selectAll().execute()).toEqual([]);
  });
});

it('the round that posts digests keeps the channels of follows in view', async () => {
  const alerts = group.guild.channel('alerts');
  await group.ada.slash('/digest follows', { channel: alerts, allow: 'on' });
  await group.stage.restart();
  await goRound(group.stage.bot.app, undefined, false);
  expect(group.stage.bot.app.client.channels.cache.has(alerts.id)).toBe(true);
});
