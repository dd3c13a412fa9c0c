import { parseHTML } from 'linkedom';
import { v7 as uuidv7 } from 'uuid';
import { browser } from './browser.js';
import type { TestHouse } from './house.js';

/** A key that somebody made on the page of their account, as a program holds it. */
export async function makeApiKey(house: TestHouse, person: string, may: 'read' | 'change'): Promise<string> {
  const mine = browser(house);
  await mine.post('/sign-in/demonstration', { person });
  const form = { id: uuidv7(), 'key-name': `To ${may}`, 'key-days': '30', ...(may === 'change' && { 'key-may': may }) };
  const page = await (await mine.post('/account/keys', form)).text();
  const key = parseHTML(page).document.querySelector('code.api-key')?.textContent;
  if (!key) throw new Error('No key was shown');
  return key;
}

/** A program with a key: no cookies, no origin. */
export function program({ app, config }: TestHouse, key: string) {
  const ask = async (path: string, init: RequestInit = {}) =>
    app.request(`${config.BASE_URL}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${key}` },
      redirect: 'manual',
    });
  return {
    get: (path: string) => ask(path),
    post: (path: string, fields: Record<string, string>) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields) }),
    send: (path: string, fields: Record<string, string | File>) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      return ask(path, { method: 'POST', body });
    },
  };
}
