// While another program holds the database locked: members look papers up, /health answers, and what is written waits and is done.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { healthReportOf } from '../../src/cli/health/report.ts';
import { savedIds } from '../../src/store/saved.ts';
import { setStage } from './stage.ts';

it('shows lists and health at once, and saves when the lock is gone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  const file = join(folder, 'paperboy.db');
  {
    await using stage = await setStage({ database: `file:${file}` });
    const guild = stage.playground.world.guild({ locale: 'ko' });
    const channel = guild.channel('papers');
    const mina = guild.member('Mina');
    const message = mina.say(channel, 'arxiv.org/abs/2401.10774');
    const other = new DatabaseSync(file, { timeout: 0 });
    other.exec('begin immediate');

    const saving = mina.menu('Save paper', message);
    const list = await mina.slash('/papers search', { query: 'depth' });
    expect(list.transcript()).toContain('Depth Anything');
    expect(await healthReportOf(stage.bot.app).examine()).toMatchObject({
      role: 'bot',
      discord: 'connected',
    });
    expect(await savedIds(stage.store, mina.id, { limit: 10, offset: 0 })).toEqual([]);

    other.exec('commit');
    other.close();
    expect((await saving).transcript()).toContain('**Saved**');
    expect(await savedIds(stage.store, mina.id, { limit: 10, offset: 0 })).toEqual(['2401.10774']);
    // What the list is was kept a moment later.
    expect((await stage.store.selectFrom('lookups').select('id').execute()).length).toBe(1);
  }
  rmSync(folder, { recursive: true });
});
