// A plan that there is already: it is never replaced unasked, nor is another one meant than was named, nor the change of a colleague lost.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../src/playground/actors/channel.ts';
import type { Member } from '../../src/playground/actors/member.ts';
import type { Message } from '../../src/playground/actors/message.ts';
import { type Place, subscriptionsOf } from '../../src/store/subscriptions.ts';
import { readingGroup } from './reading-group.ts';
import { setUp } from './stage.ts';

const group = readingGroup({ channel: 'lounge' });

let papers: Channel;
/** Another admin. */
let kim: Member;

beforeEach(() => {
  papers = group.guild.channel('papers');
  kim = group.guild.member('Kim', { admin: true, locale: 'ko' });
});

const said = async (answer: Promise<{ transcript(): string }>) => (await answer).transcript();

async function planOf({ id }: Pick<Channel, 'id'>) {
  const all = await subscriptionsOf(group.stage.store, group.guild.id);
  const found = all.find(({ channelId }: Place) => channelId === id);
  if (!found) throw new Error('not subscribed');
  return found;
}

describe('a channel that is set up already', () => {
  beforeEach(() => setUp(group.ada, papers, { language: 'en' }, { cards: '10', words: 'diffusion' }));

  it('keeps its plan when it is set up again, and the panel says so', async () => {
    const panel = await group.ada.slash('/digest setup', { channel: papers });
    expect(panel.transcript()).toContain('#papers gets papers in English already. This is its plan');
    expect(panel.transcript()).toContain('the best 10 papers');
    await group.ada.click(panel, 'Save');
    expect(await planOf(papers)).toMatchObject({ cards: 10, include: ['diffusion'] });
  });

  it('takes the options as changes of its plan', async () => {
    const panel = await group.ada.slash('/digest setup', { channel: papers, summary: 'full' });
    await group.ada.click(panel, 'Save');
    expect(await planOf(papers)).toMatchObject({ cards: 10, summary: 'full' });
  });

  it('can have papers in another language beside', async () => {
    const panel = await group.ada.slash('/digest setup', { channel: papers, language: 'ko' });
    expect(panel.transcript()).not.toContain('already');
    await group.ada.click(panel, 'Save');
    const all = await subscriptionsOf(group.stage.store, group.guild.id);
    expect(all.map(({ language, cards }) => [language, cards])).toEqual([
      ['en', 10],
      ['ko', 5],
    ]);
  });

  it('stays paused when an admin paused it, until it is resumed', async () => {
    await group.ada.slash('/digest pause');
    const panel = await group.ada.slash('/digest setup', { channel: papers });
    expect(panel.transcript()).toContain('Paused by an admin');
    expect(panel.transcript()).not.toContain('Next post');
    expect(await said(group.ada.click(panel, 'Save'))).toContain('Paused by an admin');
    expect((await planOf(papers)).paused).toBe('admin');
  });
});

describe('two panels of a channel that is not set up yet', () => {
  it('do not take back what the other saved', async () => {
    const adas = await group.ada.slash('/digest setup', { channel: papers, language: 'en', cards: 10 });
    const kims = await kim.slash('/digest setup', { channel: papers, language: 'en' });
    await group.ada.click(adas, 'Save');
    expect(await said(kim.click(kims, '저장'))).toContain('이 채널은 이미 영어로 논문을 받고 있어요.');
    expect((await planOf(papers)).cards).toBe(10);
  });

  it('may be one, saved by two taps in a row', async () => {
    const panel = await group.ada.slash('/digest setup', { channel: papers, language: 'en' });
    const taps = await Promise.all([group.ada.click(panel, 'Save'), group.ada.click(panel, 'Save')]);
    for (const tap of taps) expect(tap.transcript()).toContain('Saved.');
  });
});

describe('two admins who change a plan at once', () => {
  it('both get what they changed', async () => {
    await setUp(group.ada, papers, { language: 'en' });
    const adas = await group.ada.slash('/digest edit', { cards: 3 });
    const kims = await kim.slash('/digest edit', { words: '로봇' });
    await group.ada.click(adas, 'Save');
    await kim.click(kims, '저장');
    expect(await planOf(papers)).toMatchObject({ cards: 3, include: ['로봇'] });
  });

  it('even where one moved it to another channel', async () => {
    await setUp(group.ada, papers, { language: 'en' });
    const kims = await kim.slash('/digest edit', { cards: 3 });
    await group.ada.click(await group.ada.slash('/digest edit', { channel: group.channel }), 'Save');
    papers.delete();
    expect(await said(kim.click(kims, '저장'))).toContain('#lounge');
    expect((await planOf(group.channel)).cards).toBe(3);
  });
});

describe('a channel that was deleted while its panel was open', () => {
  it('is not saved', async () => {
    const panel = await group.ada.slash('/digest setup', { channel: papers });
    papers.delete();
    expect(await said(group.ada.click(panel, 'Save'))).toContain('That channel is gone');
    expect(await subscriptionsOf(group.stage.store, group.guild.id)).toEqual([]);
  });

  it('is not saved as the one to which papers are moved', async () => {
    await setUp(group.ada, group.channel, { language: 'en' });
    const panel = await group.ada.slash('/digest edit', { channel: papers });
    papers.delete();
    expect(await said(group.ada.click(panel, 'Save'))).toContain('That channel is gone');
    expect((await planOf(group.channel)).channelId).toBe(group.channel.id);
  });
});

describe('a channel that is gone', () => {
  const asked = (since: number) =>
    group.world.requests
      .slice(since)
      .filter(({ method, route }) => `${method} ${route}` === 'GET /channels/:channel');

  beforeEach(async () => {
    await setUp(group.ada, papers, { language: 'en' });
    await setUp(group.ada, group.channel, { language: 'en' });
  });

  it('is told of in the list, with what to do, and nobody asks for the others', async () => {
    papers.delete();
    const before = group.world.requests.length;
    const list = await said(group.ada.slash('/digest list'));
    expect(list).toContain('the channel is gone');
    expect(list).toContain('`/digest remove` ends them');
    expect(list.match(/Next post/g)).toHaveLength(1);
    expect(asked(before)).toHaveLength(1);
  });

  it('is told of where one is chosen, and can be chosen', async () => {
    papers.delete();
    const gone = `a channel that is gone or hidden from me (${papers.id}) · English · when ready`;
    const list = await group.ada.slash('/digest remove', {}, { in: group.guild.channel('elsewhere') });
    expect(list.transcript()).toContain(`${gone} | #lounge · English · when ready`);
    expect((await group.ada.suggest('/digest remove', { which: 'gone' })).map(({ name }) => name)).toEqual([
      gone,
    ]);
    await group.ada.select(list, 'Which channel?', gone);
    expect(await said(group.ada.slash('/digest list'))).not.toContain('gone');
  });

  it('is none that Discord does not answer for', async () => {
    papers.delete();
    group.world.weather.fail('GET /channels/:channel', { status: 502, times: 20 });
    expect(await said(group.ada.slash('/digest list'))).not.toContain('gone');
  });

  it('is no archived thread, of which a new start is told nothing', async () => {
    await group.ada.slash('/digest post', { day: '2024-01-22', which: 'papers' });
    await group.stage.bot.app.deliveries.settled();
    await group.ada.click(papers.messages()[1] as Message, /Discuss/);
    const [thread] = papers.threads();
    if (!thread) throw new Error('no thread');
    await setUp(group.ada, thread, { language: 'en' });
    await group.stage.restart(() => thread.archive());
    const list = await group.ada.slash('/digest pause', {}, { in: group.guild.channel('elsewhere') });
    expect(list.transcript()).toContain(`#${thread.name} · English`);
    expect(await said(group.ada.slash('/digest list'))).not.toContain('gone');
  });
});

describe('a panel of what is not saved yet', () => {
  it('does not speak of papers that were stopped', async () => {
    const forum = group.guild.channel('posts', { type: 'forum' });
    forum.tag('news', { moderated: true });
    forum.requireTag();
    expect(await said(kim.slash('/digest setup', { channel: forum }))).toContain(
      '⚠️ 이 포럼은 게시글마다 태그가 있어야 하는데 제가 쓸 수 있는 태그가 없어요. 저장해 두시면',
    );
  });

  it('says that a setting which could not be read was not changed', async () => {
    const panel = await kim.slash('/digest setup', { channel: papers });
    const form = await kim.click(panel, '추가 설정…');
    const wrong = await kim.submit(form.modal, { upvotes: 'abc' });
    expect(wrong.transcript()).toContain(
      '⚠️ 최소 추천 수: “abc” 대신 0부터 9999까지의 정수를 적어 주세요. 이 설정은 바꾸지 않았어요.',
    );
  });
});

describe('which channel is meant', () => {
  beforeEach(() => setUp(group.ada, papers, { language: 'en' }));

  it('is never another one than was named', async () => {
    const answer = await group.ada.slash('/digest remove', { which: 'general' });
    expect(answer.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /digest remove
      paperboy (only Ada can see this):
        │ “general” gets no papers here. Choose a channel that does.
        │ [▾ Which channel?: #papers · English · when ready]"
    `);
    expect(await said(group.ada.slash('/digest pause', { which: `<#${group.channel.id}>` }))).toContain(
      '#lounge gets no papers here.',
    );
    expect((await planOf(papers)).paused).toBeNull();
    const paused = await group.ada.select(answer, 'Which channel?', '#papers · English · when ready');
    expect(paused.transcript()).toContain('#papers gets no more papers.');
  });

  it('can be written in capitals', async () => {
    expect(await said(group.ada.slash('/digest pause', { which: '#Papers' }))).toContain(
      '#papers gets no papers until',
    );
  });

  it('need not be said where there is only one', async () => {
    expect(await said(group.ada.slash('/digest pause'))).toContain('#papers gets no papers until');
  });

  it('is none where it was removed since it was offered', async () => {
    await setUp(group.ada, group.channel, { language: 'en' });
    const list = await group.ada.slash('/digest remove', {}, { in: group.guild.channel('elsewhere') });
    await kim.slash('/digest remove', { which: 'papers' });
    const chosen = await group.ada.select(list, 'Which channel?', '#papers · English · when ready');
    expect(chosen.transcript()).toContain('no longer gets digests');
    expect((await planOf(group.channel)).channelId).toBe(group.channel.id);
  });
});

describe('words of a plan', () => {
  it.each([
    ['(((', '“(((” has no word that I could look for.'],
    ['로봇, 🔥', '“🔥” has no word that I could look for.'],
    ['robot, -\u200b', 'has no word that I could look for.'],
    ['-확산, 확산', '“확산” is wanted and left out at once.'],
    ['Diffusion, -diffusion', '“Diffusion” is wanted and left out at once.'],
    [Array.from({ length: 25 }, (_, nth) => `topic${nth}`).join(', '), 'These are 25 words; a plan takes 20'],
  ])('that can match nothing are refused: %s', async (words, sentence) => {
    expect(await said(group.ada.slash('/digest setup', { channel: papers, words }))).toContain(sentence);
    const panel = await group.ada.slash('/digest setup', { channel: papers });
    const form = await group.ada.click(panel, 'More…');
    const wrong = await group.ada.submit(form.modal, { words, cards: '7' });
    expect(wrong.transcript()).toContain(sentence);
    expect(wrong.transcript()).toContain('the best 7 papers');
    expect((await group.ada.click(wrong, 'More…')).modal.transcript()).toContain(words.trim());
  });

  it('are none where nothing but a minus is written', async () => {
    await setUp(group.ada, papers, { language: 'en', words: 'diffusion' });
    await group.ada.click(await group.ada.slash('/digest edit', { words: '-' }), 'Save');
    expect((await planOf(papers)).include).toEqual([]);
  });
});
