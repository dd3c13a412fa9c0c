import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from '#ground/db/open.js';
import { importRecords } from '#rooms/roster/room.js';

/** A district whose records came in from the files that `demo/district` writes. */
export interface LoadedDistrict {
  network: string;
  district: string;
  schools: { id: string; name: string }[];
}

/** Makes a network with the fictional district and its schools, and imports what its files say, year after year. */
export async function loadFictionalRecords(database: Database, folder: string): Promise<LoadedDistrict> {
  const keeper = database.pool('keeper');
  const add = async (kind: string, name: string, parent: string | null) => {
    const id = uuidv7();
    await keeper.query('insert into commons.organization (id, kind, name, parent_id) values ($1, $2, $3, $4)', [
      id,
      kind,
      name,
      parent,
    ]);
    return id;
  };
  const network = await add('network', 'Harbor Coalition', null);
  const years = readdirSync(folder).filter((name) => /^\d{4}-\d\d$/.test(name));
  const district = await add('district', 'Quahog Harbor Public Schools (fictional)', network);
  const schools: LoadedDistrict['schools'] = [];
  const orgs: { name: string; type: string }[] = parse(
    readFileSync(`${folder}/${years[0]}/oneroster/orgs.csv`, 'utf8'),
    { columns: true },
  );
  for (const { name, type } of orgs)
    if (type === 'school') schools.push({ id: await add('school', name, district), name });
  for (const year of years) {
    const { refused } = await importRecords(database, `${folder}/${year}`, {
      districtId: district,
      sourceSystem: 'fictional',
      acceptEndings: true,
      progress: () => {},
    });
    if (refused) throw new Error(`The import of ${year} was refused: ${refused}`);
  }
  return { network, district, schools: schools.toSorted((a, b) => a.name.localeCompare(b.name, 'en')) };
}
