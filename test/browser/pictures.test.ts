import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const golden = new URL('../picture/golden/', import.meta.url);
const files = readdirSync(golden).filter((file) => file.endsWith('.svg'));
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
let browser: Browser;

beforeAll(async () => {
  if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}; name another one in CHROMIUM`);
  browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
});

afterAll(async () => {
  await browser?.close();
});

/** Runs in the page: what is wrong with how a picture looks there. */
const complaints = `(() => {
  const found = [];
  const at = (element) => element.getBoundingClientRect();
  const sheet = at(document.querySelector('svg'));
  const inside = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
  for (const thing of document.querySelectorAll('svg g')) {
    const box = [...thing.children].find((child) => child.classList.contains('box'));
    if (!box) continue;
    for (const text of [...thing.children].filter((child) => child.tagName === 'text'))
      if (!inside(at(text), at(box))) found.push('cut: ' + text.textContent);
  }
  const texts = [...document.querySelectorAll('svg text')].map((text) => ({ text: text.textContent, area: at(text) }));
  texts.sort((a, b) => a.area.top - b.area.top);
  for (const [index, { text, area }] of texts.entries()) {
    if (!inside(area, sheet)) found.push('off the sheet: ' + text);
    for (const other of texts.slice(index + 1)) {
      if (other.area.top >= area.bottom - 3) break;
      if (other.area.left < area.right && area.left < other.area.right) found.push('upon each other: ' + text + ' / ' + other.text);
    }
  }
  return found;
})()`;

describe('pictures in a browser', () => {
  it.each(files)('%s: no text is cut, none lies upon another, and all is on the sheet', async (file) => {
    const page = await browser.newPage();
    await page.setContent(`<!doctype html><body>${readFileSync(new URL(file, golden), 'utf8')}`);
    expect(await page.evaluate(complaints)).toEqual([]);
    await page.close();
  });

  it.each(files)(
    '%s: is XML, has a role, a title and a description, and changes with the surroundings',
    async (file) => {
      const svg = readFileSync(new URL(file, golden), 'utf8');
      const seen: unknown[] = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ colorScheme });
        await page.setContent(`<!doctype html><body>${svg}`);
        const parse = `new DOMParser().parseFromString(${JSON.stringify(svg)}, 'image/svg+xml').querySelectorAll('parsererror').length`;
        expect(await page.evaluate(parse)).toBe(0);
        seen.push(
          await page.evaluate(`['.sheet', '.title'].map((one) => getComputedStyle(document.querySelector(one)).fill)`),
        );
        await page.close();
      }
      expect(seen[0]).not.toEqual(seen[1]);
      const page = await browser.newPage();
      await page.setContent(`<!doctype html><body>${svg}`);
      const image = page.getByRole('img');
      expect(await image.count()).toBe(1);
      expect(
        await page.evaluate(
          `document.getElementById(document.querySelector('svg').getAttribute('aria-labelledby')).textContent`,
        ),
      ).not.toBe('');
      await page.close();
    },
  );

  it('is looked at by a check that can fail', async () => {
    const page = await browser.newPage();
    await page.setContent(
      '<!doctype html><body><svg width="300" height="90"><g><rect class="box" x="5" y="5" width="40" height="20"/>' +
        '<text x="8" y="20">far too long for it</text></g><text x="60" y="20">upon it</text></svg>',
    );
    expect(await page.evaluate(complaints)).toHaveLength(2);
    await page.close();
  });
});
