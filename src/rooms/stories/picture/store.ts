import { v7 as uuidv7 } from 'uuid';
import { storeFile } from '#ground/files/store.js';
import type { Author } from '../draft/actions.js';
import { preparePicture } from './prepare.js';

/**
 * Keeps a picture file with a draft, in two widths, with who confirmed consent. Gives its id.
 * @throws {PictureRefused} when the file is no picture that can be used.
 */
export async function addPicture(author: Author, storyId: string, path: string): Promise<string> {
  const prepared = await preparePicture(path);
  const person = author.actor?.personId ?? null;
  const keep = (file: string) =>
    storeFile(author, { id: uuidv7(), name: 'picture.webp', mediaType: 'image/webp', addedBy: person }, file);
  const [small, large] = [await keep(prepared.small), await keep(prepared.large)];
  const id = uuidv7();
  await author.client.query(
    `insert into commons.story_picture (id, story_id, small_file_id, large_file_id, width, height, consent_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, storyId, small.id, large.id, prepared.width, prepared.height, person],
  );
  return id;
}
