// While the index is being made anew: look-ups say what they don't know yet, and everything else is as ever.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { goRound } from '../../src/daily/schedule.ts';
import { day } from '../../src/model/day.ts';
import { closeDigest } from '../../src/store/digests.ts';
import { saveListing } from '../../src/store/listings.ts';
import { papersById } from '../../src/store/papers.ts';
import { tallyVotes } from '../../src/store/votes.ts';
import { PAPERS } from './digests.ts';
import { NOON, setStage, setUp } from './stage.ts';

const DAY = 86_400_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('lists tell how far it is; a day is posted by its channel’s words, and votes count', async () => {
  const database = `file:${join(folder, 'paperboy.db')}`;
  await (await setStage({ database }))[Symbol.asyncDispose]();
  rmSync(join(folder, 'paperboy.index.db'));

  let now = NOON;
  await using stage = await setStage({ database, digests: [], now: () => now });
  const guild = stage.playground.world.guild({ name: 'Reading group' });
  const channel = guild.channel('papers');
  const ada = guild.member('Ada', { admin: true });
  const mina = guild.member('Mina', { locale: 'ko' });

  const nothing = await ada.slash('/papers search', { query: 'depth anything' });
  expect(nothing.transcript()).toContain('0 of 8 papers can be found so far; the index is still being made.');
  const korean = await mina.slash('/papers author', { name: 'Lihe Yang' });
  expect(korean.transcript()).toContain(
    '색인을 만들고 있어서 지금은 논문 8편 가운데 0편까지 찾을 수 있어요.',
  );
  expect((await ada.slash('/papers show', { paper: '2401.10891' })).transcript()).toContain('Depth Anything');

  await setUp(ada, channel, { language: 'en' }, { words: 'stones' });
  now = NOON + DAY;
  await saveListing(stage.store, day('2024-01-24'), [...PAPERS], now - 60_000);
  const known = await papersById(
    stage.store,
    PAPERS.map(({ id }) => id),
    'en',
  );
  await closeDigest(
    stage.store,
    day('2024-01-24'),
    known.map((paper) => ({ ...paper, lateOf: null })),
    now,
  );
  await goRound(stage.bot.app, undefined, false);
  await stage.bot.app.deliveries.settled();
  const posted = channel
    .messages()
    .map((message) => message.transcript())
    .join('\n');
  expect(posted).toContain('Stones that Listen');
  expect(posted).not.toContain('Trees that Speak');
  const card = channel
    .messages()
    .find((message) => /Stones/.test(message.transcript()) && message.reactions('👍') > 0);
  if (!card) throw new Error('no card has votes');
  mina.react(card, '👍');
  // What comes after it was received after it.
  await ada.slash('/help');
  await stage.bot.votesCounted();
  expect((await tallyVotes(stage.store, guild.id, ['2403.00002'])).get('2403.00002')).toEqual({
    up: 1,
    down: 0,
  });

  await stage.index.bringUp();
  const found = await ada.slash('/papers search', { query: 'depth anything' });
  expect(found.transcript()).toContain('Depth Anything: Unleashing');
  expect(found.transcript()).not.toContain('can be found so far');
  expect((await ada.slash('/papers search', { query: 'stones' })).transcript()).toContain(
    'Stones that Listen',
  );
});
