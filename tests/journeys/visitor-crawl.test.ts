import { TrieRouter } from 'hono/router/trie-router';
import { expect, test } from 'vitest';
import { readConfig } from '#ground/config.js';
import { openDatabase } from '#ground/db/open.js';
import { createLog } from '#ground/log.js';
import { rooms } from '../../src/house.js';
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
/** Pages that differ by their query alone (filters, sorting, places on the map) are read this often; pages of one route, this often. */
const variants = 4;
const samples = 25;

test('nothing that can be reached without signing in tells of a student', { timeout: 900_000 }, async () => {
  const secrets = await studentsOf(site.dataDir);
  expect(secrets.names.size).toBeGreaterThan(3000);
  const found: string[] = [];
  const kinds: Record<string, number> = {};
  for await (const { path, type, text } of crawl(site.address, secrets.places)) {
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
  /** Every id of a student: ours, the source's, the district's; and birth dates that no page has as the date of something else. */
  ids: ReadonlySet<string>;
  /** The places that have student records: of these everything is read. */
  places: readonly string[];
}

async function studentsOf(dataDir: string): Promise<Secrets> {
  const database = await openDatabase(readConfig({ DATA_DIR: dataDir, DEMO: '1' }), createLog('error'));
  try {
    const { rows } = await database.pool('keeper').query<{ name: string; ids: string[] }>(
      `select lower(given_name || ' ' || family_name) as name, 
           array_remove(array[id::text, source_id, local_id, case when birth_date < '2015-01-01' then birth_date::text end], null) as ids
         from records.student`,
    );
    // Staff, made-up people of the site and namesakes of schools stand on public pages with good reason.
    const { rows: named } = await database
      .pool('keeper')
      .query<{ name: string }>(
        'select lower(name) as name from commons.person union all select lower(name) from commons.organization',
      );
    const { rows: places } = await database
      .pool('keeper')
      .query<{ id: string }>('select distinct place_id as id from records.result_extent');
    const known = named.map(({ name }) => name).join('\n');
    return {
      names: new Set(rows.map(({ name }) => name).filter((name) => !known.includes(name))),
      ids: new Set(rows.flatMap(({ ids }) => ids)),
      places: places.map(({ id }) => id),
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

interface Answer {
  path: string;
  type: string;
  text: string;
}

async function* crawl(address: string, places: readonly string[]): AsyncGenerator<Answer> {
  const queue = [...beginnings];
  const seen = new Set(queue);
  const times = new Map<string, number>();
  const isRead = ({ pathname, search }: URL): boolean => {
    const bounds = [[pathname, search ? variants : Infinity] as const];
    if (!places.some((id) => pathname.includes(id) || search.includes(id)))
      bounds.push([`route ${patternOf(pathname)}`, samples] as const);
    for (const [key] of bounds) times.set(key, (times.get(key) ?? 0) + 1);
    return bounds.every(([key, most]) => times.get(key)! <= most);
  };
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
      if (seen.has(next) || !isRead(url)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
}

const router = new TrieRouter<string>();
for (const { method, path } of rooms.flatMap(({ routes = [] }) => routes))
  if (method === 'GET') router.add('GET', path, path);
const patternOf = (path: string): string => router.match('GET', path)[0][0]?.[0] ?? 'none';
