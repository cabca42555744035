// The system's Chromium, driven by Playwright; a test that needs it is skipped, with the reason in its name, where there is none.
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const path = PATHS.find((each) => existsSync(each));

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Long enough for a busy machine; what is there is found at once. */
const PATIENCE = 30_000;

interface Visit extends BrowserContextOptions {
  /** The SVG that every other host answers with; without it they can't be reached. */
  readonly pictures?: string;
}

export interface Browsing {
  /** A new page of a browser that knows nothing of the others. */
  open(url: string, visit?: Visit): Promise<Page>;
}

export function describeInBrowser(name: string, tests: (browsing: Browsing) => void): void {
  const reason = path ? '' : ` (skipped: there is no Chromium at ${PATHS.join(', ')})`;
  // A list of files and counts alone would not say why.
  if (!path) process.stderr.write(`${name}${reason}\n`);
  describe.skipIf(!path)(`${name}${reason}`, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: path ?? '', args: ARGUMENTS });
    });
    afterAll(() => browser.close());
    tests({ open: (url, visit) => open(browser, url, visit) });
  });
}

async function open(browser: Browser, url: string, visit: Visit = {}): Promise<Page> {
  const { pictures, ...options } = visit;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(PATIENCE);
  const own = new URL(url).origin;
  await context.route(
    (asked) => asked.origin !== own,
    (route) =>
      pictures === undefined
        ? route.abort('internetdisconnected')
        : route.fulfill({ body: pictures, contentType: 'image/svg+xml' }),
  );
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(url);
  return page;
}
