import type { Page } from 'playwright-core';
import type { Hands } from './hands.js';

/** Signs in as one of the people of the demonstration. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('button', { hasText: new RegExp(name) }).click();
  await page.waitForLoadState();
}

/** Sends a form by its first button. */
export const send = (page: Page, hands: Hands, form = 'main form'): Promise<void> =>
  hands.press(page.locator(`${form} button[type=submit]`).first());
