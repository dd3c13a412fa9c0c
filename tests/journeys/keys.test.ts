import { describe, expect, test } from 'vitest';
import { plainFiles } from '../records/files.js';
import { zipOf } from '../records/steward.js';
import { worksForEveryone } from './axe.js';
import { testBrowser } from './browser.js';
import { keyboard, pointer } from './hands.js';
import { testSite } from './site.js';
import { send, signInAs } from './steps.js';

const site = testSite('demo', { LOG_LEVEL: 'error' });
const browser = testBrowser(() => site.address);

interface Answer {
  id: string;
  state: string;
  roles: { place: { id: string } }[];
  outlook: Record<string, { added: number }>;
}

describe.each([
  { width: 360, theme: 'dark', locale: 'es', script: false, by: 'pointer' },
  { width: 1280, theme: 'light', locale: 'en', script: true, by: 'keyboard' },
] as const)('a key for a program at $width pixels, $theme, in $locale, script: $script, by $by', ({ by, ...look }) => {
  test('is made, brings an export to be looked at, and ends', { timeout: 300_000 }, async () => {
    const thomas = await browser.open(look);
    const checker = await browser.open({ ...look, script: true });
    const hands = by === 'keyboard' ? keyboard(thomas) : pointer;
    await signInAs(thomas, 'Thomas Okafor');
    await thomas.goto('/account');
    await hands.press(thomas.locator('#keys summary'));
    await worksForEveryone(thomas, checker);
    await send(thomas, hands, 'form[action="/account/keys"]');
    await thomas.locator('#error-summary, .error-summary').first().waitFor();
    await worksForEveryone(thomas, checker);
    await hands.write(thomas.locator('[name=key-name]'), 'Nightly');
    await hands.tick(thomas.locator('[name=key-may]'));
    await send(thomas, hands, 'form[action="/account/keys"]');
    const key = await thomas.locator('code.api-key').textContent();
    await worksForEveryone(thomas, checker);

    const ask = (path: string, body?: FormData) =>
      fetch(`${site.address}/api/v1${path}`, {
        headers: { authorization: `Bearer ${key}` },
        ...(body && { method: 'POST', body }),
      });
    const read = async (path: string, body?: FormData) => (await (await ask(path, body)).json()) as Answer;
    const [steward] = (await read('/me')).roles;
    const imports = `/records/${steward!.place.id}/imports`;
    const form = new FormData();
    form.set('system', 'nightly');
    form.set('file', new File([Uint8Array.from(await zipOf(plainFiles))], 'night.zip'));
    const { id } = await read(imports, form);
    await expect.poll(async () => (await read(`${imports}/${id}`)).state, { timeout: 60_000 }).toBe('preview');
    expect((await read(`${imports}/${id}`)).outlook).toMatchObject({ student: { added: 3 } });

    await thomas.goto('/account');
    await send(thomas, hands, '#keys form[action$="/end"]');
    await expect.poll(async () => (await ask('/me')).status, { timeout: 30_000 }).toBe(401);
  });
});
