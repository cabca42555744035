// What is stored of a member is shown to them and deleted when they say so; servers that the bot left are forgotten after 30 days.
import { beforeEach, describe, expect, it } from 'vitest';
import { tellFollowers } from '../../src/daily/follow/notify.ts';
import type { Schema } from '../../src/database/schema.ts';
import type { Member } from '../../src/playground/actors/member.ts';
import { attachedText } from './attached.ts';
import { closeDay, PAPERS } from './digests.ts';
import { readingGroup } from './reading-group.ts';
import { NOON, setUp } from './stage.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const group = readingGroup({ channel: 'papers' });

/** Mina votes, saves, follows, looks something up, and is written to. */
async function live() {
  await setUp(group.ada, group.channel, { language: 'ko' });
  await group.ada.slash('/digest post', { day: '2024-01-22' });
  const card = await group.world.until(() =>
    group.channel.messages().find((each) => each.reactions('👍') === 1),
  );
  group.mina.react(card, '👍');
  await group.mina.menu('논문 저장', card);
  await group.mina.slash('/follow keyword', { words: 'trees' });
  await group.mina.slash('/papers search', { query: '확산' });
  await closeDay(group.stage, '2024-01-24', PAPERS, NOON + MINUTE);
  group.now = NOON + 2 * MINUTE;
  await tellFollowers(group.stage.bot.app, { gapMs: 0 });
  await group.stage.bot.votesCounted();
  return card;
}

const TABLES = ['votes', 'saved', 'follows', 'members', 'lookups', 'reports'] as const;

/** Where a member is found in the database. */
async function traces({ id }: Member): Promise<string[]> {
  const counts = TABLES.map(async (table) => {
    const rows = await group.stage.store
      .selectFrom(table)
      .select('member_id')
      .where('member_id', '=', id)
      .execute();
    return rows.length > 0 ? [table] : [];
  });
  const told = await group.stage.store
    .selectFrom('deliveries')
    .select('id')
    .where('recipient', '=', id)
    .execute();
  return [...(await Promise.all(counts)).flat(), ...(told.length > 0 ? ['deliveries'] : [])];
}

describe('/privacy', () => {
  it('shows all that is stored', async () => {
    expect((await group.ada.slash('/privacy show')).transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /privacy show
      paperboy (only Ada can see this):
        │ What I store about you
        │ I store nothing about you."
    `);
    await live();
    const shown = await group.mina.slash('/privacy show');
    expect(shown.transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /privacy show
      paperboy (only Mina can see this):
        │ 나에 대해 저장된 정보
        │ 모든 서버를 통틀어 저장된 정보는 이것이 전부예요. 항목 하나하나는 파일에 있어요. \`/개인정보 삭제\`로 지울 수 있어요.
        │ 투표: Reading group: 논문 1편
        │ 저장한 논문: 논문 1편
        │ 팔로우: 키워드 “trees”
        │ 언어와 연락 방법: 한국어
        │ 지난 2주 동안 확인해 드린 날: 2024-01-24
        │ 찾아본 것: 지난 14일 동안 찾아본 1건. 버튼이 동작하도록 보관해요
        📎 paperboy.json"
    `);
    const file = JSON.parse(attachedText(shown, 'paperboy.json')) as Record<string, unknown[]>;
    expect(Object.keys(file)).toEqual([
      'member',
      'settings',
      'votes',
      'saved',
      'follows',
      'likings',
      'taste',
      'toldOf',
      'lookups',
      'reports',
    ]);
    expect(file.follows).toEqual([{ kind: 'keyword', text: 'trees', since: '2024-01-24T12:00:00.000Z' }]);
    group.mina.locale = 'en-US';
    expect((await group.mina.slash('/privacy show')).transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /privacy show
      paperboy (only Mina can see this):
        │ What I store about you
        │ This is all, in all servers. The file has every entry. \`/privacy delete\` deletes it.
        │ Votes: Reading group: one paper
        │ Saved papers: 1 paper
        │ Follows: keyword “trees”
        │ Your language, and how I reach you: Korean
        │ Days of the last two weeks that I checked for you: 2024-01-24
        │ Look-ups: One search of the last 14 days, kept so that its buttons work
        📎 paperboy.json"
    `);
  });

  it('deletes it after a question, and says what it can’t', async () => {
    const card = await live();
    expect(await traces(group.mina)).toEqual([
      'votes',
      'saved',
      'follows',
      'members',
      'lookups',
      'deliveries',
    ]);
    const asked = await group.mina.slash('/privacy delete');
    expect(asked.transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /privacy delete
      paperboy (only Mina can see this):
        │ 저장된 정보를 모두 지울까요?
        │ 모든 서버의 투표, 저장한 논문, 팔로우, 취향, 찾아본 것과 신고를 지워요. 되돌릴 수 없어요. 먼저 \`/저장 내보내기\`와 \`/개인정보 보기\`로 파일을 받아 둘 수 있어요.
        │
        │ 카드에 남긴 반응은 Discord의 것이라 제가 지울 수 없어요. 지난 14일 동안의 카드에 있는 반응은 다음에 투표를 셀 때 다시 세게 돼요. 그 투표까지 없애려면 반응을 직접 지워 주세요.
        [모두 지우기] [그대로 두기]"
    `);
    expect((await group.mina.click(asked, '그대로 두기')).transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /privacy delete
      paperboy (only Mina can see this) (edited):
        │ 아무것도 지우지 않았어요."
    `);
    expect(await traces(group.mina)).toHaveLength(6);
    group.mina.locale = 'en-US';
    const again = await group.mina.slash('/privacy delete');
    expect((await group.mina.click(again, 'Delete it all')).transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /privacy delete
      paperboy (only Mina can see this) (edited):
        │ Deleted. I no longer store anything about you.
        │
        │ Your reactions on cards are Discord's, not mine: I can't delete them. Those on cards of the last 14 days would be counted again the next time that I count. Take them off to end those votes for good."
    `);
    expect(await traces(group.mina)).toEqual([]);
    expect((await group.mina.slash('/privacy show')).transcript()).toMatchInlineSnapshot(`
      "↱ Mina used /privacy show
      paperboy (only Mina can see this):
        │ What I store about you
        │ I store nothing about you."
    `);
    await tellFollowers(group.stage.bot.app, { gapMs: 0 });
    expect(group.world.dm(group.mina).messages()).toHaveLength(1);
    expect(card.reactions('👍')).toBe(2);
  });

  it('works in direct messages', async () => {
    const answer = await group.mina.slash('/privacy show', {}, { in: group.world.dm(group.mina) });
    expect(answer.transcript()).toContain('저장된 정보가 없어요');
  });
});

/** The tables that hold something of the server. */
async function kept(): Promise<string[]> {
  const tables = [
    'subscriptions',
    'deliveries',
    'posts',
    'votes',
    'servers',
  ] as const satisfies (keyof Schema)[];
  const held = tables.map(async (table) => {
    const rows = await group.stage.store.selectFrom(table).selectAll().execute();
    return rows.length > 0 ? [table] : [];
  });
  return (await Promise.all(held)).flat();
}

const goneAt = async () => {
  const row = await group.stage.store
    .selectFrom('servers')
    .selectAll()
    .where('guild_id', '=', group.guild.id)
    .executeTakeFirst();
  return row?.gone_at ?? null;
};

describe('a server that removes the bot', () => {
  beforeEach(async () => {
    await live();
    await group.mina.slash('/follow remove', { which: 'trees' });
    await group.mina.click(await group.mina.slash('/privacy delete'), '모두 지우기');
    group.mina.react(group.channel.messages()[3] ?? group.channel.messages()[1] ?? raise(), '👍');
    await group.stage.bot.votesCounted();
    group.now = NOON + DAY;
    group.guild.kickBot();
    await group.world.until(async () => (await goneAt()) === NOON + DAY);
  });

  it('is kept for 30 days, then forgotten', async () => {
    await group.round(NOON + 30 * DAY);
    expect(await kept()).toEqual(['subscriptions', 'deliveries', 'posts', 'votes', 'servers']);
    await group.round(NOON + 31 * DAY + MINUTE);
    expect(await kept()).toEqual([]);
  });

  it('finds all as it was when it takes the bot back in time', async () => {
    group.now = NOON + 20 * DAY;
    group.guild.addBot();
    await group.world.until(async () => (await goneAt()) === null);
    await group.round(NOON + 60 * DAY);
    expect(await kept()).toEqual(['subscriptions', 'deliveries', 'posts', 'votes', 'servers']);
  });
});

describe('what the bot didn’t see', () => {
  it('it learns when it starts: it was removed, or taken back', async () => {
    await live();
    await group.stage.bot.stop();
    group.guild.kickBot();
    await group.stage.restart();
    await group.world.until(async () => (await goneAt()) !== null);
    await group.stage.bot.stop();
    group.guild.addBot();
    await group.stage.restart();
    await group.world.until(async () => (await goneAt()) === null);
  });

  it('an outage is no removal', async () => {
    await live();
    group.guild.outage();
    await group.world.until(
      () => group.stage.bot.app.client.guilds.cache.get(group.guild.id)?.available === false,
    );
    expect(await goneAt()).toBeNull();
    group.guild.recover();
    await group.world.until(
      () => group.stage.bot.app.client.guilds.cache.get(group.guild.id)?.available === true,
    );
    expect(await goneAt()).toBeNull();
  });
});

describe('once a day', () => {
  it('old look-ups and old messages to members are forgotten', async () => {
    await live();
    await group.round(NOON + 13 * DAY);
    expect(await traces(group.mina)).toContain('lookups');
    await group.round(NOON + 16 * DAY);
    expect(await traces(group.mina)).toEqual(['votes', 'saved', 'follows', 'members']);
  });
});

function raise(): never {
  throw new Error('no card');
}
