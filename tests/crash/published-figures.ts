import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { keeperScope } from '#ground/db/scope.js';
import { askForPublication, beginImport, settle } from '../../src/rooms/figure-imports/actions.js';
import { checkedOf, keepCheck } from '../../src/rooms/figure-imports/check/job.js';
import { findImport } from '../../src/rooms/figure-imports/import.js';
import { keepReading } from '../../src/rooms/figure-imports/read/job.js';
import type { Publishable } from './publishable.js';
import { stateCounts } from '../figure-imports.js';

const schools = 500;
const network = uuidv7();
const district = uuidv7();
const groups = ['all', 'female', 'male', 'grade-1', 'grade-2', 'black', 'hispanic'];
/** The counts of a school in a version; every count of a later version is greater. */
const countsOf = (school: number, version: number) => {
  const half = 40 + (school % 50) + version;
  return [2 * half, half, half, half, half, half, half];
};
const idOf = (school: number) => `4400001${String(school).padStart(5, '0')}`;

/** A file of 500 schools; each version is the same file a year's correction later. */
export function publishedFigures(): Publishable {
  let folder = '';
  return {
    job: 'publish-figures',
    begin: async (victim) => {
      folder = victim.dataDir;
      await victim.look((database) =>
        keeperScope(database, async ({ client }) => {
          await client.query(
            `insert into commons.organization (id, kind, name, parent_id, state)
             values ($1, 'network', 'Harbor Schools', null, null), ($2, 'district', 'Bayside', null, 'RI')`,
            [network, district],
          );
          const places = Array.from({ length: schools }, (_, school) => [uuidv7(), idOf(school)]);
          await client.query(
            `insert into commons.organization (id, kind, name, parent_id, state)
             select unnest($1::uuid[]), 'school', 'School ' || unnest($2::text[]), $3, 'RI'`,
            [places.map(([id]) => id), places.map(([, nces]) => nces), district],
          );
          await client.query(
            `insert into commons.external_id (organization_id, system, value) select unnest($1::uuid[]), 'nces', unnest($2::text[])`,
            [places.map(([id]) => id), places.map(([, nces]) => nces)],
          );
        }),
      );
    },
    prepare: async (database, version) => {
      const id = uuidv7();
      const path = join(folder, `counts-${version}.csv`);
      writeFileSync(path, fileOf(version));
      await keeperScope(database, async (scope) => {
        await beginImport(scope, { id, placeId: network, fileName: 'counts.csv', path, by: null });
        const { mapping } = await keepReading(scope, (await findImport(scope, id))!);
        const year = { fixed: stateCounts.year };
        await settle(scope, { importId: id, after: 0, mapping: { ...mapping, year }, source: stateCounts, by: null });
        const found = (await findImport(scope, id))!;
        await keepCheck(scope, found, await checkedOf(scope, found));
      });
      return id;
    },
    ask: (database, subject) => keeperScope(database, (scope) => askForPublication(scope, subject)),
    kept: async (database) => {
      const keeper = database.pool('keeper');
      const { rows } = await keeper.query<{ version: number; figures: number; total: number }>(
        `select version, count(*) filter (where not derived)::int as figures, sum(value) filter (where "group" = 'all')::int as total
         from published.figure f join published.source s on s.id = source_id join commons.measure m on m.key = f.measure
         group by version, source_id`,
      );
      const { rows: sources } = await keeper.query<{ versions: number; inForce: number; imports: number }>(
        `select count(*)::int as versions, count(*) filter (where superseded_by is null)::int as "inForce",
           (select count(*)::int from commons.figure_publication) as imports from published.source`,
      );
      const [one] = rows;
      const version = one?.version ?? 0;
      const found = JSON.stringify({ rows, sources });
      const isWhole = one ? one.figures === schools * groups.length && one.total === totalOf(version) : true;
      const isAlone = rows.length === (one ? 1 : 0) && sources[0]!.inForce === rows.length;
      if (!isWhole || !isAlone || sources[0]!.versions !== version || sources[0]!.imports !== version)
        throw new Error(`a part of a publication is there: ${found}`);
      return version;
    },
    shown: async (get) => {
      const profile = await (await get(`/schools/${idOf(0)}`)).text();
      const place = /\/figures\/places\/([-\da-f]{36})/u.exec(profile)?.[1];
      const csv = await (await get(`/figures/places/${place}.csv`)).text();
      const { figures } = (await (await get('/api/v1/figures?measure=enrollment&group=all&limit=1000')).json()) as {
        figures: { value: number }[];
      };
      return {
        profile: versionIn(/figure-number__value">(\d+)</u.exec(profile)?.[1]),
        csv: versionIn(/,all,2024-25,(\d+),value,/u.exec(csv)?.[1]),
        api: versionOfAll(figures.map(({ value }) => value)),
      };
    },
  };
}

/** The version in which the first school has so many students; 0 where no number stands. */
const versionIn = (count: string | undefined): number => (count ? (Number(count) - countsOf(0, 0)[0]!) / 2 : 0);

/** The version of every school; -1 where they are of several, or not all there. */
function versionOfAll(counts: number[]): number {
  if (counts.length === 0) return 0;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const version = (total - totalOf(0)) / (2 * schools);
  return counts.length === schools && total === totalOf(version) ? version : -1;
}

function fileOf(version: number): string {
  const lines = ['schcode,schname,distname,total,FEMALE,MALE,G01,G02,BLACK,HISPANIC'];
  for (let school = 0; school < schools; school += 1)
    lines.push([idOf(school), `School ${idOf(school)}`, 'Bayside', ...countsOf(school, version)].join(','));
  return `${lines.join('\n')}\n`;
}

function totalOf(version: number): number {
  let total = 0;
  for (let school = 0; school < schools; school += 1) total += countsOf(school, version)[0]!;
  return total;
}
