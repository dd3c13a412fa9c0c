import { fileURLToPath } from 'node:url';
import { v5 as uuidv5 } from 'uuid';
import type { Desk } from '#ground/cli/command.js';
import { keeperScope } from '#ground/db/scope.js';
import { importDirectory } from '#rooms/directory/room.js';
import { setStage, theNetwork } from '#rooms/network/room.js';

const folder = fileURLToPath(new URL('data/rhode-island/', import.meta.url));
const namespace = 'c1b2d5a4-0f3e-4a64-8f0e-6a9d1c7e2b30';
const coalition = 'Ocean State Community Schools (demonstration)';
const reason = 'Made up for the demonstration: this school is not known to belong to any coalition.';

const files = [
  { file: 'districts.geojson', subject: 'district', source: 'U.S. Census Bureau, TIGER/Line 2025', asOf: '2025-01-01' },
  {
    file: 'public-schools.geojson',
    subject: 'school',
    source: 'NCES Common Core of Data and EDGE, 2024–25',
    asOf: '2024-10-01',
  },
] as const;

/** Districts whose schools take part, and how many of each. */
const takingPart: [ncesId: string, schools: number][] = [
  ['4400900', 9],
  ['4400840', 5],
  ['4400120', 3],
  ['4401200', 3],
  ['4400330', 2],
  ['4400720', 2],
];
const stages = ['exploring', 'emerging', 'maturing', 'excelling'];
const began = ['2021-09-01', '2022-09-01', '2024-01-15', '2025-09-01'];

/** The demonstration coalition with Rhode Island's schools and districts, and made-up stages marked as such. Can be run again. */
export async function loadNetwork(desk: Desk): Promise<void> {
  const database = await desk.database();
  await keeperScope(database, async (scope) => {
    if (await theNetwork(scope)) return;
    await scope.client.query(
      `insert into commons.organization (id, kind, name, state) values ($1, 'network', $2, 'RI')`,
      [uuidv5('network', namespace), coalition],
    );
  });
  for (const { file, ...about } of files) {
    if (await isImported(desk, file)) continue;
    const { refused, outcome } = await importDirectory(desk, folder + file, {
      ...about,
      acceptWarnings: true,
      dryRun: false,
      closeMissing: false,
    });
    if (refused) throw new Error(`${file} was refused: ${refused}`);
    desk.say(`${file}: ${outcome?.added ?? 0} added`);
  }
  await affiliate(desk);
}

async function isImported(desk: Desk, file: string): Promise<boolean> {
  const { rowCount } = await (
    await desk.database()
  )
    .pool('keeper')
    .query('select from commons.directory_import where file_name = $1 and imported_at is not null', [file]);
  return rowCount !== 0;
}

/** Some schools have come far, some have just begun: the stage turns on the place in the list, and nothing about the school. */
async function affiliate(desk: Desk): Promise<void> {
  await keeperScope(await desk.database(), async (scope) => {
    const { rowCount } = await scope.client.query('select from commons.affiliation limit 1');
    if (rowCount !== 0) return;
    for (const [ncesId, count] of takingPart) {
      const { rows } = await scope.client.query<{ id: string }>(
        `select o.id from commons.organization o join commons.external_id e on e.organization_id = o.parent_id and e.system = 'nces' and e.value = $1
         where o.kind = 'school' and o.closed_on is null and o.level <> 'other' order by md5(o.name) limit $2`,
        [ncesId, count],
      );
      for (const [index, { id }] of rows.entries())
        for (const [step, stage] of stages.slice(0, 1 + (index % stages.length)).entries())
          await setStage(scope, {
            id: uuidv5(`${id} ${stage}`, namespace),
            organizationId: id,
            stage,
            since: began[step]!,
            reason,
            decidedBy: null,
            fictional: true,
          });
    }
  });
}
