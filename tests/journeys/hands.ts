import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import type { FileChooser, Locator, Page } from 'playwright-core';

/** How a person works on a page: by pointer, or by keyboard alone. */
export interface Hands {
  press(what: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  tick(box: Locator): Promise<void>;
  /** Enters a day, such as 2024-10-01. */
  date(field: Locator, day: string): Promise<void>;
  /** Chooses in a list by what the option says. */
  choose(list: Locator, option: string): Promise<void>;
  upload(field: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void>;
}

export const pointer: Hands = {
  press: (what) => what.click(),
  write: (field, text) => field.fill(text),
  tick: (box) => box.check(),
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
    tick: async (box) => {
      await reach(page, box);
      await page.keyboard.press('Space');
      expect(await box.isChecked()).toBe(true);
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
      const opened = new Promise<FileChooser>((resolve) => void page.once('filechooser', resolve));
      await reach(page, field);
      // A busy machine may lose a key: who sees nothing open presses it again.
      for (let presses = 0; presses < 3; presses += 1) {
        await page.keyboard.press('Space');
        const chooser = await Promise.race([opened, setTimeout(10_000)]);
        if (chooser) return chooser.setFiles(file);
      }
      throw new Error(`Space opens no choice of files at ${page.url()}`);
    },
  };
}

const mostStops = 200;

/** Goes on by Tab until the element has the focus; at every stop on the way one can see where the focus is. */
export async function reach(page: Page, goal: Locator): Promise<void> {
  await goal.waitFor();
  const hasFocus = () => goal.evaluate((element) => element === element.ownerDocument.activeElement);
  for (let stops = 0; !(await hasFocus()); stops += 1) {
    if (stops === mostStops) throw new Error(`Tab does not come to ${String(goal)} at ${page.url()}`);
    await page.keyboard.press('Tab');
    const hidden = await page.evaluate<string | null>(hiddenFocus);
    expect(hidden, `what has the focus at ${page.url()} without being seen`).toBeNull();
  }
}

/** What has the focus without an outline or outside the window, as HTML; null where one sees it. Runs in the browser. */
const hiddenFocus = `(() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const { top, bottom, width } = element.getBoundingClientRect();
  const seen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && bottom > 0 && top < innerHeight && width > 0;
  return seen ? null : element.outerHTML.slice(0, 200);
})()`;
