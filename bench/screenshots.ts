// npm run screenshots: starts the playground as a newcomer does and photographs its page for the README, on any day the same.
// Drawn figures stand in for those of the papers, so that no network is needed.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { figureFor } from './figures.ts';

const ROOT = join(import.meta.dirname, '..');
const PICTURES = join(ROOT, 'docs');
const CHROMIUM = '/usr/bin/chromium';
const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync'];

/** The morning after the shipped digest closed, and a few minutes later. */
const POSTED = '2024-01-23T09:00:00Z';
const SEEN = '2024-01-23T09:12:00Z';

interface Shot {
  readonly name: string;
  /** Of the digest. */
  readonly language: 'en' | 'ko';
  readonly member: string;
  readonly scheme: 'dark' | 'light';
  readonly width: number;
  readonly height: number;
  /** The focus stays where one types. */
  readonly typing?: true;
  /** What is done before the picture is taken. */
  readonly stage: (page: Page) => Promise<void>;
}

const DESK = { width: 1200, height: 780 } as const;
/** Pixels of a picture for one of the page: clear, and below 300 kB. */
const SHARPNESS = 1.4;
/** What is seen of the card after the first. */
const NEXT = 58;
const PHONE = { width: 390, height: 844 } as const;

const SHOTS: readonly Shot[] = [
  { name: 'dark', language: 'en', member: 'grace', scheme: 'dark', ...DESK, stage: readFirstCard },
  { name: 'light', language: 'en', member: 'ada', scheme: 'light', ...DESK, typing: true, stage: typeAuthor },
  {
    name: 'narrow',
    language: 'en',
    member: 'grace',
    scheme: 'dark',
    ...PHONE,
    stage: reachVotes,
  },
  { name: 'korean', language: 'ko', member: 'mina', scheme: 'dark', ...DESK, stage: searchInKorean },
  { name: 'header', language: 'ko', member: 'mina', scheme: 'light', ...PHONE, stage: reachHeader },
  { name: 'details', language: 'en', member: 'grace', scheme: 'light', ...PHONE, stage: openDetails },
  // The last in its language: what it posts stays.
  { name: 'tomorrow', language: 'en', member: 'ada', scheme: 'dark', ...DESK, stage: letTomorrowCome },
];

const progress = (line: string) => process.stderr.write(`${line}\n`);

await mkdir(PICTURES, { recursive: true });
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
const pictures: { file: string; bytes: number }[] = [];
for (const language of ['en', 'ko'] as const) {
  const { child, url } = await startPlayground(language);
  try {
    for (const member of ['ada', 'mina']) await vote(browser, url, member);
    for (const shot of SHOTS.filter((each) => each.language === language)) {
      const picture = await photograph(browser, url, shot);
      const { size: bytes } = await stat(picture);
      const file = relative(ROOT, picture);
      pictures.push({ file, bytes });
      progress(`${file}: ${Math.round(bytes / 1000)} kB`);
    }
  } finally {
    child.kill('SIGINT');
    await once(child, 'exit');
  }
}
await browser.close();
process.stdout.write(`${JSON.stringify({ pictures })}\n`);

async function startPlayground(language: string): Promise<{ child: ChildProcess; url: string }> {
  const env = { ...process.env, PORT: '0', DIGEST_LANGUAGE: language, STARTS_AT: POSTED };
  const clock = join(import.meta.dirname, 'clock-from.ts');
  const child = spawn(process.execPath, ['--import', clock, join('src', 'main.ts'), 'playground'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/[\d.:]+/.exec(line)?.[0];
    if (url) return { child, url };
  }
  throw new Error('the playground ended before it told its address');
}

async function visit(browser: Browser, url: string, member: string, look: BrowserContextOptions = {}) {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC', ...look });
  await context.route(
    (asked) => asked.origin !== url,
    (route) => route.fulfill({ body: figureFor(route.request().url()), contentType: 'image/svg+xml' }),
  );
  const page = await context.newPage();
  await page.clock.setFixedTime(SEEN);
  await page.goto(`${url}/?as=${member}`);
  await page.getByRole('article').nth(5).waitFor();
  return page;
}

/** Somebody likes the first two papers. */
async function vote(browser: Browser, url: string, member: string): Promise<void> {
  const page = await visit(browser, url, member);
  for (const card of [1, 2]) await press(page, card);
  await page.context().close();
}

async function press(page: Page, card: number): Promise<void> {
  const button = page.getByRole('article').nth(card).getByRole('button', { name: /^👍/ });
  if ((await button.getAttribute('aria-pressed')) === 'true') return;
  await button.click();
  await button.and(page.locator('[aria-pressed=true]')).waitFor();
}

async function photograph(browser: Browser, url: string, shot: Shot): Promise<string> {
  const { width, height, scheme: colorScheme } = shot;
  const look = { viewport: { width, height }, colorScheme, deviceScaleFactor: SHARPNESS };
  const page = await visit(browser, url, shot.member, look);
  await shot.stage(page);
  // The pointer rests nowhere, and what is shown has loaded.
  await page.mouse.move(0, 0);
  if (!shot.typing) await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.evaluate(() =>
    Promise.all(
      [...document.images]
        .filter((image) => image.loading !== 'lazy' || image.complete)
        .map((image) => image.decode().catch(() => {})),
    ),
  );
  const file = join(PICTURES, `playground-${shot.name}.png`);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  await page.context().close();
  return file;
}

/** From the head of the digest to the votes of its first card, and what comes next begins. */
async function readFirstCard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Member list' }).click();
  await press(page, 1);
  const picture = page.getByRole('article').nth(1).locator('img').first();
  await picture.scrollIntoViewIfNeeded();
  await picture.evaluate((image: HTMLImageElement) => image.decode());
  const { width, height } = page.viewportSize() ?? DESK;
  const missing = await page.locator('.log').evaluate((log) => {
    const [head, card] = [...log.querySelectorAll('.message')].map((each) => each.getBoundingClientRect());
    return (card?.bottom ?? 0) - (head?.top ?? 0) - log.clientHeight;
  });
  await page.setViewportSize({ width, height: Math.ceil(height + missing + NEXT) });
  await page.locator('.log').evaluate((log) => {
    const head = log.querySelector('.message')?.getBoundingClientRect().top ?? 0;
    log.scrollTop += head - log.getBoundingClientRect().top - 8;
  });
}

/** The end of the first card, where one votes. */
async function reachVotes(page: Page): Promise<void> {
  await press(page, 1);
  await page.getByRole('article').nth(1).locator('img').first().waitFor();
  await page.locator('.log').evaluate((log) => {
    const end = log.querySelectorAll('.message')[1]?.getBoundingClientRect().bottom ?? 0;
    log.scrollTop += end - log.getBoundingClientRect().bottom + 12;
  });
}

/** The day at a glance, from its first line. */
async function reachHeader(page: Page): Promise<void> {
  await page.locator('.log').evaluate((log) => {
    const head = log.querySelector('.message')?.getBoundingClientRect().top ?? 0;
    log.scrollTop += head - log.getBoundingClientRect().top - 8;
  });
}

async function openDetails(page: Page): Promise<void> {
  await page.getByRole('article').nth(2).getByRole('button', { name: 'Details' }).click();
  const details = page.getByRole('article').last();
  await details.getByRole('button', { name: /BibTeX/ }).waitFor();
  await page.locator('.log').evaluate((log) => {
    const all = log.querySelectorAll('.message');
    const top = all[all.length - 1]?.getBoundingClientRect().top ?? 0;
    log.scrollTop += top - log.getBoundingClientRect().top - 8;
  });
}

/** The drawer of whoever tries the bot out, and what the next day brought. */
async function letTomorrowCome(page: Page): Promise<void> {
  const messages = page.getByRole('article');
  const before = await messages.count();
  await page.getByRole('button', { name: /[Ww]eather/ }).click();
  await page.getByRole('button', { name: 'Tomorrow' }).click();
  await messages.nth(before + 5).waitFor();
  await page.getByText('Tomorrow: done').waitFor();
  await page.locator('.log').evaluate((log, nth) => {
    const head = log.querySelectorAll('.message')[nth]?.getBoundingClientRect().top ?? 0;
    log.scrollTop += head - log.getBoundingClientRect().top - 8;
  }, before);
}

async function typeAuthor(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Member list' }).click();
  await page.getByRole('combobox', { name: /^Message/ }).focus();
  await page.keyboard.type('/papers author zhao');
  await page.getByRole('option', { name: /Zhao/ }).first().waitFor();
}

async function searchInKorean(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: /메시지 보내기/ }).focus();
  await page.keyboard.type('/papers search 확산');
  await page.keyboard.press('Enter');
  await page.getByText('나만 볼 수 있는 메시지예요').waitFor();
}
