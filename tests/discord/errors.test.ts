// What Discord's refusals mean for a channel: a reason to pause it, or something that isn't its fault.
import { DiscordAPIError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { whyPaused } from '../../src/discord/errors.ts';

const refusal = (status: number, code: number) =>
  new DiscordAPIError({ message: 'no', code }, code, status, 'POST', 'https://discord.com', {});

describe('a channel', () => {
  it('is paused with a reason where Discord says what is wrong with it', () => {
    expect(whyPaused(refusal(404, 10_003))).toBe('channel-gone');
    expect(whyPaused(refusal(403, 50_013))).toBe('no-permission');
    expect(whyPaused(refusal(400, 50_035))).toBe('refused');
  });

  it('is not paused for what passes, nor for a token that was reset', () => {
    expect(whyPaused(refusal(429, 0))).toBeNull();
    expect(whyPaused(refusal(500, 0))).toBeNull();
    expect(whyPaused(refusal(401, 0))).toBeNull();
  });
});
