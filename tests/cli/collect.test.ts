// paperboy collect, against a Hugging Face on loopback.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { playHuggingFace } from '../../bench/hugging-face.ts';
import { NO_RESPONSES, RESPONSES } from '../real-data.ts';
import { terminal } from './terminal.ts';

describe.skipIf(NO_RESPONSES)(`paperboy collect ${NO_RESPONSES ?? ''}`, () => {
  it('fetches a past day, closes it and writes its document', async () => {
    await using source = await playHuggingFace({ folder: RESPONSES, now: Date.now });
    using host = terminal({ HUGGINGFACE_URL: source.url }, '2025-10-02T12:00:00Z');
    const { status, out } = await host.run('collect', '--date', '2025-09-30', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual({ date: '2025-09-30', papers: 50, new: 50, summarised: 0, closed: true });
    expect(existsSync(join(host.folder, 'digests', '2025', '09', '30.md'))).toBe(true);
    const again = JSON.parse((await host.run('collect', '--date', '2025-09-30', '--json')).out);
    expect(again).toEqual({ date: '2025-09-30', papers: 50, new: 0, summarised: 0, closed: true });
    const shown = JSON.parse((await host.run('digest', 'show', '2025-09-30', '--json')).out);
    expect(shown.papers).toHaveLength(50);
    expect(shown.papers[0]).toMatchObject({ keywords: expect.arrayContaining([expect.any(String)]) });
  });

  it('takes an open day as it is, and a weekend for what it is', async () => {
    await using source = await playHuggingFace({
      folder: RESPONSES,
      now: () => Date.parse('2025-09-30T20:00:00Z'),
    });
    using host = terminal({ HUGGINGFACE_URL: source.url }, '2025-09-30T20:00:00Z');
    const open = JSON.parse((await host.run('collect', '--json')).out);
    expect(open).toMatchObject({ date: '2025-09-30', closed: false });
    expect(open.papers).toBeGreaterThan(10);
    const weekend = await host.run('collect', '--date', '2025-09-27', '--json');
    expect(weekend.status).toBe(0);
    expect(JSON.parse(weekend.out)).toMatchObject({ papers: 0, new: 0, closed: false });
  });

  it('says why it got nothing', async () => {
    await using source = await playHuggingFace({
      folder: RESPONSES,
      now: () => Date.parse('2025-09-30T20:00:00Z'),
    });
    using host = terminal({ HUGGINGFACE_URL: source.url }, '2025-09-30T20:00:00Z');
    expect(await host.run('collect', '--date', '2025-10-09')).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringMatching(/^The list of 2025-10-09 is not open yet: .*must be less/s),
    });
    expect(await host.run('collect', '--date', 'tomorrow')).toMatchObject({
      status: 2,
      err: expect.stringContaining('“tomorrow” is not a date'),
    });
    using elsewhere = terminal({ SOURCE_DIR: 'nowhere' });
    expect(await elsewhere.run('collect')).toMatchObject({
      status: 1,
      err: expect.stringMatching(/could not be fetched: the folder .*nowhere can't be read/),
    });
  });

  it('needs no network where there is a folder of responses, or of digests', async () => {
    using host = terminal({ SOURCE_DIR: RESPONSES }, '2025-10-02T12:00:00Z');
    expect(JSON.parse((await host.run('collect', '--date', '2025-09-30', '--json')).out)).toMatchObject({
      papers: 50,
      closed: true,
    });
    using other = terminal({ SOURCE_DIR: join(import.meta.dirname, '..', '..', 'digests') });
    expect(JSON.parse((await other.run('collect', '--date', '2024-01-22', '--json')).out)).toMatchObject({
      papers: 8,
      closed: true,
    });
    expect(await other.run('collect', '--date', '2024-01-23')).toMatchObject({ status: 1 });
  });
});
