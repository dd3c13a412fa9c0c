import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import { keeperScope } from '#ground/db/scope.js';
import { placeFigures } from './figures.js';
import type { TestHouse } from './house.js';

/** Two schools of one district in a network, with figures and a coordinator at each school. */
export interface StoryWorld {
  network: string;
  district: string;
  school: string;
  otherSchool: string;
  coordinator: string;
  otherCoordinator: string;
}

export async function storyWorld(house: TestHouse): Promise<StoryWorld> {
  const [network, district, school, otherSchool] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  await keeperScope(house.database, async (tx) => {
    const place = (id: string, kind: string, parent: string | null, name: string) =>
      tx.client.query('insert into commons.organization (id, kind, parent_id, name) values ($1, $2, $3, $4)', [
        id,
        kind,
        parent,
        name,
      ]);
    await place(network, 'network', null, 'Harbor Schools');
    await place(district, 'district', network, 'Harbor District');
    await place(school, 'school', district, 'Lighthouse School');
    await place(otherSchool, 'school', district, 'Anchor School');
    const years = (group: string, ...values: (number | null)[]) =>
      values.map((value, index) => ({
        measure: 'enrollment',
        group,
        year: `${2022 + index}-${23 + index}`,
        ...(value === null ? { mark: 'withheld' } : { value }),
      }));
    await placeFigures(tx, school, [...years('all', 412, 398, 1405), ...years('english-learner', 57, null, 61)]);
    await placeFigures(tx, otherSchool, years('all', 211, 220, 233));
  });
  const coordinator = await house.person('community school coordinator', school, 'Maya Torres');
  const otherCoordinator = await house.person('community school coordinator', otherSchool, 'Luis Ortega');
  return { network, district, school, otherSchool, coordinator, otherCoordinator };
}

export const ref = (place: string, group = 'all') => `${place} enrollment ${group}`;
const both = (name: string, en: string, es = '') => ({ [`${name}.en`]: en, [`${name}.es`]: es });

export const heading = (more: Record<string, string> = {}) => ({
  ...both('title', 'More children at Lighthouse School', 'Más niños en la escuela Lighthouse'),
  ...both('summary', 'Our school grew.', 'Nuestra escuela creció.'),
  byline: 'Maya Torres',
  'origin.en': 'original',
  'origin.es': 'human',
  ...more,
});

/** Begins a story through the form and gives its id. */
export async function begin(
  house: TestHouse,
  as: string,
  place: string,
  more: Record<string, string> = {},
): Promise<string> {
  const id = uuidv7();
  const response = await house.ask('/stories/drafts', { as, form: { id, place, ...heading(more) } });
  if (response.status !== 303) throw new Error(`begin: ${response.status} ${await response.text()}`);
  return id;
}

/** Adds a block through the forms and gives the answer to its last save. */
export async function addBlock(
  house: TestHouse,
  as: string,
  story: string,
  kind: string,
  fields: [string, string][] | Record<string, string>,
  upload?: File,
): Promise<{ id: string; saved: Response }> {
  const id = uuidv7();
  await house.ask(`/stories/drafts/${story}/blocks`, { as, form: { id, kind } });
  const path = `/stories/drafts/${story}/blocks/${id}`;
  const form = { version: '1', ...(Array.isArray(fields) ? Object.fromEntries(fields) : fields) };
  return { id, saved: await house.ask(path, upload ? { as, upload: { ...form, file: upload } } : { as, form }) };
}

export const text = (en: string, es = 'Texto') => both('markdown', en, es);
export const number = (place: string) => ({
  ref: ref(place),
  year: '',
  ...both('sentence', 'That is many.', 'Son muchos.'),
});
export const chart = (key: string) => ({
  form: 'line',
  refs: key,
  ...both('title', 'It grew', 'Creció'),
  ...both('note', ''),
});

/** A picture that says where it was taken, as phones make them. */
export async function photo(): Promise<File> {
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#0e5a4f' } })
    .withExif({ IFD0: { ImageDescription: 'secret-place' }, IFD3: { GPSLatitude: '41/1 49/1 0/1' } })
    .jpeg()
    .toBuffer();
  return new File([new Uint8Array(bytes)], 'photo.jpg', { type: 'image/jpeg' });
}

/** Publishes through the form and runs the job; gives the answer to the form. */
export async function publish(
  house: TestHouse,
  as: string,
  story: string,
  more: Record<string, string> = {},
): Promise<Response> {
  const page = await (await house.ask(`/stories/drafts/${story}`, { as })).text();
  const version = /action="[^"]*\/publications"[\s\S]*?name="version" value="(\d+)"/.exec(page)?.[1] ?? '0';
  const response = await house.ask(`/stories/drafts/${story}/publications`, {
    as,
    form: { id: uuidv7(), version, ...more },
  });
  await house.runJobs();
  return response;
}
