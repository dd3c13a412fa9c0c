// Pages as visitors get them, beside a server that hands out the same bytes from memory.
import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import autocannon from 'autocannon';
import { type Site, startSite } from '../tests/journeys/site.ts';
import { madeDirectoryCsv } from './made-directory.ts';
import { machine, median } from './measure.ts';
import { serveStatically } from './static.ts';

export const name = 'pages';
export const about = 'requests a second and p99 of public pages, beside a static file server';

const rounds = 3;
const seconds = 3;

interface Measured {
  perSecond: number;
  p99: number;
}

/** `npm run bench -- pages [COUNT]`: the demonstration's pages, then the same with COUNT made schools more (100,000 as given). */
export default async function run([count = '100000']: string[]): Promise<void> {
  const site = await startSite('demo', { LOG_LEVEL: 'error' });
  try {
    console.log(machine());
    console.log(`Each number: median of ${rounds} runs of ${seconds} seconds, ours and the static server by turns.`);
    await comparePages(site, 'The demonstration');
    if (Number(count) === 0) return;
    await addMadeSchools(site, Number(count));
    await comparePages(site, `The demonstration and ${Number(count).toLocaleString('en-US')} made schools`);
  } finally {
    await site.stop();
  }
}

async function comparePages(site: Site, title: string): Promise<void> {
  console.log(`\n${title}\n`);
  console.log('page                   connections   ours req/s   p99 ms   static req/s   p99 ms   ratio');
  for (const [label, path] of Object.entries(await pagesOf(site.address)))
    for (const connections of [1, 64]) await comparePage(site, label, path, connections);
}

/**
 * The pages to measure; profile and story are the first ones that their lists lead to. `[<id>]` is another in each request,
 * so that no answer is kept from before.
 */
async function pagesOf(address: string): Promise<Record<string, string>> {
  const first = async (list: string, pattern: RegExp) => {
    const [, found] = pattern.exec(await (await fetch(address + list)).text()) ?? [];
    if (!found) throw new Error(`${list} leads to no ${String(pattern)}`);
    return found;
  };
  const profile = await first('/schools', /href="(\/schools\/\d[^"]*)"/);
  return {
    home: '/',
    map: '/map',
    search: '/schools?q=lincoln',
    profile,
    story: await first('/stories', /href="(\/stories\/(?!feed)[a-z0-9-]+)"/),
    'map, made anew': '/map?n=[<id>]',
    'search, made anew': '/schools?q=lincoln&n=[<id>]',
    'profile, made anew': `${profile}?n=[<id>]`,
  };
}

async function addMadeSchools({ dataDir }: Site, count: number): Promise<void> {
  const file = join(dataDir, 'made-schools.csv');
  await pipeline(Readable.from(madeDirectoryCsv(count)), createWriteStream(file));
  const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
  await promisify(execFile)(process.execPath, [cli, 'import-directory', file, '--accept-warnings'], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
  });
}

async function comparePage({ address, dataDir }: Site, label: string, path: string, connections: number) {
  const reference = await serveStatically(await pageOf(address + path), dataDir);
  const runs = { ours: [] as Measured[], reference: [] as Measured[] };
  for (let round = 0; round < rounds; round += 1) {
    runs.ours.push(await measure(address + path, connections));
    runs.reference.push(await measure(reference.address, connections));
  }
  reference.stop();
  const middle = (list: Measured[], pick: keyof Measured) => median(list.map((each) => each[pick]));
  const [ours, statics] = [middle(runs.ours, 'perSecond'), middle(runs.reference, 'perSecond')];
  const columns = [
    ours.toFixed(0),
    middle(runs.ours, 'p99').toFixed(0),
    statics.toFixed(0),
    middle(runs.reference, 'p99').toFixed(0),
    (ours / statics).toFixed(3),
  ];
  console.log(
    `${label.padEnd(22)} ${String(connections).padStart(11)} ${columns.map((text, at) => text.padStart([12, 8, 14, 8, 7][at]!)).join(' ')}`,
  );
}

async function measure(url: string, connections: number): Promise<Measured> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    timeout: 30,
    idReplacement: true,
    headers: { 'accept-encoding': 'gzip' },
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  return { perSecond: result.requests.average, p99: result.latency.p99 };
}

async function pageOf(url: string): Promise<Buffer> {
  const response = await fetch(url, { headers: { 'accept-encoding': 'gzip' } });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}
