import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * What axe finds wrong with a page by WCAG 2.1 A and AA, as lines that name the rule, the element and the mend. What stands
 * in a frame is a page of its own, to be asked about by its own address.
 */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .exclude('iframe')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id} at ${target.join(' ')}: ${help}`),
  );
}

/** Axe needs script: it looks at a copy of the page as it stands, in a tab of the same look. */
export async function worksForEveryone(page: Page, copy: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), page.url()).toBeLessThanOrEqual(0);
  await copy.goto('/sign-in');
  await copy.setContent(await page.content(), { waitUntil: 'load' });
  expect(await accessibilityProblems(copy), page.url()).toEqual([]);
}
