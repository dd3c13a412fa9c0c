import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { keeperScope } from '#ground/db/scope.js';
import { type FileToImport, importFile, type Imported, type SourceFacts } from '#rooms/figure-imports/room.js';
import type { TestHouse } from './house.js';

/** Two districts of a network with schools, none of them real. */
export interface FigureWorld {
  network: string;
  /** By name. */
  districts: Record<'Bayside' | 'Inland', string>;
  schools: Record<'Harbor School' | 'Anchor School' | 'Mill School', string>;
}

export async function figureWorld(house: TestHouse): Promise<FigureWorld> {
  const [network, bayside, inland, harbor, anchor, mill] = Array.from({ length: 6 }, () => uuidv7()) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const places: [string, string, string, string | null, string | null][] = [
    [network, 'network', 'Harbor Schools', null, null],
    [bayside, 'district', 'Bayside School District', null, '4400001'],
    [inland, 'district', 'Inland School District', null, '4400002'],
    [harbor, 'school', 'Harbor School', bayside, '440000100001'],
    [anchor, 'school', 'Anchor School', bayside, '440000100002'],
    [mill, 'school', 'Mill School', inland, '440000200003'],
  ];
  await keeperScope(house.database, async ({ client }) => {
    for (const [id, kind, name, parent, nces] of places) {
      await client.query(
        `insert into commons.organization (id, kind, name, parent_id, state) values ($1, $2, $3, $4, 'RI')`,
        [id, kind, name, parent],
      );
      if (nces)
        await client.query(`insert into commons.external_id (organization_id, system, value) values ($1, 'nces', $2)`, [
          id,
          nces,
        ]);
    }
  });
  return {
    network,
    districts: { Bayside: bayside, Inland: inland },
    schools: { 'Harbor School': harbor, 'Anchor School': anchor, 'Mill School': mill },
  };
}

export const stateCounts: SourceFacts = {
  publisher: 'State Department of Education',
  title: 'Fall counts',
  url: 'https://education.example/counts',
  licence: 'Public record',
  asOf: '2024-10-01',
  publishedOn: null,
  retrievedOn: '2025-01-15',
  note: null,
  year: '2024-25',
};

/** Brings a text in as a file, by the steps of the command line. */
export async function bringIn(
  house: TestHouse,
  text: string | Buffer,
  options: Partial<Omit<FileToImport, 'path'>> = {},
): Promise<Imported | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'figures-'));
  const path = join(folder, 'counts.csv');
  writeFileSync(path, text);
  try {
    return await importFile(house.database, { path, source: stateCounts, ...options }, () => {});
  } finally {
    rmSync(folder, { recursive: true });
  }
}
