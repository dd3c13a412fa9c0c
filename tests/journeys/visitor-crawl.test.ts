import { expect, test } from 'vitest';
import { readConfig } from '#ground/config.js';
import { openDatabase } from '#ground/db/open.js';
import { createLog } from '#ground/log.js';
import { testSite } from './site.js';

const site = testSite('demo', { LOG_LEVEL: 'error' });

/** Whoever is not signed in begins here; everything else is found by links. */
const beginnings = [
  '/',
  '/sitemap.xml',
  '/robots.txt',
  '/api',
  '/api/v1/openapi.json',
  '/health',
  '/records/imports',
  '/results',
  '/nothing-here',
];
/** Pages that differ by their query alone (filters, sorting, places on the map) are read this often. */
const variants = 4;

test('nothing that can be reached without signing in tells of a student', { timeout: 600_000 }, async () => {
  const secrets = await studentsOf(site.dataDir);
  expect(secrets.names.size).toBeGreaterThan(3000);
  const found: string[] = [];
  const kinds: Record<string, number> = {};
  for await (const { path, type, text } of crawl(site.address)) {
    kinds[type] = (kinds[type] ?? 0) + 1;
    const told = tellsOf(text, secrets);
    if (told) found.push(`${path}: ${told}`);
  }
  expect(found).toEqual([]);
  expect(kinds['text/html']).toBeGreaterThan(500);
  expect(kinds['text/csv']).toBeGreaterThan(50);
  expect(kinds['application/json']).toBeGreaterThan(50);
});

test('a page that tells of a student would be noticed', async () => {
  const secrets = await studentsOf(site.dataDir);
  const [name] = secrets.names;
  const [id] = secrets.ids;
  expect(tellsOf(`<li>Hello, <b>${name}</b></li>`, secrets)).toBe(name);
  expect(tellsOf(`{"student":"${id}"}`, secrets)).toBe(id);
  expect(tellsOf('Cranberry Bog Elementary School (fictional)', secrets)).toBeUndefined();
});

interface Secrets {
  /** Given and family name, in small letters. */
  names: ReadonlySet<string>;
  /** Every id of a student: ours, the source's, the district's. */
  ids: ReadonlySet<string>;
}

async function studentsOf(dataDir: string): Promise<Secrets> {
  const database = await openDatabase(readConfig({ DATA_DIR: dataDir, DEMO: '1' }), createLog('error'));
  try {
    const { rows } = await database
      .pool('keeper')
      .query<{ name: string; ids: string[] }>(
        `select lower(given_name || ' ' || family_name) as name, array_remove(array[id::text, source_id, local_id], null) as ids from records.student`,
      );
    // Staff and made-up people of the site may bear the name of a student: they stand on public pages with good reason.
    const { rows: people } = await database
      .pool('keeper')
      .query<{ name: string }>('select lower(name) as name from commons.person');
    const known = new Set(people.map(({ name }) => name));
    return {
      names: new Set(rows.map(({ name }) => name).filter((name) => !known.has(name))),
      ids: new Set(rows.flatMap(({ ids }) => ids)),
    };
  } finally {
    await database.close();
  }
}

function tellsOf(text: string, { names, ids }: Secrets): string | undefined {
  const plain = text.replaceAll(/<[^>]*>/gu, ' ').toLowerCase();
  const words = plain.match(/[\p{L}'’-]+/gu) ?? [];
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    if (next !== undefined && names.has(`${word} ${next}`)) return `${word} ${next}`;
  }
  return (text.match(/[\w-]{8,}/gu) ?? []).find((word) => ids.has(word));
}

async function* crawl(address: string): AsyncGenerator<{ path: string; type: string; text: string }> {
  const queue = [...beginnings];
  const seen = new Set(queue);
  const times = new Map<string, number>();
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const answer = await fetch(`${address}${path}`, { redirect: 'manual' });
    const type = (answer.headers.get('content-type') ?? '').split(';')[0]!;
    const text = /^(?:text|application)\//u.test(type) && type !== 'application/zip' ? await answer.text() : '';
    yield { path, type, text };
    const links = [...text.matchAll(/(?:href|src|action)="([^"#]*)|<loc>([^<]*)/gu)].map(
      ([, link, place]) => link ?? place!,
    );
    const target = answer.headers.get('location');
    for (const link of target ? [...links, target] : links) {
      const url = new URL(link.replaceAll('&amp;', '&'), `${address}${path}`);
      if (url.origin !== new URL(address).origin || url.pathname.startsWith('/assets/')) continue;
      const next = `${url.pathname}${url.search}`;
      const count = times.get(url.pathname) ?? 0;
      if (seen.has(next) || (url.search && count >= variants)) continue;
      times.set(url.pathname, count + 1);
      seen.add(next);
      queue.push(next);
    }
  }
}
