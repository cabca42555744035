// How the page looks: in the dark and in the light, on a phone, without a network, and to somebody who means harm.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './browser.ts';
import { type Stage, setStage } from './stage.ts';
import { layWire, type Wire } from './wire.ts';

const DARK = 'rgb(49, 51, 56)';
const LIGHT = 'rgb(255, 255, 255)';

/** Twice as wide as there is room for, and low. */
const FIGURE = '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="200"/>';

describeInBrowser('the look of the page', ({ open }) => {
  let stage: Stage;
  let wire: Wire;
  let page: Page;

  beforeAll(async () => {
    stage = await setStage();
    wire = await layWire(stage.playground.url);
    page = await open(`${wire.url}/?as=ada`, { colorScheme: 'dark' });
  });
  afterAll(async () => {
    await page.context().close();
    await wire[Symbol.asyncDispose]();
    await stage[Symbol.asyncDispose]();
  });

  const background = () =>
    page.getByRole('main').evaluate((element) => getComputedStyle(element).backgroundColor);

  const sizeOf = (selector: string, on = page) =>
    on
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { width, height } = element.getBoundingClientRect();
        return [Math.round(width), Math.round(height)];
      });

  it('follows the system, and one’s own choice before it', async () => {
    expect(await background()).toBe(DARK);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await background()).toBe(LIGHT);
    await page.getByRole('button', { name: 'Appearance' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    expect(await background()).toBe(DARK);
    await page.reload();
    expect(await background()).toBe(DARK);
  });

  it('keeps the room of pictures that can’t be had, and says so calmly', async () => {
    await page.locator('.embed-image').first().scrollIntoViewIfNeeded();
    await page.getByRole('img', { name: 'Image not loaded' }).first().waitFor();
    expect(await sizeOf('.embed-image .missing')).toEqual([400, 225]);
  });

  it('fits a phone: channels come in from the side, and nothing runs over', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const general = page.getByRole('button', { name: /^general/ });
    await general.waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const edges = await page
      .locator('.embed')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().right));
    expect(Math.max(...edges)).toBeLessThanOrEqual(390);
    await page.getByRole('button', { name: 'Show channels' }).click();
    await general.click();
    await page.getByRole('heading', { name: 'Welcome to #general!' }).waitFor();
    await general.waitFor({ state: 'hidden' });
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('lets no words of others become markup', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it must stay as it is.
    const hostile = '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>"\'`${1}';
    const channel = stage.guild.channel('hostile', { topic: hostile });
    stage.guild.member(hostile).say(channel, `${hostile} [click](javascript:window.harmed=1)`);
    const there = await stage.bot.app.client.channels.fetch(channel.id);
    if (!there?.isSendable()) throw new Error('no channel');
    await there.send({
      content: `||${hostile}||`,
      embeds: [
        {
          title: hostile,
          url: 'https://a.org/"><script>',
          description: `${hostile} [x](javascript:alert(1))`,
          author: { name: hostile },
          fields: [{ name: hostile, value: hostile }],
          footer: { text: hostile },
        },
      ],
      components: [
        { type: 1, components: [{ type: 2, style: 2, custom_id: 'x', label: hostile.slice(0, 70) }] },
      ],
    });
    await page.getByRole('button', { name: /^hostile/ }).click();
    await page.getByRole('article').nth(1).waitFor();
    await page.locator('.embed-title').getByText('<script>').waitFor();
    expect(await page.evaluate(() => (window as { harmed?: number }).harmed)).toBeUndefined();
    const made = page.locator('#root :is(script, [onerror], [href^="javascript"], img[src="x"])');
    expect(await made.count()).toBe(0);
    await page.getByRole('button', { name: /^papers/ }).click();
  });

  it('goes on after the connection broke, with what happened meanwhile', async () => {
    await page.getByRole('article').nth(5).waitFor();
    await wire.cut();
    await page.getByText('The playground does not answer').waitFor();
    stage.grace.say(stage.papers, 'Said while nobody listened');
    await wire.mend();
    await page.getByText('Said while nobody listened').waitFor();
    expect(await page.getByText('The playground does not answer').count()).toBe(0);
    stage.grace.say(stage.papers, 'And after that');
    await page.getByText('And after that').first().waitFor();
  });

  it('shows a picture as wide and as high as it is', async () => {
    const { guild, papers } = stage;
    const online = await open(`${stage.playground.url}/channels/${guild.id}/${papers.id}?as=ada`, {
      pictures: FIGURE,
    });
    await online.locator('.embed-image').first().scrollIntoViewIfNeeded();
    await expect.poll(() => sizeOf('.embed-image img', online)).toEqual([400, 100]);
    expect(await online.getByRole('img', { name: 'Image not loaded' }).count()).toBe(0);
  });
});
