// Makes the pictures of the README: starts the playground as a newcomer does and photographs its page.
// Where there is no network, drawn figures stand in for those of the papers; they say nothing.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright-core';

const ROOT = join(import.meta.dirname, '..');
const PICTURES = join(ROOT, 'docs');
const CHROMIUM = '/usr/bin/chromium';
const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync'];

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
/** A card as a whole. */
const TALL = { width: 1200, height: 1105 } as const;
const PHONE = { width: 390, height: 844 } as const;

const SHOTS: readonly Shot[] = [
  { name: 'dark', language: 'en', member: 'grace', scheme: 'dark', ...TALL, stage: readFirstCard },
  { name: 'light', language: 'en', member: 'ada', scheme: 'light', ...DESK, typing: true, stage: typeAuthor },
  {
    name: 'narrow',
    language: 'en',
    member: 'grace',
    scheme: 'dark',
    ...PHONE,
    stage: readFirstCard,
  },
  { name: 'korean', language: 'ko', member: 'mina', scheme: 'dark', ...DESK, stage: searchInKorean },
];

const progress = (line: string) => process.stderr.write(`${line}\n`);

await mkdir(PICTURES, { recursive: true });
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
const pictures: { file: string; bytes: number }[] = [];
for (const language of ['en', 'ko'] as const) {
  const { child, url } = await startPlayground(language);
  try {
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
  const env = { ...process.env, PORT: '0', DIGEST_LANGUAGE: language };
  const child = spawn(process.execPath, [join('src', 'main.ts'), 'playground'], {
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

async function photograph(browser: Browser, url: string, shot: Shot): Promise<string> {
  const { width, height, scheme: colorScheme } = shot;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    deviceScaleFactor: 1.5,
  });
  await context.route(
    (asked) => asked.origin !== url,
    (route) => route.fulfill({ body: figure(route.request().url()), contentType: 'image/svg+xml' }),
  );
  const page = await context.newPage();
  await page.goto(`${url}/?as=${shot.member}`);
  await page.getByRole('article').nth(8).waitFor();
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
  await context.close();
  return file;
}

async function readFirstCard(page: Page): Promise<void> {
  const card = page.getByRole('article').nth(1);
  const vote = card.getByRole('button', { name: /^👍/ });
  await vote.scrollIntoViewIfNeeded();
  if ((await vote.getAttribute('aria-pressed')) === 'false') await vote.click();
  await card.locator('img').first().waitFor();
  await page.locator('.log').evaluate((log) => {
    const end = log.querySelectorAll('.message')[1]?.getBoundingClientRect().bottom ?? 0;
    log.scrollTop += end - log.getBoundingClientRect().bottom + 12;
  });
}

async function typeAuthor(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Member list' }).click();
  await page.getByRole('combobox', { name: /^Message/ }).focus();
  await page.keyboard.type('/papers author zh');
  await page.getByRole('option', { name: /Zhao/ }).waitFor();
}

async function searchInKorean(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: /메시지 보내기/ }).focus();
  await page.keyboard.type('/papers search 확산');
  await page.keyboard.press('Enter');
  await page.getByText('나만 볼 수 있는 메시지예요').waitFor();
}

/** Boxes, arrows and curves without a word, different for each address. */
function figure(address: string): string {
  let seed = [...address].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) >>> 0, 7);
  const next = (limit: number) => {
    seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
    return (seed >>> 8) % limit;
  };
  const hue = next(360);
  const tint = (offset: number, light = 70) => `hsl(${(hue + offset) % 360} 45% ${light}%)`;
  const boxes = [0, 1, 2, 3].map((n) => {
    const height = 90 + next(120);
    return `<rect x="${60 + n * 290}" y="${165 - height / 2}" width="170" height="${height}" rx="18" fill="${tint(n * 35)}"/>`;
  });
  const arrows = [0, 1, 2].map((n) => {
    const x = 240 + n * 290;
    return `<path d="M${x} 165h86m-18-14 20 14-20 14" fill="none" stroke="#8a8f99" stroke-width="6" stroke-linecap="round"/>`;
  });
  const bars = Array.from({ length: 9 }, (_, n) => {
    const height = 60 + next(190);
    return `<rect x="${80 + n * 56}" y="${590 - height}" width="36" height="${height}" rx="6" fill="${tint(n * 8, 66)}"/>`;
  });
  const points = Array.from(
    { length: 8 },
    (_, n) => `${660 + n * 66},${580 - n * (14 + next(10)) - next(30)}`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="648" viewBox="0 0 1200 648">
<rect width="1200" height="648" fill="#fbfbfc"/>${boxes.join('')}${arrows.join('')}
<path d="M60 590h520M640 590h520M640 590V350" stroke="#c3c7cf" stroke-width="4"/>${bars.join('')}
<polyline points="${points.join(' ')}" fill="none" stroke="${tint(0, 48)}" stroke-width="8" stroke-linejoin="round"/></svg>`;
}
