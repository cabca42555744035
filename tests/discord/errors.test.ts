// What Discord's answers mean for a channel: weather, a limit that ends, or a decision with a reason to pause.
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../src/discord/errors.ts';
import { NetworkTrouble } from '../../src/discord/network-trouble.ts';

const answer = (status: number, code: number, more = {}) =>
  new DiscordAPIError({ message: 'no', code, ...more }, code, status, 'POST', 'https://discord.com', {});

describe('a channel', () => {
  it('is paused with a reason where Discord says what is wrong with it', () => {
    const reasons = [
      [404, 10_003, 'channel-gone'],
      [403, 50_013, 'no-permission'],
      [400, 160_006, 'forum-full'],
      [400, 160_005, 'thread-locked'],
      [400, 40_067, 'tags-required'],
      [400, 200_000, 'blocked-words'],
      [429, 20_016, 'slow-mode'],
    ] as const;
    for (const [status, code, reason] of reasons)
      expect(meaningOf(answer(status, code))).toEqual({ kind: 'decision', reason, isKnown: true, code });
  });

  it('is paused also for a decision that the bot has no word for', () => {
    expect(meaningOf(answer(400, 99_999))).toEqual({
      kind: 'decision',
      reason: 'refused',
      isKnown: false,
      code: 99_999,
    });
  });

  it('is not paused for what passes, nor for a token that was reset', () => {
    const passing = [
      answer(429, 0),
      answer(500, 0),
      answer(401, 0),
      answer(403, 0),
      answer(403, 40_333),
      new HTTPError(502, 'Bad Gateway', 'POST', 'https://discord.com', {}),
      new NetworkTrouble('cut'),
      new Error('the database is locked'),
    ];
    for (const error of passing) expect(meaningOf(error)).toEqual({ kind: 'weather' });
  });

  it('waits out a limit as long as it takes', () => {
    const limit = {
      timeToReset: 1_000,
      retryAfter: 90_000,
      sublimitTimeout: 0,
      limit: 5,
      method: 'POST',
      hash: '',
      url: '',
      route: '',
      majorParameter: '',
      global: false,
      scope: 'user' as const,
    };
    expect(meaningOf(new RateLimitError(limit))).toEqual({ kind: 'limit', waitMs: 90_000 });
    expect(meaningOf(answer(429, 20_016, { retry_after: 30 }))).toEqual({
      kind: 'decision',
      reason: 'slow-mode',
      isKnown: true,
      code: 20_016,
      waitMs: 30_000,
    });
  });
});
