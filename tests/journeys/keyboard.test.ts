import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { testBrowser } from './browser.js';
import { testSite } from './site.js';

const site = testSite('demo', { LOG_LEVEL: 'error' });
const browser = testBrowser(() => site.address);

interface Focus {
  name: string;
  /** Whether one sees where the focus is: an outline of at least two pixels, inside the window. */
  seen: boolean;
}

/** What has the focus, by the name that it says aloud. A string, because it runs in the browser. */
const focus = `(() => {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const { top, bottom, width } = element.getBoundingClientRect();
  const label = element.labels?.[0]?.textContent ?? '';
  if (element === document.body) return null;
  return {
    name: (element.getAttribute('aria-label') || label || element.textContent || element.value || '').trim(),
    seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && bottom > 0 && top < innerHeight && width > 0,
  };
})()`;

const mostSteps = 150;

/** Presses Tab until what has this name has the focus; every stop on the way has to be seen. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < mostSteps; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<Focus | null>(focus);
    if (!stop) break;
    expect(stop.seen, `the focus on “${stop.name}” at ${page.url()}`).toBe(true);
    if (name.test(stop.name)) return;
    passed.push(stop.name);
  }
  throw new Error(`Tab does not reach ${name} at ${page.url()}, only ${passed.join(' | ')}`);
}

async function press(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  const before = page.url();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.href !== before);
}

async function write(page: Page, name: RegExp, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

test.each([{ width: 1280 }, { width: 360, script: false }] as const)(
  'a school is found, a page changed and a story begun by keys alone ($width pixels)',
  async (look) => {
    const page = await browser.open(look);
    await page.goto('/');
    await press(page, /^Skip to the content$/);
    await write(page, /^Find your school$/, 'central fals');
    await press(page, /^Find$/);
    await press(page, /^Central Falls Sr High/);
    expect(await page.textContent('h1')).toBe('Central Falls Sr High');

    await page.goto('/sign-in?next=/pages/join/edit');
    await press(page, /Rosa Almeida/);
    await write(page, /^Title in English$/, 'A chair for you');
    await press(page, /^Save and publish$/);
    expect([new URL(page.url()).pathname, await page.textContent('h1')]).toEqual(['/join', 'A chair for you']);

    await page.goto('/stories/drafts/new');
    await tabTo(page, /^Place$/);
    await page.keyboard.type('Central Falls Sr');
    await write(page, /^Title \(English\)/, 'Written without a mouse');
    await write(page, /^Author/, 'Rosa Almeida');
    await press(page, /^Begin$/);
    expect(page.url()).toMatch(/\/stories\/drafts\/[0-9a-f-]{36}$/);
    expect(await page.textContent('h1')).toBe('Written without a mouse');
  },
);
