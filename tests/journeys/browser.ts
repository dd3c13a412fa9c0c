import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

/** The sizes and the settings at which people look: a phone and a desk, day and night, both languages, script or none. */
export interface Look {
  width?: 360 | 1280;
  theme?: 'light' | 'dark';
  locale?: 'en' | 'es';
  script?: boolean;
}

/** A real Chromium for the journeys of one file. */
export interface Looker {
  open(look?: Look): Promise<Page>;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Declares a browser that starts before the file's tests and ends after them. */
export function testBrowser(baseURL: () => string): Looker {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => void (browser = await startBrowser()));
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser?.close();
  });
  return {
    async open({ width = 1280, theme = 'light', locale = 'en', script = true } = {}) {
      const context = await browser.newContext({
        baseURL: baseURL(),
        viewport: { width, height: width === 360 ? 740 : 900 },
        colorScheme: theme,
        locale: locale === 'es' ? 'es-US' : 'en-US',
        javaScriptEnabled: script,
      });
      contexts.push(context);
      return context.newPage();
    },
  };
}

/** The machine's Chromium (or the one named by CHROMIUM), else the one that the npm package carries. */
async function startBrowser(): Promise<Browser> {
  const installed = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path),
  );
  if (installed) return chromium.launch({ executablePath: installed, args: flags });
  // The package unpacks the libraries that a bare machine lacks only where it believes to be a function in the cloud.
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs24.x';
  process.env['TMPDIR'] = mkdtempSync(join(tmpdir(), 'chromium-'));
  const { default: carried } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await carried.executablePath(), args: [...flags, '--no-zygote'] });
}
