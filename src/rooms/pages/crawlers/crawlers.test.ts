import { v7 as uuidv7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { testHouse } from '../../../../tests/house.js';

const house = testHouse();
const network = uuidv7();
const read = async (path: string) => {
  const answer = await house.ask(path);
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
};

beforeAll(async () => {
  await house.database.pool('keeper').query(
    `insert into commons.organization (id, kind, name, parent_id) values
       ($1, 'network', 'River Valley', null), ($2, 'school', 'Tom & Ana School', $1)`,
    [network, uuidv7()],
  );
});

test('robots are told where the site map is and what is without end', async () => {
  const { type, text } = await read('/robots.txt');
  expect(type).toBe('text/plain; charset=utf-8');
  expect(text).toContain(`Sitemap: ${house.config.BASE_URL}/sitemap.xml`);
  expect(text).toContain('Disallow: /map?');
});

test('every address of the site map answers', async () => {
  const { type, text } = await read('/sitemap.xml');
  expect(type).toBe('application/xml; charset=utf-8');
  const places = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, place]) => new URL(place ?? '').pathname);
  expect(places.some((place) => place.startsWith('/schools/'))).toBe(true);
  for (const place of places) expect((await house.ask(place)).status, place).toBe(200);
});

test('the security contact is there once the coalition has an address', async () => {
  expect((await read('/.well-known/security.txt')).status).toBe(404);
  const staff = await house.person('network staff', network);
  await house.ask('/settings', {
    as: staff,
    form: {
      id: uuidv7(),
      base: '0',
      name: 'River Valley',
      contactEmail: 'office@river.example',
      languages: 'en',
      timeZone: 'America/New_York',
    },
  });
  const { text } = await read('/.well-known/security.txt');
  expect(text).toContain('Contact: mailto:office@river.example');
  expect(Date.parse(/Expires: (\S+)/.exec(text)?.[1] ?? '')).toBeGreaterThan(Date.now());
});
