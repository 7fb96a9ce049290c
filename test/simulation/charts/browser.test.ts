import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { spike } from './given';
import { drawTimeline } from '../../../src/simulation/charts/draw';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

// Under CI a missing browser is a failure; elsewhere it says so and leaves out what needs one.
const isThere = existsSync(EXECUTABLE);
const inBrowser = isThere || process.env.CI !== undefined ? describe : describe.skip;
if (!isThere && process.env.CI === undefined) console.warn(`reports are not tested in a browser: there is no ${EXECUTABLE} (apt-get install chromium, or set CHROMIUM)`);

inBrowser('in a real Chromium', () => {
  const timeline = spike();
  const whole = { durationSeconds: 1800, scalers: [timeline] };
  const said: string[] = [];
  let directory = '';
  let browser: Browser;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'scalewright-browser-'));
    for (const format of ['html', 'svg'] as const) writeFileSync(join(directory, `report.${format}`), drawTimeline(whole, format));
    browser = await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    rmSync(directory, { recursive: true, force: true });
  }, 60_000);

  beforeEach(() => said.splice(0));

  /** Opens a file; whatever the page says, asks for or breaks on is noted. */
  async function open(name: string, width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 1000 }, colorScheme });
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) said.push(request.url());
    });
    await page.goto(pathToFileURL(join(directory, name)).href);
    return page;
  }

  const tip = (page: Page) => page.locator('.tip');

  test.each([400, 760, 1600])('a report fits into %i pixels, in light and dark, and says nothing on the console', async (width) => {
    for (const scheme of ['light', 'dark'] as const) {
      const page = await open('report.html', width, scheme);
      const [inner, shown, background] = await page.evaluate('[document.documentElement.scrollWidth,'
        + ' [...document.querySelectorAll("svg")].filter((svg) => svg.getBoundingClientRect().width > 0).length, getComputedStyle(document.body).backgroundColor]') as [number, number, string];
      expect([inner <= width, shown, background]).toEqual([true, 1, scheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(15, 20, 26)']);
      // Text that is drawn beyond the picture would be cut off.
      const beyond = await page.evaluate('[...document.querySelectorAll("svg text")].filter((text) => text.getBoundingClientRect().width > 0'
        + ' && text.getBoundingClientRect().right > text.ownerSVGElement.getBoundingClientRect().right + 1).map((text) => text.textContent)');
      expect(beyond).toEqual([]);
      await page.close();
    }
    expect(said).toEqual([]);
  }, 60_000);

  test('hover shows the values and the reason of that time', async () => {
    const page = await open('report.html', 1200);
    const svg = page.locator('svg.wide');
    const box = await svg.boundingBox();
    if (box === null) throw new Error('the chart is shown');
    expect(await tip(page).isHidden()).toBe(true);
    const at = (second: number): number => box.x + box.width * (52 + (960 - 14 - 52) * second / 1800) / 960;
    await page.mouse.move(at(400), box.y + 100);
    expect(await tip(page).isVisible()).toBe(true);
    const text = await tip(page).innerText();
    const sample = timeline.samples.find(({ second }) => second >= 400);
    expect(text).toMatch(/^6m(39|40)s\n/);
    expect(text).toContain(`replicas, wanted\n${sample?.replicas}`);
    expect(text).toContain('load\n65 requests/s');
    expect(text).toMatch(/(stabilization|metric|tolerance): the metrics ask for \d+/);
    const tipBox = await tip(page).boundingBox();
    expect((tipBox?.x ?? 0) + (tipBox?.width ?? 0)).toBeLessThanOrEqual(1200);
    await page.mouse.move(5, 5);
    expect(await tip(page).isHidden()).toBe(true);
    expect(said).toEqual([]);
  }, 60_000);

  test('dragging zooms, double-click shows all again; buttons and keys do the same', async () => {
    const page = await open('report.html', 1200);
    const section = page.locator('section');
    const range = async (): Promise<readonly number[]> => [Number(await section.getAttribute('data-from')), Number(await section.getAttribute('data-to'))];
    const box = await page.locator('svg.wide').boundingBox();
    if (box === null) throw new Error('the chart is shown');
    const at = (second: number): number => box.x + box.width * (52 + (960 - 14 - 52) * second / 1800) / 960;
    const before = await page.locator('svg.wide .ticks').textContent();
    await page.mouse.move(at(300), box.y + 100);
    await page.mouse.down();
    await page.mouse.move(at(600), box.y + 100, { steps: 4 });
    await page.mouse.up();
    const [from = 0, to = 0] = await range();
    expect([Math.round(from / 10), Math.round(to / 10)]).toEqual([30, 60]);
    expect(await page.locator('svg.wide .zoom').first().getAttribute('transform')).toMatch(/scale\((5\.9|6|6\.0)/);
    expect(await page.locator('svg.wide .ticks').textContent()).not.toBe(before);
    await page.mouse.dblclick(at(900), box.y + 100);
    expect(await range()).toEqual([0, 1800]);
    expect(await page.locator('svg.wide .ticks').textContent()).toBe(before);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    expect(await range()).toEqual([450, 1350]);
    await page.getByRole('button', { name: 'Later' }).click();
    expect(await range()).toEqual([900, 1800]);
    await page.getByRole('button', { name: 'Show all of it' }).click();
    await page.locator('svg.wide').focus();
    await page.keyboard.press('ArrowRight');
    expect(await tip(page).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await tip(page).isHidden()).toBe(true);
    await page.keyboard.press('+');
    expect(await range()).toEqual([450, 1350]);
    await page.keyboard.press('0');
    expect(await range()).toEqual([0, 1800]);
    expect(said).toEqual([]);
  }, 60_000);

  test('the theme can be chosen against that of the system', async () => {
    const page = await open('report.html', 800, 'dark');
    const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    await page.getByRole('button', { name: 'Theme' }).click();
    expect(await background()).toBe('rgb(255, 255, 255)');
    await page.getByRole('button', { name: 'Theme' }).click();
    expect(await background()).toBe('rgb(15, 20, 26)');
  }, 60_000);

  test('SVG stands alone, in light and dark', async () => {
    for (const [scheme, color] of [['light', 'rgb(255, 255, 255)'], ['dark', 'rgb(15, 20, 26)']] as const) {
      const page = await open('report.svg', 900, scheme);
      expect(await page.evaluate('getComputedStyle(document.querySelector(".surface")).fill')).toBe(color);
      expect(await page.evaluate('document.querySelectorAll("parsererror").length')).toBe(0);
      await page.close();
    }
    expect(said).toEqual([]);
  }, 60_000);
});
