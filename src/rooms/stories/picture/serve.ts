import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { readFile } from '#ground/files/store.js';

/** Answers with a stored file, whole: pictures and cards are small, and the connection goes back when the request ends. */
export async function serveFile(visit: Visit, fileId: string, mediaType: string): Promise<Response> {
  const pieces: Buffer[] = [];
  for await (const piece of readFile(visit.client, fileId)) pieces.push(piece as Buffer);
  if (pieces.length === 0) throw notFound();
  return new Response(Buffer.concat(pieces), {
    headers: {
      'content-type': mediaType,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=300',
    },
  });
}
