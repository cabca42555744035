// What no line of the log may show.
import { DiscordAPIError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';

function logged(err: Error): string {
  const lines: string[] = [];
  createLog({ level: 'info', secrets: ['s"ecret'], to: { write: (line) => lines.push(line) } }).error({
    err,
  });
  return lines.join('');
}

const unknown = (path: string) =>
  new DiscordAPIError(
    { message: 'Unknown', code: 10_062 },
    10_062,
    404,
    'POST',
    `https://x/api/v10/${path}`,
    {},
  );

describe('the log', () => {
  it('shows no secret, however it is written', () => {
    expect(logged(new Error('refused s"ecret'))).not.toContain('ecret"');
  });

  it('shows no token of an interaction: who has one may answer in its place', () => {
    for (const path of [
      'interactions/123/aW50ZXJh-_x/callback',
      'webhooks/123/aW50ZXJh-_x/messages/@original',
    ]) {
      const line = logged(unknown(path));
      expect(line).not.toContain('aW50ZXJh');
      expect(line).toContain('[redacted]');
      expect(JSON.parse(line)).toMatchObject({ err: { status: 404 } });
    }
  });
});
