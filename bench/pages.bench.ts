// Pages as visitors get them, beside a server that hands out the same bytes from memory.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import autocannon from 'autocannon';
import { startSite } from '../tests/journeys/site.ts';
import { machine, median } from './measure.ts';

export const name = 'pages';
export const about = 'requests a second and p99 of public pages, beside a static file server';

interface Measured {
  perSecond: number;
  p99: number;
}

/** `npm run bench -- pages [DATA_DIR]`: with DATA_DIR the pages of an installation that is there, else the demonstration's. */
export default async function run([dataDir]: string[]): Promise<void> {
  const site = await startSite('demo', dataDir ? { DATA_DIR: dataDir, LOG_LEVEL: 'error' } : { LOG_LEVEL: 'error' });
  try {
    console.log(machine());
    console.log('Each number: median of 3 runs of 3 seconds, ours and the static server by turns.\n');
    console.log('page                      connections   ours req/s   p99 ms   static req/s   p99 ms   ratio');
    for (const [label, path] of Object.entries(await pagesOf(site.address)))
      for (const connections of [1, 64]) await comparePage(site.address, label, path, connections);
  } finally {
    await site.stop();
  }
}

/** The pages to measure; profile and story are the first ones that their lists lead to. */
async function pagesOf(address: string): Promise<Record<string, string>> {
  const first = async (list: string, pattern: RegExp) => {
    const [, found] = pattern.exec(await (await fetch(address + list)).text()) ?? [];
    if (!found) throw new Error(`${list} leads to no ${String(pattern)}`);
    return found;
  };
  return {
    home: '/',
    map: '/map',
    search: '/schools?q=lincoln',
    profile: await first('/schools', /href="(\/schools\/\d[^"]*)"/),
    story: await first('/stories', /href="(\/stories\/(?!feed)[a-z0-9-]+)"/),
  };
}

async function comparePage(address: string, label: string, path: string, connections: number): Promise<void> {
  const reference = await serveStatically(address + path);
  const runs = { ours: [] as Measured[], reference: [] as Measured[] };
  for (let round = 0; round < 3; round += 1) {
    runs.ours.push(await measure(address + path, connections));
    runs.reference.push(await measure(reference.address, connections));
  }
  reference.close();
  const middle = (list: Measured[], pick: keyof Measured) => median(list.map((each) => each[pick]));
  const [ours, statics] = [middle(runs.ours, 'perSecond'), middle(runs.reference, 'perSecond')];
  const columns = [
    ours.toFixed(0),
    middle(runs.ours, 'p99').toFixed(1),
    statics.toFixed(0),
    middle(runs.reference, 'p99').toFixed(1),
    (ours / statics).toFixed(2),
  ];
  console.log(
    `${label.padEnd(25)} ${String(connections).padStart(11)} ${columns.map((text, at) => text.padStart([12, 8, 14, 8, 7][at]!)).join(' ')}`,
  );
}

async function measure(url: string, connections: number): Promise<Measured> {
  const result = await autocannon({ url, connections, duration: 3, headers: { 'accept-encoding': 'gzip' } });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  return { perSecond: result.requests.average, p99: result.latency.p99 };
}

/** The very bytes of one page, from memory, by Node's own server: as fast as a page can be here. */
async function serveStatically(url: string) {
  const response = await fetch(url, { headers: { 'accept-encoding': 'gzip' } });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  const body = gzipSync(Buffer.from(await response.arrayBuffer()));
  const server: Server = createServer((_request, answer) => {
    answer.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-encoding': 'gzip',
      'content-length': body.length,
    });
    answer.end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}
