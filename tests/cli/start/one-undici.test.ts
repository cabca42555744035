// paperboy start holds one HTTP client in memory, the one that discord.js brings along, through all that it asks of anybody.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { startPlayground } from '../../../src/playground/start.ts';
import { newFolder, startProcess } from '../process.ts';

/** Node's own undici, of what Node has loaded of itself when the process ends. */
const TELL = `process.on('exit', () => {
  const own = process.moduleLoadList.filter((name) => name.includes('deps/undici'));
  process.stderr.write('loaded: ' + JSON.stringify(own) + '\\n');
});`;

it('has no second one loaded after it logged in, asked for the papers and sent a file', async () => {
  using folder = newFolder();
  const source = createServer((_, response) => response.end('[]')).listen(0, '127.0.0.1');
  await once(source, 'listening');
  const { world, apiUrl, token, close } = await startPlayground();
  try {
    const asked = once(source, 'request');
    await using bot = startProcess(folder.path, {
      DISCORD_TOKEN: token,
      DISCORD_API_URL: apiUrl,
      SOURCE_DIR: '',
      HUGGINGFACE_URL: `http://127.0.0.1:${(source.address() as AddressInfo).port}`,
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(TELL)}`,
    });
    await bot.logged(/^ready$/);
    await asked;
    const guild = world.guild({ name: 'Readers' });
    guild.channel('papers');
    const ada = guild.member('Ada');
    await ada.slash('/follow keyword', { words: 'trees' });
    expect((await ada.slash('/privacy show')).transcript()).toContain('📎 paperboy.json');
    bot.child.kill('SIGTERM');
    expect(await bot.exit(20_000)).toBe(0);
    expect(bot.sentences.filter((line) => line.startsWith('loaded: '))).toEqual(['loaded: []']);
  } finally {
    await close();
    source.closeAllConnections();
    source.close();
  }
});
