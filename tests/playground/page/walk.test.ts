// A newcomer walks the page with the real bot: reads the day, looks papers up without a mouse, votes.
import type { APIApplicationCommandOption } from 'discord-api-types/v10';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './browser.ts';
import { type Stage, setStage } from './stage.ts';

describeInBrowser('the page', ({ open }) => {
  let stage: Stage;
  /** Grace's, and Ada's beside it. */
  let page: Page;
  let admin: Page;

  beforeAll(async () => {
    stage = await setStage();
    [page, admin] = await Promise.all([
      open(`${stage.playground.url}/?as=grace`),
      open(`${stage.playground.url}/?as=ada`),
    ]);
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  const articles = (on = page) => on.getByRole('article');
  const composer = (on = page) => on.getByRole('combobox', { name: 'Message #papers' });
  const candidates = (on = page) => on.getByRole('listbox').getByRole('option');
  const answers = (on = page): Locator => articles(on).filter({ hasText: 'Only you can see this' });
  const answer = (on = page): Locator => answers(on).last();

  /** What is typed for an option, by its name; of what is then suggested the first is taken. */
  const TYPED: Readonly<Record<string, string>> = {
    query: 'diffusion',
    name: 'bjo',
    day: '2024',
    paper: 'video',
  };
  const fillIn = async (options: readonly APIApplicationCommandOption[]) => {
    for (const option of options.filter(({ required }) => required)) {
      await page.getByRole('combobox', { name: new RegExp(`^${option.name}, required`) }).waitFor();
      await page.keyboard.type(TYPED[option.name] ?? 'a');
      if (!('autocomplete' in option) || !option.autocomplete) continue;
      await candidates().first().waitFor();
      await page.keyboard.press('Enter');
    }
  };

  it('shows the day: a header with all eight papers, and a card for each of the best five', async () => {
    await articles().nth(5).waitFor();
    expect(await articles().count()).toBe(6);
    const cards = page.getByRole('article').filter({ has: page.getByRole('button', { name: 'Details' }) });
    expect(await cards.count()).toBe(5);
    await cards
      .first()
      .getByRole('link', { name: /^Depth Anything/ })
      .waitFor();
    await cards.first().getByText('▲ 26').waitFor();
  });

  it('finds papers by words, with keys alone', async () => {
    await composer().focus();
    await page.keyboard.type('/papers s');
    await candidates().filter({ hasText: 'Find papers by words' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('diffusion');
    await page.keyboard.press('Enter');
    await answer().getByText('Papers on “diffusion”').waitFor();
    await answer().getByText('Grace').first().waitFor();
    await answer().getByText('7 papers').waitFor();
  });

  it('says what an option misses', async () => {
    await page.keyboard.type('/papers search ');
    const query = page.getByRole('combobox', { name: /^query, required/ });
    await query.waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('This option is required').waitFor();
    expect(await query.getAttribute('aria-invalid')).toBe('true');
    await page.keyboard.press('Escape');
    await composer().waitFor();
  });

  it('offers people while their name is typed', async () => {
    await page.keyboard.type('/papers author ');
    await page.keyboard.type('bjo');
    await candidates().getByText('Björn Hartmann · 1 paper').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await answer().getByText('Papers by Björn Hartmann').waitFor();
  });

  it('offers days, and turns the pages of one', async () => {
    await page.keyboard.type('/papers date 2024');
    await candidates()
      .getByText(/^2024-01-22.*8 papers/)
      .waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await answer().getByText('Page 1 of 2').waitFor();
    await answer().getByRole('button', { name: 'Next' }).press('Enter');
    await answer().getByText('Page 2 of 2').waitFor();
    expect(await answer().getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
    await answer().getByRole('button', { name: 'Previous' }).press('Enter');
    await answer().getByText('Page 1 of 2').waitFor();
  });

  it('shows all about a paper, chosen from the list by arrow keys', async () => {
    await composer().focus();
    await page.keyboard.type('/papers show ');
    await page.keyboard.type('video');
    await candidates().nth(1).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('[role=option][aria-selected=true]').filter({ hasText: /./ }).waitFor();
    const chosen = await candidates().nth(1).innerText();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await answer().getByRole('link', { name: chosen }).first().waitFor();
    await answer().getByText('Upvotes').waitFor();
    const before = await answers().count();
    await answer().getByRole('button', { name: 'Dismiss message' }).click();
    expect(await answers().count()).toBe(before - 1);
  });

  it('has every look-up that the bot knows, each by keys alone', async () => {
    const lookUps = stage.grace.commands(stage.papers).find(({ name }) => name === 'papers')?.options ?? [];
    expect(lookUps.length).toBeGreaterThanOrEqual(4);
    await page.reload();
    await composer().focus();
    for (const lookUp of lookUps) {
      const before = await answers().count();
      await page.keyboard.type(`/papers ${lookUp.name} `);
      await fillIn('options' in lookUp ? (lookUp.options ?? []) : []);
      await page.keyboard.press('Enter');
      await answers().nth(before).waitFor();
    }
    expect(await page.getByText(/did not respond|Something went wrong/).count()).toBe(0);
  });

  it('is explained by /help', async () => {
    await composer().focus();
    await page.keyboard.type('/help ');
    await page.getByRole('button', { name: 'Send' }).waitFor();
    await page.keyboard.press('Enter');
    await answer().getByText("paperboy brings the day's papers").waitFor();
  });

  it('takes votes, shows their count to everybody, and takes them back', async () => {
    const medusa = (on: Page) =>
      articles(on)
        .filter({ has: on.getByRole('link', { name: /^Medusa/ }) })
        .filter({ has: on.getByRole('button', { name: 'Details' }) })
        .first()
        .getByRole('button', { name: /^👍/ });
    await medusa(page).click();
    await medusa(page).and(page.locator('[aria-pressed=true]')).getByText('2').waitFor();
    await medusa(admin).and(admin.locator('[aria-pressed=false]')).getByText('2').waitFor();
    await composer().focus();
    await page.keyboard.type('/papers search medusa');
    await page.keyboard.press('Enter');
    await answer().getByText('👍 1').waitFor();
    await medusa(page).click();
    await medusa(admin).getByText('1').waitFor();
    expect(stage.papers.messages()[2]?.reactors('👍')).toEqual(['paperboy']);
  });

  it('keeps an answer from everybody but its member', async () => {
    await articles(admin).nth(5).waitFor();
    expect(await page.getByText('Papers on “diffusion”').count()).toBeGreaterThan(0);
    expect(await admin.getByText('Papers on “diffusion”').count()).toBe(0);
  });

  it('offers what is for admins to admins alone', async () => {
    await composer().focus();
    await page.keyboard.type('/digest');
    await page.getByText('No command of that name here').waitFor();
    await composer(admin).fill('/digest setup');
    await candidates(admin).filter({ hasText: '/digest setup' }).waitFor();
    await admin.keyboard.press('Enter');
    await candidates(admin).filter({ hasText: '#general' }).waitFor();
    await composer().fill('');
  });

  it('answers a Korean client in Korean, and speaks Korean itself', async () => {
    await page.getByRole('button', { name: /^Grace/ }).click();
    await page.getByRole('menuitemradio', { name: /Mina/ }).click();
    const korean = page.getByRole('combobox', { name: '#papers에 메시지 보내기' });
    await korean.fill('/papers');
    await candidates().filter({ hasText: '제목, 저자, 요약에 있는 단어로 논문을 찾아요' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('ko');
    expect(page.url()).toMatch(/\?as=mina$/);
    await korean.fill('/papers date ');
    await page.keyboard.type('2024-01-22');
    await candidates()
      .getByText(/논문 8편/)
      .waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('2쪽 중 1쪽').waitFor();
    await page.getByText('나만 볼 수 있는 메시지예요').waitFor();
  });

  it('leaves the bot without a single wrong request', () => {
    expect(stage.playground.world.violations).toEqual([]);
  });
});
