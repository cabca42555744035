// paperboy resummarise: a wrong summary made anew or hidden, on the cards that members see and in the archive.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { goRound } from '../../src/daily/schedule.ts';
import { day } from '../../src/model/day.ts';
import type { Summary } from '../../src/model/summary.ts';
import type { Channel } from '../../src/playground/actors/channel.ts';
import type { Member } from '../../src/playground/actors/member.ts';
import { closeDigest } from '../../src/store/digests.ts';
import { saveListing } from '../../src/store/listings.ts';
import { papersById } from '../../src/store/papers.ts';
import { openReports } from '../../src/store/reports.ts';
import { saveWritten } from '../../src/store/summary-status.ts';
import { type Stage, setStage, setUp } from '../bot/stage.ts';
import { listed } from '../daily/fixture.ts';
import { type Endpoint, playEndpoint, send } from '../summary/endpoint.ts';
import { KOREAN, MEDUSA } from '../summary/papers.ts';
import { type Terminal, terminal } from './terminal.ts';

const TODAY = day('2024-03-05');
const NEXT_DAY = day('2024-03-06');
const CLOSED = Date.parse('2024-03-06T02:40:00Z');
const [WRONG, FINE] = ['2403.00001', '2403.00002'];
const LATER = '2024-03-06T12:00:00Z';

const wrong: Summary = {
  kind: 'written',
  by: 'tiny-1',
  language: 'ko',
  tldr: '메두사는 해파리다.',
  bullets: [{ label: null, text: '메두사는 바다에 산다.', depth: 0 }],
};

let endpoint: Endpoint;
let folder: Terminal;
let stage: Stage;
let channel: Channel;
let ada: Member;
let mina: Member;
let settings: NodeJS.ProcessEnv;

/** Two cards in a channel, both with a wrong summary; members complained about the first. The bot goes on meanwhile. */
beforeEach(async () => {
  endpoint = await playEndpoint(() => JSON.stringify(KOREAN));
  folder = terminal();
  let now = CLOSED - 60_000;
  const database = `file:${join(folder.folder, 'paperboy.db')}`;
  stage = await setStage({ digests: [], database, now: () => now, env: { LLM_MODEL: 'tiny-1' } });
  const guild = stage.playground.world.guild({ locale: 'ko' });
  channel = guild.channel('papers');
  mina = guild.member('Mina', { locale: 'ko' });
  ada = guild.member('Ada', { admin: true });
  await setUp(ada, channel);
  const papers = [WRONG, FINE].map((id, index) => listed(id, { ...MEDUSA, upvotes: 9 - index }));
  await saveListing(stage.store, TODAY, papers, now);
  for (const id of [WRONG, FINE]) await saveWritten(stage.store, id, wrong);
  const known = await papersById(stage.store, [WRONG, FINE], 'ko');
  const entries = known.map((paper) => ({ ...paper, lateOf: null }));
  await closeDigest(stage.store, TODAY, entries, CLOSED);
  now = CLOSED;
  await goRound(stage.bot.app, undefined, false);
  const [, card] = channel.messages();
  if (!card) throw new Error('no card');
  await mina.menu('Report summary', card);
  settings = {
    DATABASE_URL: database,
    DISCORD_TOKEN: stage.playground.token,
    DISCORD_API_URL: stage.playground.apiUrl,
    LLM_BASE_URL: endpoint.url,
    LLM_MODEL: 'tiny-2',
  };
});
afterEach(async () => {
  expect(stage.playground.world.violations).toEqual([]);
  await stage[Symbol.asyncDispose]();
  await endpoint[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

async function resummarise(args: readonly string[], changes: NodeJS.ProcessEnv = {}) {
  using host = terminal({ ...settings, ...changes }, LATER);
  const { status, out, err } = await host.run('resummarise', ...args);
  const file = join(host.folder, 'digests', '2024', '03', '05.md');
  return { status, out, err, document: existsSync(file) ? readFileSync(file, 'utf8') : null };
}

const cards = () => channel.messages().slice(1);

describe('paperboy resummarise', () => {
  it('makes a summary anew, draws its cards and writes its document again', async () => {
    const { status, out, err, document } = await resummarise([WRONG, '--json']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(JSON.parse(out)).toEqual({ made: 1, hidden: 0, failed: 0, cards: 1 });
    expect(endpoint.requests).toHaveLength(1);
    const [first, second] = cards();
    expect(first?.embed?.description).toContain(KOREAN.tldr);
    expect(first?.embed?.footer?.text).toContain('tiny-2');
    expect(first?.edited).toBe(true);
    expect(second?.edited).toBe(false);
    expect(document).toContain(KOREAN.bullets[0]);
    expect(document).toContain('메두사는 바다에 산다.');
    expect(await openReports(stage.store)).toEqual([]);
  });

  it('makes all summaries of a day anew, and takes any form of a paper’s address', async () => {
    const { status, out } = await resummarise(['2024-03-05']);
    expect({ status, out }).toEqual({
      status: 0,
      out: '2 summaries made, 0 hidden, 0 failed; 2 cards drawn again.\n',
    });
    expect(cards().every(({ edited }) => edited)).toBe(true);
    expect(await resummarise([`https://arxiv.org/abs/${FINE}v2`, '--language', 'ko'])).toMatchObject({
      status: 0,
    });
  });

  it('hides a summary without a model: the card shows what the source says', async () => {
    const hidden = await resummarise([WRONG, '--hide', '--json'], { LLM_MODEL: '' });
    expect(JSON.parse(hidden.out)).toEqual({ made: 0, hidden: 1, failed: 0, cards: 1 });
    expect(cards()[0]?.embed?.description).not.toContain('메두사');
    expect(endpoint.requests).toHaveLength(0);
    expect(await openReports(stage.store)).toEqual([]);
  });

  it('leaves the old summary where no better one can be made', async () => {
    endpoint.play = (_, response) => send(response, 401, { error: { message: 'unknown key' } });
    const refused = await resummarise([WRONG, '--json']);
    expect(refused.status).toBe(1);
    expect(JSON.parse(refused.out)).toEqual({ made: 0, hidden: 0, failed: 1, cards: 0 });
    endpoint.play = () => JSON.stringify({ tldr: 'Wrong language', bullets: ['It is 99 times faster.'] });
    expect(await resummarise([WRONG])).toMatchObject({
      status: 1,
      out: '0 summaries made, 0 hidden, 1 failed; 0 cards drawn again.\n',
    });
    expect(cards()[0]?.embed?.description).toContain('메두사는 바다에 산다.');
    expect(await openReports(stage.store)).toHaveLength(1);
  });

  it.each([
    [
      401,
      'invalid key',
      /^The model's endpoint doesn't take the key: .* 401: invalid key\. Put a key that works/,
    ],
    [403, 'not for you.', /doesn't take the key: .* 403: not for you\. Put/],
    [404, 'no model tiny-2', /^The endpoint has no model tiny-2 .* 404: no model tiny-2\. Set LLM_MODEL/],
    [
      404,
      'page not found',
      /^Nothing answers for chat completions at http:.* 404: page not found\. Correct LLM_BASE_URL/,
    ],
  ])(
    'asks an endpoint that refuses with %i no second time, and says what to do',
    async (status, message, says) => {
      endpoint.play = (_, response) => send(response, status, { error: { message } });
      expect(await resummarise(['2024-03-05'])).toMatchObject({
        status: 1,
        out: '0 summaries made, 0 hidden, 1 failed, 1 not tried; 0 cards drawn again.\n',
        err: expect.stringMatching(says),
      });
      expect(endpoint.requests).toHaveLength(1);
    },
  );

  it('gives up on an endpoint that fails twice in a row, not on one that fails once', async () => {
    const later = { 'x-should-retry': 'false' };
    endpoint.play = (_, response, turn) =>
      turn === 1 ? send(response, 503, { error: { message: 'busy' } }, later) : JSON.stringify(KOREAN);
    expect(await resummarise(['2024-03-05'])).toMatchObject({
      status: 1,
      out: '1 summary made, 0 hidden, 1 failed; 1 card drawn again.\n',
      err: '',
    });
    expect(endpoint.requests).toHaveLength(2);

    const more = ['2403.00003', '2403.00004'].map((id) => listed(id, MEDUSA));
    await saveListing(stage.store, NEXT_DAY, [...more, listed('2403.00005', MEDUSA)], CLOSED);
    const known = await papersById(stage.store, ['2403.00003', '2403.00004', '2403.00005'], 'ko');
    await closeDigest(
      stage.store,
      NEXT_DAY,
      known.map((paper) => ({ ...paper, lateOf: null })),
      CLOSED,
    );
    endpoint.requests.length = 0;
    endpoint.play = (_, response) => send(response, 503, { error: { message: 'busy' } }, later);
    expect(await resummarise(['2024-03-06'])).toMatchObject({
      status: 1,
      out: '0 summaries made, 0 hidden, 2 failed, 1 not tried; 0 cards drawn again.\n',
      err: "The model's endpoint is in trouble: the endpoint answered 503: busy. What was made is kept, and the rest is tried again by itself.\n",
    });
    expect(endpoint.requests).toHaveLength(2);
  });

  it('stops when the tokens of the day are spent', async () => {
    const { status, out, err } = await resummarise(['2024-03-05'], { LLM_DAILY_TOKENS: '500' });
    expect({ status, out, err }).toEqual({
      status: 1,
      out: '1 summary made, 0 hidden, 0 failed, 1 not tried; 1 card drawn again.\n',
      err: 'The tokens of the day are spent. Run this again after midnight UTC, or raise LLM_DAILY_TOKENS.\n',
    });
    expect(endpoint.requests).toHaveLength(1);
  });

  it('goes on where a card is gone, and without a token', async () => {
    const [gone] = cards();
    if (gone) ada.delete(gone);
    const { status, out } = await resummarise([WRONG, '--json']);
    expect({ status, ...JSON.parse(out) }).toEqual({ status: 0, made: 1, hidden: 0, failed: 0, cards: 0 });
    const asked = stage.playground.world.requests.length;
    expect(JSON.parse((await resummarise([FINE, '--json'], { DISCORD_TOKEN: '' })).out)).toMatchObject({
      cards: 0,
    });
    expect(stage.playground.world.requests).toHaveLength(asked);
  });

  it('says what it does not understand or know', async () => {
    expect(await resummarise([])).toMatchObject({ status: 2, out: '' });
    expect(await resummarise([WRONG, FINE])).toMatchObject({ status: 2, out: '' });
    expect(await resummarise([WRONG], { LLM_MODEL: '' })).toMatchObject({
      status: 1,
      err: 'There is no LLM_MODEL to write summaries. Set it in .env, or hide the summary with --hide.\n',
    });
    expect(await resummarise(['2024-03-09'])).toMatchObject({
      status: 1,
      err: 'There is no digest of 2024-03-09. Choose another day.\n',
    });
    expect(await resummarise(['medusa'])).toMatchObject({
      status: 1,
      err: expect.stringContaining('medusa'),
    });
    expect(await resummarise(['2403.99999', '--hide'])).toMatchObject({
      status: 1,
      err: expect.stringContaining('2403.99999'),
    });
  });
});
