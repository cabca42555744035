// npm run screenshots, its second half: photographs the panel of /digest setup on a phone, as an admin with an English and one with a Korean client has it.
// Its clock is set by clock-from.ts, so that the pictures are the same on any day.
import { stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { startBot } from '../src/cli/bot.ts';
import { openLibrary } from '../src/cli/open-library.ts';
import { readConfig } from '../src/config.ts';
import { loadTexts } from '../src/locale/texts.ts';
import { createLog } from '../src/log.ts';
import { pages } from '../src/playground/page/pages.ts';
import { startPlayground } from '../src/playground/start.ts';

const CHROMIUM = '/usr/bin/chromium';
const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync'];
const ROOT = join(import.meta.dirname, '..');
const PHONE = { width: 390, height: 844 } as const;
/** The page's bars above and below what is said. */
const BARS = 190;

const ADMINS = [
  {
    language: 'en',
    name: 'Ada',
    locale: 'en-US',
    timezone: 'Europe/Berlin',
    channel: 'papers',
    scheme: 'light',
  },
  { language: 'ko', name: '지수', locale: 'ko', timezone: 'Asia/Seoul', channel: '논문', scheme: 'dark' },
] as const;

type Admin = (typeof ADMINS)[number];

async function photograph(browser: Browser, admin: Admin): Promise<string> {
  await using ending = new AsyncDisposableStack();
  const playground = ending.adopt(await startPlayground({ pages: pages() }), (each) => each.close());
  const settings = readConfig({ DISCORD_TOKEN: playground.token, DISCORD_API_URL: playground.apiUrl });
  if (settings.problems) throw new Error(settings.problems.join('\n'));
  const { config } = settings;
  const memory = { DATABASE_URL: 'file::memory:', INDEX_FILE: '' };
  const library = ending.adopt(await openLibrary({ config: memory, cwd: ROOT }), (each) => each.close());
  const guild = playground.world.guild({ name: 'Reading group', locale: admin.locale });
  const channel = guild.channel(admin.channel);
  const member = guild.member(admin.name, { admin: true, locale: admin.locale });
  const log = createLog({ level: 'silent' });
  const parts = { config, ...library, texts: loadTexts(), log, now: Date.now, votes: { requestGapMs: 0 } };
  ending.adopt(await startBot(parts), (each) => each.stop());
  await member.slash('/digest setup', { channel, hour: '09:00', timezone: admin.timezone });
  const context = await browser.newContext({
    viewport: PHONE,
    colorScheme: admin.scheme,
    locale: admin.locale,
    timezoneId: admin.timezone,
    deviceScaleFactor: 1.4,
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(Date.now());
  await page.goto(`${playground.url}/channels/${guild.id}/${channel.id}?as=${member.user.username}`);
  const panel = page.getByRole('article').last();
  await panel.waitFor();
  const height = await panel.evaluate((message) => Math.ceil(message.getBoundingClientRect().height));
  await page.setViewportSize({ ...PHONE, height: height + BARS });
  await page.locator('.log').evaluate((messages) => {
    messages.scrollTop = messages.scrollHeight;
  });
  const file = join(ROOT, 'docs', `playground-setup-${admin.language}.png`);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  await context.close();
  return file;
}

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
const pictures: { file: string; bytes: number }[] = [];
for (const admin of ADMINS) {
  const file = await photograph(browser, admin);
  const { size: bytes } = await stat(file);
  pictures.push({ file: relative(ROOT, file), bytes });
  process.stderr.write(`${relative(ROOT, file)}: ${Math.round(bytes / 1000)} kB\n`);
}
await browser.close();
process.stdout.write(`${JSON.stringify({ pictures })}\n`);
