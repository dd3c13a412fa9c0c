import { beforeEach, describe, expect, test } from 'vitest';
import { testHouse } from '../../../tests/house.js';
import { plainFiles, rosterWorld } from '../../../tests/records/files.js';
import { Steward } from '../../../tests/records/steward.js';
import { forgetUploads } from './uploads.js';

const house = testHouse();
const world = rosterWorld(house);
let ana: Steward;

beforeEach(async () => void (ana = await Steward.begin(house, world)));

const idOf = (page: string) => page.split('/').at(-1)!;
const filesOf = (page: string) =>
  world.run(
    'select id from commons.file where id = $1 union all select file_id from commons.file_piece where file_id = $1',
    [idOf(page)],
  );
const night = () =>
  forgetUploads.run({
    database: house.database,
    config: house.config,
    log: house.services.log,
    mailer: house.services.mailer,
    subject: '',
    actor: null,
    progress() {},
  });
const wait = (page: string, days: number) =>
  world.run('update records.import set begun_at = now() - make_interval(days => $2) where id = $1', [idOf(page), days]);

describe('the file of an import', () => {
  test('waits with the import, and is gone as soon as the records are in', async () => {
    const page = await ana.upload(plainFiles);
    await night();
    expect((await filesOf(page)).length).toBeGreaterThan(1);
    expect(await ana.bringIn(page)).toContain('The records are in');
    expect(await filesOf(page)).toEqual([]);
  });

  test('is gone after two weeks if nobody brings it in, and the page says so and asks nothing', async () => {
    const page = await ana.upload(plainFiles);
    const { document } = await ana.open(page);
    const lookedAt = document.querySelector('input[name=lookedAt]')!.getAttribute('value')!;
    await wait(page, 13);
    await night();
    expect(await filesOf(page)).not.toEqual([]);
    await wait(page, 15);
    await night();
    expect(await filesOf(page)).toEqual([]);
    expect(await ana.read(page)).toContain('This export was not brought in');
    expect((await ana.open(page)).document.querySelector('main form')).toBeNull();
    expect((await ana.post(`${page}/confirmation`, { lookedAt, accept: 'yes' })).status).toBe(409);
    expect(await ana.familyNames()).toEqual([]);
  });

  test('that was left by a crash after the records came in is gone the next night', async () => {
    const page = await ana.upload(plainFiles);
    await ana.bringIn(page);
    const another = await ana.upload(plainFiles, 'other');
    await world.run('update records.import set file_id = $2 where id = $1', [idOf(page), idOf(another)]);
    await world.run('update records.import set file_id = null where id = $1', [idOf(another)]);
    await night();
    expect(await filesOf(another)).toEqual([]);
  });
});
