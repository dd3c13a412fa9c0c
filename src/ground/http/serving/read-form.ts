import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { RequestError } from '../errors.js';
import { Form, type UploadedFile } from '../form.js';

const formLimit = 1_000_000;

export interface ReadForm {
  form: Form;
  /** Deletes the temporary files. */
  discard(): Promise<void>;
}

const nothingToDiscard = async () => {};

/**
 * Reads the body of a POST: a small form into memory, or, where the route takes uploads, a multipart form whose files
 * are streamed to disk and counted while they stream.
 * @throws RequestError 413 past the limit, 415 for any other kind of body, 400 for a broken one.
 */
export async function readForm(request: Request, takesFiles: boolean, uploadLimit: number): Promise<ReadForm> {
  const type = request.headers.get('content-type') ?? '';
  if (request.body === null) return { form: new Form(new Map()), discard: nothingToDiscard };
  if (type.startsWith('multipart/form-data')) return readMultipart(request, type, takesFiles ? uploadLimit : formLimit);
  if (!type.startsWith('application/x-www-form-urlencoded')) throw new RequestError(415);
  return { form: new Form(collect(new URLSearchParams(await limitedText(request)))), discard: nothingToDiscard };
}

async function limitedText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > formLimit) throw new RequestError(413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function collect(entries: Iterable<[string, string]>): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  // No text of the database holds the byte 0.
  for (const [name, value] of entries) fields.set(name, [...(fields.get(name) ?? []), value.replaceAll('\0', ' ')]);
  return fields;
}

async function readMultipart(request: Request, type: string, limit: number): Promise<ReadForm> {
  const folder = await mkdtemp(join(tmpdir(), 'longtable-upload-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    return { form: await parse(request, type, limit, folder), discard };
  } catch (error) {
    await discard();
    throw error instanceof RequestError ? error : new RequestError(400);
  }
}

async function parse(request: Request, type: string, limit: number, folder: string): Promise<Form> {
  const entries: [string, string][] = [];
  const files: Promise<UploadedFile>[] = [];
  const parser = busboy({
    headers: { 'content-type': type },
    defParamCharset: 'utf8',
    limits: { files: 10, fields: 500, fieldSize: formLimit, fileSize: limit, parts: 510 },
  });
  parser.on('field', (name, value) => entries.push([name, value]));
  parser.on('file', (field, stream, { filename, mimeType }) => {
    const path = join(folder, String(files.length));
    const written = pipeline(stream, createWriteStream(path)).then(() => {
      if (stream.truncated) throw new RequestError(413);
      return { field, name: (filename ?? '').slice(-200), mediaType: mimeType, path, size: sizes.get(path) ?? 0 };
    });
    stream.on('data', (chunk: Buffer) => sizes.set(path, (sizes.get(path) ?? 0) + chunk.length));
    // A failure is reported by the await below; without this it would end the process first.
    written.catch(() => {});
    files.push(written);
  });
  const sizes = new Map<string, number>();
  await pipeline(Readable.fromWeb(request.body as never), parser);
  return new Form(collect(entries), await Promise.all(files));
}
