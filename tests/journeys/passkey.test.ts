import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { accessibilityProblems } from './axe.js';
import { testBrowser } from './browser.js';
import { testSite } from './site.js';

const site = testSite('serve');
const browser = testBrowser(() => site.address);
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** The link that `longtable invite` prints where there is no mail server. */
async function inviteFirstStaff(): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [cli, 'invite', 'first@example.org', '--role', 'network staff', '--name', 'Fay First'],
    {
      env: { ...process.env, DATA_DIR: site.dataDir, DATABASE_URL: '', BASE_URL: site.address },
    },
  );
  return /http\S+/.exec(stdout)?.[0] ?? '';
}

test('the first staff come in by the command’s link, add a passkey, and come in by it without mail', async () => {
  const page = await browser.open();
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });

  await page.goto(await inviteFirstStaff());
  await page.getByRole('button', { name: 'Accept and sign in' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/account');
  expect(await page.textContent('main')).toContain('Network staff');

  await page.getByLabel('Name for this device').fill('Test phone');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByRole('button', { name: 'Remove Test phone' }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);

  for (const path of [
    '/people',
    '/people/new',
    '/people/invitations',
    '/people/invitations/new',
    '/outbox',
    '/account?lang=en',
  ]) {
    await page.goto(path);
    expect(await accessibilityProblems(page), path).toEqual([]);
  }

  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await page.goto('/sign-in?next=/account');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/account');
  expect(await page.textContent('main')).toContain('Fay First');

  await page.getByRole('button', { name: /^Remove/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.getByText('That did not work').waitFor();
});

test('without script there is no passkey button, and every other way in is there', async () => {
  const page = await browser.open({ script: false, width: 360, locale: 'es', theme: 'dark' });
  await page.goto('/sign-in');
  expect(await page.getByRole('button', { name: 'Usar una llave de acceso' }).isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: 'Enviarme un enlace' }).isVisible()).toBe(true);
  expect(await page.getByRole('link', { name: 'Entrar con un código impreso' }).isVisible()).toBe(true);
});
