// What of a bot's requests is a share's.
import { expect, it } from 'vitest';
import { channelsAtOnce, requestsOf } from '../../src/discord/request-share.ts';
import { EVERYTHING } from '../../src/model/share.ts';

const sixteenth = { count: 64, shards: [0, 1, 2, 3] };

it('is a part of 50 a second at Discord itself, and no limit of its own at a proxy', () => {
  expect(requestsOf(sixteenth, 'https://discord.com/api')).toEqual({ globalRequestsPerSecond: 3 });
  expect(requestsOf(sixteenth, 'http://proxy:8080/api')).toEqual({});
});

it('keeps what all shares have under way about as much as one process has', () => {
  expect(channelsAtOnce(EVERYTHING, 150)).toBe(150);
  expect(channelsAtOnce(sixteenth, 150)).toBe(10);
  expect(channelsAtOnce({ count: 250, shards: [7] }, 150)).toBe(8);
});
