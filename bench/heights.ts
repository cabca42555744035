// npm run bench:heights -- [DAY...] [--voting buttons] [--pictures DIR]: how high a day's post is in each layout, on a phone and at a desk, as the playground's page draws it.
// A DAY is a digest (Markdown) or a saved response of Hugging Face (JSON). Drawn figures stand in for those of the papers.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startBot } from '../src/cli/bot.ts';
import { importDigests } from '../src/cli/import.ts';
import { openLibrary } from '../src/cli/open-library.ts';
import { readConfig } from '../src/config.ts';
import { deliver } from '../src/daily/deliver/deliver.ts';
import type { Db } from '../src/database/schema.ts';
import { loadTexts } from '../src/locale/texts.ts';
import { createLog } from '../src/log.ts';
import { day } from '../src/model/day.ts';
import { defaultPlan, LAYOUTS, type Layout, VOTINGS, type Voting } from '../src/model/subscription.ts';
import type { Channel } from '../src/playground/actors/channel.ts';
import { pages } from '../src/playground/page/pages.ts';
import { startPlayground } from '../src/playground/start.ts';
import { readList } from '../src/source/entry.ts';
import { closeDigest, storedDays } from '../src/store/digests.ts';
import { saveListing } from '../src/store/listings.ts';
import { papersById } from '../src/store/papers.ts';
import { subscribe } from '../src/store/subscriptions.ts';
import { figureFor } from './figures.ts';

const CHROMIUM = '/usr/bin/chromium';
const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync'];
const ROOT = join(import.meta.dirname, '..');
const DATA = join(ROOT, '..', 'shared', 'data');

/** The shipped day; one of 20 papers whose summaries have six bullets each; one of 45. */
const DAYS = [
  join(ROOT, 'digests', '2024', '01', '22.md'),
  join(DATA, 'digests-ko', '2025', '02', '14.md'),
  join(DATA, 'hf-daily-papers', '2026-05-29.json'),
];

const SCREENS = { 390: { width: 390, height: 844 }, 1280: { width: 1280, height: 800 } } as const;
type Width = keyof typeof SCREENS;

/** The most that the page shows of a channel at once. */
const MOST_SHOWN = 50;

/** In pixels. */
interface Heights {
  /** What stands in the channel itself; of a forum, its list of posts. */
  readonly channel: number;
  /** The messages in the header's thread; of a forum, those of the day's own post. */
  readonly inside: number;
}

interface MeasuredDay {
  readonly day: string;
  readonly papers: number;
  readonly heights: Readonly<Record<Layout, Readonly<Record<Width, Heights>>>>;
}

async function measureDay(
  browser: Browser,
  file: string,
  { pictures, voting }: { readonly pictures: string | undefined; readonly voting: Voting },
): Promise<MeasuredDay> {
  await using ending = new AsyncDisposableStack();
  const playground = ending.adopt(await startPlayground({ pages: pages() }), (each) => each.close());
  const settings = readConfig({ DISCORD_TOKEN: playground.token, DISCORD_API_URL: playground.apiUrl });
  if (settings.problems) throw new Error(settings.problems.join('\n'));
  const { config } = settings;
  const memory = { DATABASE_URL: 'file::memory:', INDEX_FILE: '' };
  const library = ending.adopt(await openLibrary({ config: memory, cwd: ROOT }), (each) => each.close());
  const { store } = library;
  if (file.endsWith('.json')) await closeResponse(store, file);
  else await importDigests({ cwd: ROOT, config }, library, [file]);
  const [stored] = await storedDays(store, { limit: 1 });
  if (!stored) throw new Error(`${file} holds no day`);
  const log = createLog({ level: 'silent' });
  const parts = { config, ...library, texts: loadTexts(), log, now: Date.now, votes: { requestGapMs: 0 } };
  const guild = playground.world.guild({ name: 'Heights' });
  const reader = guild.member('Grace');
  const channels = LAYOUTS.map((layout) => {
    return { layout, channel: guild.channel(layout, { type: layout === 'forum' ? 'forum' : 'text' }) };
  });
  const bot = ending.adopt(await startBot(parts), (each) => each.stop());
  const language = file.endsWith('.json') ? 'en' : 'ko';
  const measured: Record<string, Record<string, Heights>> = {};
  for (const { layout, channel } of channels) {
    const plan = { ...defaultPlan(language), layout, voting };
    const place = { guildId: guild.id, channelId: channel.id };
    await deliver(bot.app, await subscribe(store, place, plan, Date.now()), stored.date);
    await bot.app.deliveries.settled();
    measured[layout] = {};
    for (const [width, viewport] of Object.entries(SCREENS)) {
      const context = await browser.newContext({ viewport, colorScheme: 'dark', locale: 'en-US' });
      const page = await context.newPage();
      const shown = { page, origin: playground.url, guild: guild.id, reader: reader.user.username };
      const name = pictures && join(pictures, `${stored.date}-${layout}-${width}`);
      measured[layout][width] = await heightsOf(shown, channel, { layout, name });
      await context.close();
    }
  }
  const heights = measured as unknown as MeasuredDay['heights'];
  return { day: basename(file), papers: stored.papers, heights };
}

async function closeResponse(store: Db, file: string): Promise<void> {
  const date = day(basename(file, '.json'));
  const { papers } = readList(JSON.parse(await readFile(file, 'utf8')) as unknown[]);
  await saveListing(store, date, papers, Date.now());
  const known = await papersById(
    store,
    papers.map(({ id }) => id),
    'en',
  );
  const entries = known.map((paper) => ({ ...paper, lateOf: null }));
  await closeDigest(store, date, entries, Date.now());
}

interface Shown {
  readonly page: Page;
  readonly origin: string;
  readonly guild: string;
  readonly reader: string;
}

async function heightsOf(
  shown: Shown,
  channel: Channel,
  { layout, name }: { readonly layout: Layout; readonly name: string | undefined },
): Promise<Heights> {
  if (layout !== 'forum') {
    const [thread] = channel.threads();
    return {
      channel: await logHeight(shown, channel, name),
      inside: layout === 'thread' && thread ? await logHeight(shown, thread, name && `${name}-inside`) : 0,
    };
  }
  await open(shown, channel);
  await shown.page.locator('.forum li').first().waitFor();
  const list = await shown.page.locator('.forum').evaluate((forum) => forum.scrollHeight);
  if (name) await shown.page.screenshot({ path: `${name}.png` });
  // The day's own post is the last that was written in.
  const own = channel.threads().at(-1);
  return { channel: list, inside: own ? await logHeight(shown, own, name && `${name}-inside`) : 0 };
}

async function open({ page, origin, guild, reader }: Shown, { id }: Channel): Promise<void> {
  await page.route(
    (asked) => asked.origin !== origin,
    (route) => route.fulfill({ body: figureFor(route.request().url()), contentType: 'image/svg+xml' }),
  );
  await page.goto(`${origin}/channels/${guild}/${id}?as=${reader}`);
}

/** From the first message's top to the last one's end, every picture loaded. */
async function logHeight(shown: Shown, channel: Channel, name: string | undefined): Promise<number> {
  const { page } = shown;
  await open(shown, channel);
  const count = Math.min(MOST_SHOWN, channel.messages().length);
  await page
    .getByRole('article')
    .nth(count - 1)
    .waitFor();
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  });
  const height = await page
    .locator('ol.messages')
    .evaluate((list) => Math.round(list.getBoundingClientRect().height));
  if (name) {
    const viewport = page.viewportSize() ?? SCREENS[390];
    await page.setViewportSize({ ...viewport, height: height + 260 });
    await page.screenshot({ path: `${name}.png`, animations: 'disabled' });
    await page.setViewportSize(viewport);
  }
  return height;
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { pictures: { type: 'string' }, voting: { type: 'string' } },
  });
  const { pictures } = values;
  const voting = VOTINGS.find((each) => each === values.voting) ?? 'reactions';
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  const days: MeasuredDay[] = [];
  for (const file of positionals.length > 0 ? positionals : DAYS) {
    process.stderr.write(`${file}\n`);
    days.push(await measureDay(browser, file, { pictures, voting }));
  }
  await browser.close();
  process.stdout.write(`${JSON.stringify({ days })}\n`);
}
