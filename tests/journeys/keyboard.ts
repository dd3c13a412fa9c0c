import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const mostSteps = 120;

/** Goes on by Tab until the element has the focus, and sees that everyone can see that. */
export async function choose(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < mostSteps; step += 1) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) {
      expect(await showsFocus(target), `the focus on ${String(target)} shows`).toBe(true);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${String(target)}`);
}

/** Goes to the element by Tab and presses a key on it. */
export async function press(page: Page, target: Locator, key: 'Enter' | 'Space'): Promise<void> {
  await choose(page, target);
  await page.keyboard.press(key);
}

const showsFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = element.ownerDocument.defaultView!.getComputedStyle(element);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  });
