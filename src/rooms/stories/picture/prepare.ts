import { open } from 'node:fs/promises';
import { join, dirname } from 'node:path';
import sharp from 'sharp';

/** A picture ready to be stored: two files on disk beside the upload, and the size of the larger. */
export interface PreparedPicture {
  small: string;
  large: string;
  width: number;
  height: number;
}

/** Why a file cannot be used as a picture; the page says it in words. */
export class PictureRefused extends Error {
  readonly why: 'kind' | 'broken' | 'tooLarge' | 'tooSmall';

  constructor(why: PictureRefused['why']) {
    super(why);
    this.why = why;
  }
}

const widths = { small: 800, large: 1600 } as const;
const mostPixels = 40_000_000;

/**
 * Decodes a JPEG, PNG or WebP and writes it anew as WebP in two widths: what was hidden in the file (place, camera, a
 * second file in its tail) does not survive. The kind is read from the file's first bytes, never from its name.
 * @throws {PictureRefused}
 */
export async function preparePicture(path: string): Promise<PreparedPicture> {
  if (!(await isPicture(path))) throw new PictureRefused('kind');
  const source = () => sharp(path, { failOn: 'truncated', limitInputPixels: mostPixels, pages: 1 });
  const { width = 0, height = 0 } = await source().metadata().catch(refuse);
  if (width * height > mostPixels) throw new PictureRefused('tooLarge');
  if (width < 200 || height < 100) throw new PictureRefused('tooSmall');
  const write = (name: keyof typeof widths) =>
    source()
      .autoOrient()
      .resize({ width: widths[name], height: widths[name] * 2, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toFile(join(dirname(path), `picture-${name}.webp`))
      .catch(refuse);
  await write('small');
  const large = await write('large');
  const file = (name: keyof typeof widths) => join(dirname(path), `picture-${name}.webp`);
  return { small: file('small'), large: file('large'), width: large.width, height: large.height };
}

async function isPicture(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(12);
    await file.read(head, 0, 12, 0);
    const text = head.toString('latin1');
    return (
      text.startsWith('\xFF\xD8\xFF') ||
      text.startsWith('\x89PNG\r\n\x1A\n') ||
      (text.startsWith('RIFF') && text.endsWith('WEBP'))
    );
  } finally {
    await file.close();
  }
}

function refuse(error: Error): never {
  throw new PictureRefused(error.message.includes('pixel limit') ? 'tooLarge' : 'broken');
}
