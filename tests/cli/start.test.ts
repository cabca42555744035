// paperboy start with settings that are missing, wrong or unreadable: one sentence, and no start.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAIN } from '../main-file.ts';
import { terminal } from './terminal.ts';

describe('paperboy start', () => {
  it('without a token says both ways out', async () => {
    using host = terminal();
    const { status, err } = await host.run();
    expect(status).toBe(1);
    expect(err).toMatch(/DISCORD_TOKEN.*npm run playground\n$/);
  });

  it('with settings that can not be read says so', () => {
    using host = terminal();
    mkdirSync(join(host.folder, '.env'));
    const env = { PATH: process.env.PATH };
    const { status, stderr } = spawnSync(process.execPath, [MAIN], {
      cwd: host.folder,
      env,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^The settings in \.env can't be read: it is a folder\. .+\n$/);
  });

  it('with wrong settings names them', async () => {
    using host = terminal({ PORT: 'x', DISCORD_TOKEN: 'secret-token' });
    const { status, err } = await host.run('start');
    expect(status).toBe(1);
    expect(err).toBe('The settings need attention:\nPORT should be a whole number from 0 to 65535.\n');
  });
});
