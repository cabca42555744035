// What admins do with /digest, as they see it.
import { describe, expect, it } from 'vitest';
import { day } from '../../src/model/day.ts';
import { recordDay } from '../../src/store/days.ts';
import { closeDay, PAPERS, STONES } from './digests.ts';
import { readingGroup } from './reading-group.ts';
import { NOON, setUp } from './stage.ts';

const group = readingGroup({ locale: 'ko', digests: [], channel: 'lounge' });

const said = async (answer: Promise<{ transcript(): string }>) => (await answer).transcript();

const HOUR = 3_600_000;

describe('/digest setup', () => {
  it('takes a time in the zone that the language of the server is spoken in', async () => {
    const channel = group.guild.channel('papers');
    expect(
      await said(group.ada.slash('/digest setup', { channel, hour: '9', layout: 'thread' })),
    ).toMatchInlineSnapshot(`
      "↱ Ada used /digest setup
      paperboy (only Ada can see this):
        │ **#papers gets the day at a glance and, in its thread, the best 5 papers as cards, in Korean, at 09:00 (Seoul).**
        │ First post: <time>, <time>
        │ -# 09:00 in Seoul brings Monday's papers on Wednesday; from 12:00 they come a day earlier.
        │ [▾ 한국어: English | 한국어 | 日本語 | 简体中文 | 繁體中文]
        │ [▾ 09:00: As soon as a day is complete | 06:00 | 07:00 | 08:00 | 09:00 | 10:00 | 11:00 | 12:00 | 13:00 | 14:00 | 15:00 | 16:00 | 17:00 | 18:00 | 19:00 | 20:00 | 21:00 | 22:00 | 23:00 | Other…]
        │ [▾ Asia/Seoul · Korean Standard Time · 21:00: Asia/Seoul · Korean Standard Time · 21:00 | Pacific/Auckland · New Zealand Time · 01:00 | Australia/Sydney · Australian Eastern Time · 23:00 | Asia/Tokyo · Japan Standard Time · 21:00 | Asia/Shanghai · China Standard Time · 20:00 | Asia/Singapore · Singapore Standard Time · 20:00 | Asia/Kolkata · India Standard Time · 17:30 | Asia/Dubai · Gulf Standard Time · 16:00 | Europe/Istanbul · Türkiye Standard Time · 15:00 | Africa/Nairobi · East Africa Time · 15:00 | Europe/Kyiv · Eastern European Time · 14:00 | Africa/Cairo · Eastern European Time · 14:00 | Europe/Berlin · Central European Time · 13:00 | Europe/Paris · Central European Time · 13:00 | Europe/London · United Kingdom Time · 12:00 | UTC · GMT+00:00 · 12:00 | America/Sao_Paulo · Brasilia Standard Time · 09:00 | America/New_York · Eastern Time · 07:00 | America/Chicago · Central Time · 06:00 | America/Denver · Mountain Time · 05:00 | America/Los_Angeles · Pacific Time · 04:00 | Other…]
        │ [▾ Thread: cards in a thread below a header: Cards: a message for each paper | Thread: cards in a thread below a header | Compact: one list with a menu]
        │ [▾ 5 cards: 1 card | 2 cards | 3 cards | 4 cards | 5 cards | 6 cards | 8 cards | 10 cards | 12 cards | 15 cards | 20 cards | 25 cards]
        │ [⏰ At 12:00 instead] [Save] [More…] [Preview] [Weekly favourites: off]
        │ [Monthly trends: off] [Order: upvotes] [Voting: reactions]"
    `);
    expect(await group.ada.suggest('/digest setup', { hour: '9' })).toMatchInlineSnapshot(`
      [
        {
          "name": "09:00",
          "value": "09:00",
        },
        {
          "name": "09:30",
          "value": "09:30",
        },
        {
          "name": "21:00",
          "value": "21:00",
        },
      ]
    `);
    expect((await group.ada.suggest('/digest setup', { timezone: '' }))[0]?.value).toBe('Asia/Seoul');
    expect((await group.ada.suggest('/digest setup', { timezone: 'São Pa' }))[0]?.value).toBe(
      'America/Sao_Paulo',
    );
    expect((await group.ada.suggest('/digest setup', { timezone: 'brasilia' }))[0]?.value).toBe(
      'America/Sao_Paulo',
    );
    expect(await group.ada.suggest('/digest setup', { timezone: 'Atlantis' })).toEqual([]);
  });

  it('asks for the zone where it cannot be guessed, and says what it does not understand', async () => {
    group.guild.locale = 'en-US';
    const channel = group.guild.channel('papers');
    const forum = group.guild.channel('posts', { type: 'forum' });
    expect(await said(group.ada.slash('/digest setup', { channel, hour: '09:00' }))).toMatchInlineSnapshot(`
      "↱ Ada used /digest setup
      paperboy (only Ada can see this):
        │ Which time zone is 09:00 in? Choose one in the option timezone, such as Europe/Berlin."
    `);
    for (const hour of ['모이는 대로', '하루치가 모이는 대로 게시', 'as soon as', 'When ready', 'ready'])
      expect(await said(group.ada.slash('/digest setup', { channel, hour }))).toContain('as soon as');
    expect(await said(group.ada.slash('/digest setup', { channel, hour: 'teatime' }))).toMatchInlineSnapshot(`
      "↱ Ada used /digest setup
      paperboy (only Ada can see this):
        │ I can't read “teatime” as a time of day. Write it like 09:00."
    `);
    expect(
      await said(group.ada.slash('/digest setup', { channel, timezone: 'Atlantis' })),
    ).toMatchInlineSnapshot(`
      "↱ Ada used /digest setup
      paperboy (only Ada can see this):
        │ I know no time zone “Atlantis”. Start typing a city and choose one, such as Asia/Seoul."
    `);
    expect(
      await said(group.ada.slash('/digest setup', { channel: forum, layout: 'cards' })),
    ).toMatchInlineSnapshot(`
      "↱ Ada used /digest setup
      paperboy (only Ada can see this):
        │ A forum always has the layout Forum, and no other channel can have it."
    `);
  });

  it('has a form for the rest', async () => {
    const channel = group.guild.channel('papers');
    const role = group.guild.role('Readers', { mentionable: true });
    const panel = await group.ada.slash('/digest setup', { channel });
    const form = await group.ada.click(panel, 'More…');
    expect(form.modal.transcript()).toMatchInlineSnapshot(`
      "⧉ More settings
        │ Days *: Mon | Tue | Wed | Thu | Fri | Sat | Sun
        │ How many papers get a card (1–25): 5
        │ Fewest upvotes: 0
        │ Words, a minus for those to leave out:
        │ Role to mention in the header:"
    `);
    const fields = {
      weekdays: ['1', '3'],
      cards: '3',
      upvotes: '5',
      words: 'speech, -rivers',
      mention: [role],
    };
    const changed = await group.ada.submit(form.modal, fields);
    expect(changed.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /digest setup
      paperboy (only Ada can see this) (edited):
        │ **#papers gets the day at a glance and the best 3 papers as cards, in Korean, as soon as the day is complete.**
        │ First post: <time>, <time>
        │ - Only on Mon, Wed
        │ - Only papers with 5 upvotes or more
        │ - Only papers about: speech
        │ - No papers about: rivers
        │ - Mentions @Readers
        │ [▾ 한국어: English | 한국어 | 日本語 | 简体中文 | 繁體中文]
        │ [▾ As soon as a day is complete: As soon as a day is complete | 06:00 | 07:00 | 08:00 | 09:00 | 10:00 | 11:00 | 12:00 | 13:00 | 14:00 | 15:00 | 16:00 | 17:00 | 18:00 | 19:00 | 20:00 | 21:00 | 22:00 | 23:00 | Other…]
        │ [▾ Asia/Seoul · Korean Standard Time · 21:00: Asia/Seoul · Korean Standard Time · 21:00 | Pacific/Auckland · New Zealand Time · 01:00 | Australia/Sydney · Australian Eastern Time · 23:00 | Asia/Tokyo · Japan Standard Time · 21:00 | Asia/Shanghai · China Standard Time · 20:00 | Asia/Singapore · Singapore Standard Time · 20:00 | Asia/Kolkata · India Standard Time · 17:30 | Asia/Dubai · Gulf Standard Time · 16:00 | Europe/Istanbul · Türkiye Standard Time · 15:00 | Africa/Nairobi · East Africa Time · 15:00 | Europe/Kyiv · Eastern European Time · 14:00 | Africa/Cairo · Eastern European Time · 14:00 | Europe/Berlin · Central European Time · 13:00 | Europe/Paris · Central European Time · 13:00 | Europe/London · United Kingdom Time · 12:00 | UTC · GMT+00:00 · 12:00 | America/Sao_Paulo · Brasilia Standard Time · 09:00 | America/New_York · Eastern Time · 07:00 | America/Chicago · Central Time · 06:00 | America/Denver · Mountain Time · 05:00 | America/Los_Angeles · Pacific Time · 04:00 | Other…]
        │ [▾ Cards: a message for each paper: Cards: a message for each paper | Thread: cards in a thread below a header | Compact: one list with a menu]
        │ [▾ 3 cards: 1 card | 2 cards | 3 cards | 4 cards | 5 cards | 6 cards | 8 cards | 10 cards | 12 cards | 15 cards | 20 cards | 25 cards]
        │ [Save] [More…] [Preview] [Weekly favourites: off] [Monthly trends: off]
        │ [Order: upvotes] [Voting: reactions]"
    `);
    const again = await group.ada.click(changed, 'More…');
    expect(again.modal.transcript()).toMatchInlineSnapshot(`
      "⧉ More settings
        │ Days *: Mon | Tue | Wed | Thu | Fri | Sat | Sun
        │ How many papers get a card (1–25): 3
        │ Fewest upvotes: 5
        │ Words, a minus for those to leave out: speech, -rivers
        │ Role to mention in the header:"
    `);
    const wrong = await group.ada.submit(again.modal, { ...fields, cards: '0', upvotes: 'many' });
    expect(wrong.transcript()).toContain(
      '⚠️ How many papers get a card (1–25): “0” should be a whole number from 1 to 25.',
    );
    expect(wrong.transcript()).toContain('⚠️ Fewest upvotes: “many” should be a whole number from 0 to 9999.');
    const kept = await group.ada.click(wrong, 'More…');
    expect(kept.modal.transcript()).toContain('Fewest upvotes: many');
    expect(kept.modal.transcript()).toContain('How many papers get a card (1–25): 0');
    expect((await group.ada.submit(kept.modal, fields)).transcript()).not.toContain('⚠️');
  });

  it('offers publishing in announcement channels', async () => {
    const channel = group.guild.channel('news', { type: 'announcement' });
    const panel = await group.ada.slash('/digest setup', { channel });
    const published = await group.ada.click(panel, 'Publish: off');
    await group.ada.click(published, 'Save');
    await closeDay(group.stage, '2024-01-24', PAPERS, NOON + HOUR);
    await group.round(NOON + HOUR);
    expect(channel.messages().map(({ data }) => data.flags)).toEqual([1, 0, 0, 0]);
  });

  it("is another's panel to nobody else, nor to who was demoted", async () => {
    const chief = group.guild.role('Chief', { permissions: ['ManageGuild'] });
    const bo = group.guild.member('Bo', { roles: [chief] });
    const panel = await bo.slash('/digest setup', { channel: group.guild.channel('papers') });
    bo.removeRole(chief);
    expect(await said(bo.click(panel, 'Save'))).toContain('Only those who may manage this server');
  });

  it('serves who the server lets in by its own settings', async () => {
    const bo = group.guild.member('Bo');
    group.guild.permitCommand('/digest', bo, true);
    const panel = await bo.slash('/digest setup', { channel: group.guild.channel('papers') });
    expect(await said(bo.click(panel, 'Save'))).toContain('Saved.');
  });
});

describe('a day of a digest', () => {
  it('is read as people write it, as in every command', async () => {
    const channel = group.guild.channel('papers');
    await setUp(group.ada, channel, { language: 'en' });
    for (const day of ['the day before yesterday', '그저께', '1월 22일', '22.01.2024'])
      expect((await group.ada.slash('/digest preview', { day })).transcript()).toContain('2024-01-22');
    expect((await group.ada.slash('/digest post', { day: 'last month' })).transcript()).toContain(
      'That is more than one day (2023-12-01 to 2023-12-31).',
    );
    expect((await group.ada.slash('/digest post', { day: 'yesteday' })).transcript()).toContain(
      '“yesteday” is not a day that I can read.',
    );
  });
});

describe('/digest preview', () => {
  it('shows the header and the first card, to the admin alone', async () => {
    const channel = group.guild.channel('papers');
    await setUp(group.ada, channel, { language: 'en' }, { cards: '3' });
    await closeDay(group.stage, '2024-01-24', PAPERS, NOON + HOUR);
    group.now = NOON + HOUR;
    const preview = await group.ada.slash('/digest preview');
    expect(preview.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /digest preview
      paperboy (only Ada can see this):
        │ This is what #papers gets for 2024-01-24: the header and the first of 3 cards."
    `);
    await group.world.until(() => preview.followUps.length === 2);
    await group.round(group.now);
    const shown = preview.followUps.map(({ embeds }) => embeds);
    // Only what is posted can be linked to.
    const posted = JSON.stringify(
      channel
        .messages()
        .slice(0, 2)
        .map(({ embeds }) => embeds),
    );
    const unlinked = posted.replaceAll(/\[(\*\*\d+\*\*)\]\([^)]+\)/g, '$1');
    expect(JSON.parse(unlinked)).toEqual(shown);
  });
});

describe('a subscription', () => {
  it('is listed with what became of the last days', async () => {
    await setUp(group.ada, group.guild.channel('papers'), { hour: '09:00' });
    await setUp(group.ada, group.guild.channel('english'), { language: 'en', layout: 'compact' });
    await group.ada.slash('/digest pause', { which: 'english' });
    await recordDay(group.stage.store, day('2024-01-21'), { outcome: 'weekend', at: group.now });
    await recordDay(group.stage.store, day('2024-01-22'), { outcome: 'digest', at: group.now });
    await recordDay(group.stage.store, day('2024-01-23'), { outcome: 'source-failed', at: group.now });
    expect(await said(group.ada.slash('/digest list'))).toMatchInlineSnapshot(`
      "↱ Ada used /digest list
      paperboy (only Ada can see this):
        │ Channels that get papers
        │ **#papers · Korean**
        │ Posted at 09:00 (Asia/Seoul) · The best 5 as cards; the header lists every paper
        │ Next post: <time>, <time>
        │
        │ **#english · English**
        │ Posted as soon as a day is complete · The day at a glance, with a menu that opens papers
        │ ⏸ Paused by an admin; \`/digest resume\` goes on.
        │ The last days: 2024-01-23 · the source could not be read; tried again
        │     2024-01-22 · digest
        │     2024-01-21 · no digest: weekend"
    `);
  });

  it('is chosen among several', async () => {
    expect(await said(group.ada.slash('/digest pause'))).toContain('/digest setup');
    await setUp(group.ada, group.guild.channel('papers'), { hour: '09:00' });
    await setUp(group.ada, group.guild.channel('english'), { language: 'en' });
    expect(await said(group.ada.slash('/digest pause'))).toContain('Several channels');
    expect(await group.ada.suggest('/digest pause', { which: 'eng' })).toMatchInlineSnapshot(`
      [
        {
          "name": "#english · English · when ready",
          "value": "2",
        },
      ]
    `);
  });

  it('is edited, moved, paused, resumed and removed', async () => {
    const channel = group.guild.channel('papers');
    const other = group.guild.channel('other');
    await setUp(group.ada, channel, { language: 'en' });
    const panel = await group.ada.slash('/digest edit', { channel: other, layout: 'compact', hour: '18:30' });
    expect(panel.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /digest edit
      paperboy (only Ada can see this):
        │ **#other gets the day at a glance, with a menu that opens papers, in English, at 18:30 (Seoul).**
        │ Next post: <time>, <time>
        │ -# 18:30 in Seoul brings Monday's papers on Tuesday.
        │ [▾ English: English | 한국어 | 日本語 | 简体中文 | 繁體中文]
        │ [▾ 18:30: As soon as a day is complete | 06:00 | 07:00 | 08:00 | 09:00 | 10:00 | 11:00 | 12:00 | 13:00 | 14:00 | 15:00 | 16:00 | 17:00 | 18:00 | 18:30 | 19:00 | 20:00 | 21:00 | 22:00 | 23:00 | Other…]
        │ [▾ Asia/Seoul · Korean Standard Time · 21:00: Asia/Seoul · Korean Standard Time · 21:00 | Pacific/Auckland · New Zealand Time · 01:00 | Australia/Sydney · Australian Eastern Time · 23:00 | Asia/Tokyo · Japan Standard Time · 21:00 | Asia/Shanghai · China Standard Time · 20:00 | Asia/Singapore · Singapore Standard Time · 20:00 | Asia/Kolkata · India Standard Time · 17:30 | Asia/Dubai · Gulf Standard Time · 16:00 | Europe/Istanbul · Türkiye Standard Time · 15:00 | Africa/Nairobi · East Africa Time · 15:00 | Europe/Kyiv · Eastern European Time · 14:00 | Africa/Cairo · Eastern European Time · 14:00 | Europe/Berlin · Central European Time · 13:00 | Europe/Paris · Central European Time · 13:00 | Europe/London · United Kingdom Time · 12:00 | UTC · GMT+00:00 · 12:00 | America/Sao_Paulo · Brasilia Standard Time · 09:00 | America/New_York · Eastern Time · 07:00 | America/Chicago · Central Time · 06:00 | America/Denver · Mountain Time · 05:00 | America/Los_Angeles · Pacific Time · 04:00 | Other…]
        │ [▾ Compact: one list with a menu: Cards: a message for each paper | Thread: cards in a thread below a header | Compact: one list with a menu]
        │ [Save] [More…] [Preview] [Weekly favourites: off] [Monthly trends: off]
        │ [Order: upvotes]"
    `);
    await group.ada.click(panel, 'Save');
    expect(await said(group.ada.slash('/digest pause'))).toMatchInlineSnapshot(`
      "↱ Ada used /digest pause
      paperboy (only Ada can see this):
        │ #other gets no papers until \`/digest resume\`."
    `);
    await closeDay(group.stage, '2024-01-24', PAPERS, NOON + HOUR);
    await group.round(NOON + 30 * HOUR);
    expect(other.messages()).toEqual([]);
    expect(await said(group.ada.slash('/digest history'))).toMatchInlineSnapshot(`
      "↱ Ada used /digest history
      paperboy (only Ada can see this):
        │ The last days
        │ #other
        │ - 2024-01-24 · not posted while paused"
    `);
    expect(await said(group.ada.slash('/digest resume'))).toMatchInlineSnapshot(`
      "↱ Ada used /digest resume
      paperboy (only Ada can see this):
        │ #other gets papers again. Next post: <time>, <time>"
    `);
    await group.round(NOON + 30 * HOUR);
    expect(channel.messages()).toEqual([]);
    expect(other.messages()).toHaveLength(1);
    expect(await said(group.ada.slash('/digest history'))).toMatchInlineSnapshot(`
      "↱ Ada used /digest history
      paperboy (only Ada can see this):
        │ The last days
        │ #other
        │ - 2024-01-24 · [posted](https://discord.com/channels/<id>/<id>/<id>)"
    `);
    expect(await said(group.ada.slash('/digest remove'))).toMatchInlineSnapshot(`
      "↱ Ada used /digest remove
      paperboy (only Ada can see this):
        │ #other gets no more papers. What was posted stays, and votes on it count.
        │ [↩️ Undo]"
    `);
    expect(await said(group.ada.slash('/digest list'))).toMatchInlineSnapshot(`
      "↱ Ada used /digest list
      paperboy (only Ada can see this):
        │ No channel gets papers yet. \`/digest setup\` starts it."
    `);
  });

  it('gets only the papers that it wants', async () => {
    const channel = group.guild.channel('papers');
    await setUp(group.ada, channel, { language: 'en' }, { words: 'stone, tree, -speak' });
    await closeDay(group.stage, '2024-01-24', PAPERS, NOON + HOUR);
    await group.round(NOON + HOUR);
    expect(channel.messages().map(({ embed }) => embed?.title)).toEqual([
      'Daily Papers · Wednesday, January 24, 2024',
      STONES.title,
    ]);
  });

  it('says that nothing was wanted, and posts nothing', async () => {
    const channel = group.guild.channel('papers');
    await setUp(group.ada, channel, { language: 'en' }, { upvotes: '99' });
    await closeDay(group.stage, '2024-01-24', PAPERS, NOON + HOUR);
    await group.round(NOON + HOUR);
    expect(channel.messages()).toEqual([]);
    expect(await said(group.ada.slash('/digest history'))).toContain(
      '2024-01-24 · no paper for this channel',
    );
    expect(await said(group.ada.slash('/digest preview'))).toContain('no paper that #papers wants');
  });

  it('mentions its role and nobody else', async () => {
    const channel = group.guild.channel('papers');
    const role = group.guild.role('Readers', { mentionable: true });
    await setUp(group.ada, channel, { language: 'en' }, { mention: [role] });
    await closeDay(group.stage, '2024-01-24', PAPERS, NOON + HOUR);
    await group.round(NOON + HOUR);
    expect(channel.messages().map(({ pings }) => pings)).toEqual([['@Readers'], [], [], []]);
  });

  it('comes back with its history when it is set up again', async () => {
    const channel = group.guild.channel('papers');
    await setUp(group.ada, channel, { language: 'en' });
    await closeDay(group.stage, '2024-01-23', PAPERS, NOON + HOUR);
    await group.round(NOON + HOUR);
    await group.ada.slash('/digest remove');
    await closeDay(group.stage, '2024-01-24', [STONES], NOON + 2 * HOUR);
    group.now = NOON + 3 * HOUR;
    await setUp(group.ada, channel, { language: 'en' });
    await group.round(NOON + 4 * HOUR);
    expect(channel.messages()).toHaveLength(4);
    expect(await said(group.ada.slash('/digest history'))).toMatchInlineSnapshot(`
      "↱ Ada used /digest history
      paperboy (only Ada can see this):
        │ The last days
        │ #papers
        │ - 2024-01-24 · not posted: the channel was set up later
        │ - 2024-01-23 · [posted](https://discord.com/channels/<id>/<id>/<id>)"
    `);
  });
});
