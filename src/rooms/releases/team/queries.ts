import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import type { PublicTable } from '../face/content.js';
import type { Audience } from '../proposal.js';

/** Who sits on a school's site team. */
export const teamRoles = ['site team member', 'principal', 'community school coordinator'] as const;

export interface TeamSchool {
  id: string;
  name: string;
  districtId: string;
}

/** An indicator in a school year, with the cells of one school and of its district. */
export interface TeamTable extends PublicTable {
  /** The numbers of the releases that its cells come from. */
  releases: number[];
  /** Whether some of it is for site teams alone. */
  forTeams: boolean;
}

/** The schools on whose site team this person is, by name. */
export async function schoolsOf({ client, holdings }: Pick<Visit, 'client' | 'holdings'>): Promise<TeamSchool[]> {
  const ids = holdings
    .filter(({ role }) => (teamRoles as readonly string[]).includes(role))
    .map(({ placeId }) => placeId);
  const { rows } = await client.query<TeamSchool>(
    `select s.id, s.name, s.parent_id as "districtId" from commons.organization s join commons.organization d on d.id = s.parent_id
     where s.kind = 'school' and d.kind = 'district' and s.id = any ($1) order by s.plain_name, s.id`,
    [ids],
  );
  return rows;
}

/** The school that the path names; nobody learns of one that is not theirs. */
export async function openSchool(visit: Visit): Promise<TeamSchool> {
  const school = (await schoolsOf(visit)).find(({ id }) => id === visit.param('school'));
  if (!school) throw notFound();
  return school;
}

/**
 * What the team may see of its school: by indicator and school year, the earliest first, the figures up to the latest day; of each
 * cell what was released last and not corrected. The row-level policies give nothing of other schools.
 */
export async function teamTables(
  { client }: Pick<Visit, 'client'>,
  { id, districtId }: TeamSchool,
): Promise<TeamTable[]> {
  const { rows } = await client.query<ReleasedTable>(
    `select t.number, t.definition, t.year, t.as_of::text as "asOf", t.running, r.number as release, r.audience,
       (select jsonb_agg(jsonb_build_object('place', c.place_id, 'group', c."group", 'students', c.students, 'count', c.count, 'value', c.value))
        from published.release_cell c where c.release_id = t.release_id and c.number = t.number and c.place_id in ($1, $2)) as cells
     from published.release r join published.release_table t on t.release_id = r.id
     where r.district_id = $2 and not exists (select from published.release later where later.corrects = r.id)
       and exists (select from published.release_cell c where c.release_id = t.release_id and c.number = t.number and c.place_id = $1)
     order by t.definition->>'key', t.year, t.as_of nulls first, r.number`,
    [id, districtId],
  );
  return [...Map.groupBy(rows, ({ definition, year }) => `${definition.key} ${year}`).values()].map(together);
}

interface ReleasedTable extends PublicTable {
  release: number;
  audience: Audience;
}

/** Releases of one indicator and year, in order: those of the latest day as one table. */
function together(released: ReleasedTable[]): TeamTable {
  const last = released.at(-1)!;
  const ofLastDay = released.filter(({ asOf }) => asOf === last.asOf);
  const cells = new Map(
    ofLastDay.flatMap((table) => table.cells.map((cell) => [`${cell.place} ${cell.group}`, { cell, table }])),
  );
  const sources = new Set([...cells.values()].map(({ table }) => table));
  return {
    ...last,
    cells: [...cells.values()].map(({ cell }) => cell),
    releases: [...sources].map(({ release }) => release),
    forTeams: [...sources].some(({ audience }) => audience === 'teams'),
  };
}
