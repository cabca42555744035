// Whether a token is good: one 401 is not believed, and neither are two in a row by chance.
import { describe, expect, it } from 'vitest';
import { createTokenCheck } from '../../src/discord/token-check.ts';

/** Answers one status after the other, the last for good. */
function checkAgainst(...statuses: number[]) {
  let asked = 0;
  const check = createTokenCheck({
    api: 'http://127.0.0.1:9/api',
    token: 'token',
    now: () => 0,
    pause: async () => {},
    makeRequest: async () => {
      const status = statuses[Math.min(asked++, statuses.length - 1)] ?? 200;
      return Response.json({ id: '1', message: 'Unauthorized', code: 0 }, { status }) as never;
    },
  });
  return { check, asked: () => asked };
}

describe('a token', () => {
  it.each([
    ['is good after one 401', [401, 200]],
    ['is good after some', [401, 401, 401, 200]],
  ])('%s', async (_, statuses) => {
    expect(await checkAgainst(...statuses).check()).toBe('valid');
  });

  it('is refused where Discord says so each time', async () => {
    const { check, asked } = checkAgainst(401);
    expect(await check()).toBe('refused');
    expect(asked()).toBeLessThanOrEqual(5);
  });

  it('is not known where Discord can not be asked in between', async () => {
    expect(await checkAgainst(401, 503).check()).toBe('unknown');
  });

  it('is asked about once by all who ask at the same time, and believed for a while', async () => {
    const { check, asked } = checkAgainst(200);
    expect(await Promise.all([check(), check(), check()])).toEqual(['valid', 'valid', 'valid']);
    await check();
    expect(asked()).toBe(1);
  });
});
