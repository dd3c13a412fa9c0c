// Passkeys: the browser's part. The button shows when the browser can do it.

interface WebAuthn {
  browserSupportsWebAuthn(): boolean;
  startRegistration(options: { optionsJSON: unknown }): Promise<unknown>;
  startAuthentication(options: { optionsJSON: unknown }): Promise<unknown>;
}

const library = (window as unknown as { SimpleWebAuthnBrowser: WebAuthn }).SimpleWebAuthnBrowser;

for (const place of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
  if (!library.browserSupportsWebAuthn()) continue;
  place.hidden = false;
  place.querySelector('button')?.addEventListener('click', () => void use(place));
}

async function use(place: HTMLElement): Promise<void> {
  const message = place.querySelector<HTMLElement>('[data-passkey-failed]');
  try {
    await (place.dataset['passkey'] === 'enter' ? enter() : register(place));
    location.assign(place.dataset['next'] ?? location.pathname);
  } catch {
    if (message) message.textContent = message.dataset['passkeyFailed'] ?? '';
  }
}

async function enter(): Promise<void> {
  const optionsJSON = await ask('/auth/passkey/generate-authenticate-options');
  await ask('/auth/passkey/verify-authentication', { response: await library.startAuthentication({ optionsJSON }) });
}

async function register(place: HTMLElement): Promise<void> {
  const name = place.querySelector('input')?.value.trim() ?? '';
  const person = place.dataset['person'] ?? '';
  const optionsJSON = await ask(`/auth/passkey/generate-register-options?${new URLSearchParams({ name: person })}`);
  await ask('/auth/passkey/verify-registration', { name, response: await library.startRegistration({ optionsJSON }) });
}

async function ask(path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(path, body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

export {};
