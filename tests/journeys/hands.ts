import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';

/** How a person works on a page: by pointer, or by keyboard alone. */
export interface Hands {
  press(what: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  /** Enters a day, such as 2024-10-01. */
  date(field: Locator, day: string): Promise<void>;
  /** Chooses in a list by what the option says. */
  choose(list: Locator, option: string): Promise<void>;
  upload(field: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void>;
}

export const pointer: Hands = {
  press: (what) => what.click(),
  write: (field, text) => field.fill(text),
  date: (field, day) => field.fill(day),
  choose: async (list, label) => void (await list.selectOption({ label })),
  upload: (field, file) => field.setInputFiles(file),
};

/** Everything is reached by the Tab key, and what has the focus can be seen to have it. */
export function keyboard(page: Page): Hands {
  return {
    press: async (what) => {
      await reach(page, what);
      await page.keyboard.press('Enter');
    },
    write: async (field, text) => {
      await reach(page, field);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    },
    date: async (field, day) => {
      await reach(page, field);
      const [year, month, ofMonth] = day.split('-');
      await page.keyboard.type(`${month}${ofMonth}${year}`);
    },
    choose: async (list, option) => {
      await reach(page, list);
      await page.keyboard.type(option);
      expect(await list.locator('option:checked').textContent()).toBe(option);
    },
    upload: async (field, file) => {
      await reach(page, field);
      const chooser = page.waitForEvent('filechooser');
      await page.keyboard.press('Space');
      await (await chooser).setFiles(file);
    },
  };
}

async function reach(page: Page, goal: Locator): Promise<void> {
  await goal.waitFor();
  const hasFocus = () => goal.evaluate((element) => element === element.ownerDocument.activeElement);
  for (let stops = 0; stops < 300 && !(await hasFocus()); stops += 1) await page.keyboard.press('Tab');
  const seen = await goal.evaluate((element) => {
    const { activeElement, defaultView } = element.ownerDocument;
    const { outlineStyle, boxShadow } = defaultView!.getComputedStyle(element);
    return element === activeElement && (outlineStyle !== 'none' || boxShadow !== 'none');
  });
  expect(seen, `${String(goal)} cannot be reached by keyboard, or does not show that it has the focus`).toBe(true);
}
