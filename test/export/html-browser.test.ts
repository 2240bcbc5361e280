import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { StatsJson } from '../../src/contract.ts';
import type { Grade } from '../../src/grade.ts';
import { measure } from '../../src/stats/measures.ts';
import { answer, card, deck, noon, today } from '../stats/histories.ts';
import { chromium, chromiumFlags, describeInChromium } from './chromium.ts';
import { pageOf } from './stats-page.ts';

const names = [
  'aws',
  'a-name-without-a-single-space-that-is-far-longer-than-any-phone-is-wide-in-letters',
  '<script>alert(1)</script>',
];

/** A year of answers with pauses, at several hours, some forgotten. */
function yearOfAnswers(): StatsJson {
  const cards = Array.from({ length: 90 }, (_, index) =>
    card(`c${index}`, {
      deck: deck(names[index % names.length] ?? 'aws'),
      path: ['A heading', `Part ${index % 7} ${'with many words '.repeat(index % 5)}`],
      state: index % 9 === 0 ? 'relearning' : 'review',
      intervalDays: 1 + ((index * 7) % 400),
      dueOn: today,
    }),
  );
  const answers = Array.from({ length: 3000 }, (_, index) => {
    const grade: Grade = index % 11 === 0 ? 1 : index % 3 === 0 ? 5 : 4;
    const daysAgo = 365 - Math.floor(index / 8.3);
    const row = answer(`c${index % 90}`, daysAgo, { grade, intervalDays: 1 + (index % 60) });
    return { ...row, at: row.at + (index % 12) * 3_600_000 };
  }).filter((_, index) => index % 700 > 60);
  return measure({ cards, answers, today, asOf: noon, days: 365 });
}

const looks = [
  { width: 360, colorScheme: 'light' },
  { width: 800, colorScheme: 'dark' },
  { width: 1400, colorScheme: 'light' },
] as const;

describeInChromium('the page of the statistics in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'engram-page-'));
  let browser: Browser;

  const fileOf = (name: string, stats: StatsJson): string => {
    const file = join(folder, `${name}.html`);
    writeFileSync(file, pageOf(stats));
    return pathToFileURL(file).href;
  };
  const rich = fileOf('rich', yearOfAnswers());
  const empty = fileOf('empty', measure({ cards: [], answers: [], today, asOf: noon, days: 365 }));

  beforeAll(async () => {
    browser = await playwright.launch({ executablePath: chromium, args: [...chromiumFlags] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens a page; what it asked of the network or complained of is in `said`. */
  async function open(
    url: string,
    { width, colorScheme }: { readonly width: number; readonly colorScheme: 'light' | 'dark' },
    javaScriptEnabled = true,
  ): Promise<{ page: Page; said: string[] }> {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme,
      javaScriptEnabled,
    });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const said: string[] = [];
    page.on('request', (request) => {
      if (request.url() !== url && request.url() !== 'data:,') said.push(request.url());
    });
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('dialog', (dialog) => {
      said.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(url);
    return { page, said };
  }

  describe.each(looks)('$width wide, $colorScheme', (look) => {
    test('is no wider than the window, folded and unfolded, and is silent', async () => {
      for (const url of [rich, empty]) {
        const { page, said } = await open(url, look);
        const excess = () =>
          page.evaluate(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
        expect(await excess()).toBe(0);
        for (const summary of await page.locator('summary').all()) await summary.click();
        expect(await excess()).toBe(0);
        expect(said).toEqual([]);
      }
    });

    test('shows details on hover within the window, and hides them on Escape', async () => {
      const { page } = await open(rich, look);
      const detail = page.locator('#detail');
      for (const chart of await page.locator('.chart').all()) {
        const mark = chart.locator('.mark').last();
        await mark.scrollIntoViewIfNeeded();
        await framesPass(page);
        await mark.hover();
        expect(await detail.textContent()).toBe(await mark.getAttribute('aria-label'));
        const box = await detail.boundingBox();
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(look.width);
        await page.keyboard.press('Escape');
        expect(await detail.isVisible()).toBe(false);
      }
    });
  });

  const look = { width: 800, colorScheme: 'light' } as const;

  test('is gone through by keyboard: a stop a chart, arrows within, and every table', async () => {
    const { page } = await open(rich, look);
    const stops = { marks: 0, tables: 0, summaries: 0 };
    for (let press = 0; press < 60; press += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(
        `(() => { const at = document.activeElement; return { name: at.tagName, kind: at.getAttribute('class'), outline: getComputedStyle(at).outlineStyle }; })()`,
      );
      const { name, kind, outline } = stop as Record<string, string | null>;
      if (name === 'BODY') break;
      expect(outline).not.toBe('none');
      if (kind === 'mark') {
        stops.marks += 1;
        await framesPass(page);
        expect(await page.locator('#detail').isVisible()).toBe(true);
      } else if (kind === 'scroll') stops.tables += 1;
      else if (name === 'SUMMARY') {
        stops.summaries += 1;
        await page.keyboard.press('Enter');
      }
    }
    const count = (selector: string) => page.locator(selector).count();
    expect(stops).toEqual({
      marks: await count('.chart'),
      tables: await count('table'),
      summaries: await count('summary'),
    });
  });

  test.each(['light', 'dark'] as const)(
    'has text of enough contrast everywhere (WCAG 2.2, 1.4.3: 4.5 to 1), %s',
    async (colorScheme) => {
      const { page } = await open(rich, { width: 800, colorScheme });
      for (const summary of await page.locator('summary').all()) await summary.click();
      await page.locator('.mark').first().hover();
      expect(await page.evaluate(faintTexts)).toEqual([]);
    },
  );

  test('arrows lead from mark to mark, in the calendar a week to the side', async () => {
    const { page } = await open(rich, look);
    const focused = () => page.evaluate("document.activeElement.getAttribute('aria-label')");
    await page.locator('.calendar .mark[tabindex="0"]').focus();
    expect(await focused()).toMatch(/^Sunday 1 March 2026\n/);
    await page.keyboard.press('ArrowLeft');
    expect(await focused()).toMatch(/^Sunday 22 February 2026\n/);
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toMatch(/^Saturday 21 February 2026\n/);
    await page.keyboard.press('Home');
    expect(await focused()).toMatch(/^Sunday 2 March 2025\n/);
    await page.keyboard.press('ArrowLeft');
    expect(await focused()).toMatch(/^Sunday 2 March 2025\n/);
    expect(await page.locator('.calendar .mark[tabindex="0"]').count()).toBe(1);
  });

  test('shows the charts and their titles without scripts', async () => {
    const { page } = await open(rich, look, false);
    expect(await page.locator('.mark > title').count()).toBeGreaterThan(400);
    const box = await page.locator('.columns .mark').first().boundingBox();
    expect(box?.height).toBeGreaterThan(50);
  });

  test('lets nothing be fetched or run that is not its own', async () => {
    const { page } = await open(rich, look);
    const refused = await page.evaluate(`new Promise((resolve) => {
      const refused = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        refused.push(effectiveDirective);
        if (refused.length === 3) resolve(refused.sort());
      });
      fetch('https://engram.invalid/').catch(() => undefined);
      document.body.append(Object.assign(document.createElement('img'), { src: 'https://engram.invalid/' }));
      document.body.append(Object.assign(document.createElement('script'), { textContent: 'alert(1)' }));
    })`);
    expect(refused).toEqual(['connect-src', 'img-src', 'script-src-elem']);
  });

  test('prints in light colours, whatever the screen has', async () => {
    const { page } = await open(rich, { width: 800, colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
      'rgb(252, 252, 251)',
    );
  });
});

/** Waits until the page has dealt with the scrolling that a step of focus, or a test, brings. */
async function framesPass(page: Page): Promise<void> {
  await page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
  );
}

/** Runs in the page: the visible texts whose colour stands out too little from what is behind. */
const faintTexts = `(() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = channels(colour).slice(0, 3).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((channels(colour)[3] ?? 1) > 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const faint = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('script, title')) continue;
    const style = getComputedStyle(element);
    const [light, dark] = [luminance(element.closest('svg') ? style.fill : style.color), luminance(behind(element))].sort((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < 4.5) faint.push([node.data.trim(), contrast]);
  }
  return faint;
})()`;
