import { v7 as uuidv7 } from 'uuid';
import type { UploadedFile } from '#ground/http/form.js';
import type { Visit } from '#ground/http/visit.js';
import { storeFile } from '#ground/files/store.js';
import { preparePicture } from './prepare.js';

/**
 * Keeps an uploaded picture with a draft, in two widths, with who confirmed consent. Gives its id.
 * @throws {PictureRefused} when the file is no picture that can be used.
 */
export async function addPicture(visit: Visit, storyId: string, upload: UploadedFile): Promise<string> {
  const prepared = await preparePicture(upload.path);
  const person = visit.actor?.personId ?? null;
  const keep = (path: string) => storeFile(visit, { id: uuidv7(), name: 'picture.webp', mediaType: 'image/webp', addedBy: person }, path);
  const [small, large] = [await keep(prepared.small), await keep(prepared.large)];
  const id = uuidv7();
  await visit.client.query(
    `insert into commons.story_picture (id, story_id, small_file_id, large_file_id, width, height, consent_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, storyId, small.id, large.id, prepared.width, prepared.height, person],
  );
  return id;
}
