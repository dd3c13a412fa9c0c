import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

const compress = promisify(gzip);

interface Kept {
  status: number;
  headers: [string, string][];
  body: Buffer;
  zipped: Buffer;
  etag: string;
}

/** Answers for visitors, kept until something public changes: at most 64 MB of them. */
export class PageCache {
  private readonly pages = new LRUCache<string, Kept>({
    maxSize: 64_000_000,
    sizeCalculation: ({ body, zipped }) => body.length + zipped.length + 1000,
  });
  private edition = 0;

  /** Whether we would hear of a change. While we would not, nothing is kept and nothing kept is used. */
  private hears = true;

  /** Tells the cache whether changes are heard of. */
  listening(hears: boolean): void {
    this.hears = hears;
    this.clear();
  }

  /** Forgets everything: the public data changed. */
  clear(): void {
    this.edition += 1;
    this.pages.clear();
  }

  find(key: string, request: Request): Response | undefined {
    const kept = this.pages.get(key);
    return kept && answer(kept, request);
  }

  /** Keeps a 200 answer unless the public data changed while it was made, and answers from it. */
  async keep(key: string, request: Request, make: () => Promise<Response>): Promise<Response> {
    const { edition } = this;
    const response = await make();
    if (response.status !== 200) return response;
    const body = Buffer.from(await response.arrayBuffer());
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`;
    const kept = { status: 200, headers: [...response.headers], body, zipped: await compress(body), etag };
    if (edition === this.edition && this.hears) this.pages.set(key, kept);
    return answer(kept, request);
  }
}

function answer({ status, headers, body, zipped, etag }: Kept, request: Request): Response {
  const all = new Headers(headers);
  all.set('etag', etag);
  all.set('cache-control', 'private, no-cache');
  all.set('vary', 'Accept-Encoding, Accept-Language, Cookie');
  if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers: all });
  if (!request.headers.get('accept-encoding')?.includes('gzip'))
    return new Response(new Uint8Array(body), { status, headers: all });
  all.set('content-encoding', 'gzip');
  return new Response(new Uint8Array(zipped), { status, headers: all });
}
