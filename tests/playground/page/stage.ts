// The stage of the page's tests: the real bot in a playground with a page, and the shipped day posted in #papers.
import { type Bot, startBot } from '../../../src/cli/bot.ts';
import { importDigests } from '../../../src/cli/import.ts';
import { openLibrary } from '../../../src/cli/open-library.ts';
import { readConfig } from '../../../src/config.ts';
import { loadTexts } from '../../../src/locale/texts.ts';
import { createLog } from '../../../src/log.ts';
import type { Channel } from '../../../src/playground/actors/channel.ts';
import type { Guild } from '../../../src/playground/actors/guild.ts';
import type { Member } from '../../../src/playground/actors/member.ts';
import { pages } from '../../../src/playground/page/pages.ts';
import { type Playground, startPlayground } from '../../../src/playground/start.ts';

/** Two days after the shipped digest. */
const NOON = Date.parse('2024-01-24T12:00:00Z');

export interface Stage extends AsyncDisposable {
  readonly playground: Playground;
  readonly bot: Bot;
  readonly guild: Guild;
  readonly papers: Channel;
  readonly ada: Member;
  readonly grace: Member;
  readonly mina: Member;
}

export async function setStage(): Promise<Stage> {
  const playground = await startPlayground({ pages: pages() });
  const { world } = playground;
  const settings = readConfig({
    DISCORD_TOKEN: playground.token,
    DISCORD_API_URL: playground.apiUrl,
    DIGEST_LANGUAGE: 'en',
  });
  if (settings.problems) throw new Error(settings.problems.join('\n'));
  const { config } = settings;
  const library = await openLibrary({ config: { DATABASE_URL: 'file::memory:', INDEX_FILE: '' }, cwd: '.' });
  await importDigests({ cwd: process.cwd(), config }, library, ['digests']);
  const log = createLog({ level: process.env.TEST_LOG ?? 'silent' });
  const guild = world.guild({ name: 'Reading group' });
  const papers = guild.channel('papers', { topic: 'The papers of each day' });
  guild.channel('general');
  const ada = guild.member('Ada', { admin: true });
  const grace = guild.member('Grace');
  const mina = guild.member('Mina', { locale: 'ko' });
  const bot = await startBot({ config, ...library, texts: loadTexts(), log, now: () => NOON });
  const panel = await ada.slash('/digest setup', { channel: papers });
  await ada.click(await ada.click(panel, 'Save'), /^Post/);
  await world.until(() => papers.messages().filter((card) => card.reactions('👍') === 1).length === 5);
  return {
    playground,
    bot,
    guild,
    papers,
    ada,
    grace,
    mina,
    async [Symbol.asyncDispose]() {
      await bot.stop();
      await library.close();
      await playground.close();
    },
  };
}
