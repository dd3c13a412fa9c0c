import type { Scope } from '#ground/db/scope.js';
import { JobRefused } from '#ground/jobs/job.js';
import { keyOf } from '../protect/exact-table.js';
import { findRuleSet } from '../protect/rules.js';
import type { Proposal } from '../proposal.js';
import { type Attacked, attack } from './attack.js';
import { withOthers } from './elsewhere.js';
import { type FrozenTable, freezeTables } from './freeze.js';
import { ledgerTable, releasedTables } from './known.js';

/** Freezes what a proposal names, decides what the public is given of it, attacks that, and writes down what came of it. */
export async function lookAt(
  scope: Pick<Scope, 'client'>,
  proposal: Proposal,
  progress?: (done: number, total: number) => void,
): Promise<{ holds: boolean }> {
  const ruleSet = findRuleSet(proposal.rules);
  const frozen = await freezeTables(scope, proposal);
  if (!ruleSet || frozen.length === 0) throw new JobRefused('nothing-to-release');
  const ledger = await ledgerOf(scope, proposal.districtId);
  const own = frozen.map((table) => ledgerTable(proposal.districtId, proposal.id, table));
  const before = await releasedTables(scope, proposal.districtId, [...new Set(frozen.map(({ year }) => year))]);
  const found = await attack(await withOthers(scope, proposal.districtId, [...before, ...own]), ruleSet, progress);
  await write(scope, proposal, ledger, frozen, found);
  return { holds: found.holds };
}

/** What a proposal is protected beside: changes with every release of the district and with every source of figures about its places. */
export async function ledgerOf({ client }: Pick<Scope, 'client'>, district: string): Promise<string> {
  const { rows } = await client.query<{ ledger: string }>(
    `select (select coalesce(max(number), 0) from published.release where district_id = $1) || ' ' ||
       (select coalesce(md5(string_agg(s.id::text, ' ' order by s.id)), '') from published.source s where release_id is null
         and exists (select from published.figure f join commons.organization o on o.id = f.place_id
           where f.source_id = s.id and (o.id = $1 or o.parent_id = $1))) as ledger`,
    [district],
  );
  return rows[0]!.ledger;
}

async function write(
  { client }: Pick<Scope, 'client'>,
  { id, districtId }: Proposal,
  ledger: string,
  frozen: readonly FrozenTable[],
  { tables, findings, holds }: Attacked,
): Promise<void> {
  await client.query('delete from records.release_outcome where district_id = $1 and proposal_id = $2', [
    districtId,
    id,
  ]);
  const rows = frozen.flatMap((table) =>
    cellRows(
      table,
      tables.find((each) => each.id === `${id} ${table.number}`)!,
    ),
  );
  const shown = rows.filter(({ shows_value: value }) => value).length;
  await client.query(
    `insert into records.release_outcome (district_id, proposal_id, ledger, certificate_holds, shown, withheld, attacked)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [districtId, id, ledger, holds, shown, rows.length - shown, findings.length],
  );
  await client.query(
    `insert into records.release_table (district_id, proposal_id, number, definition, year, as_of, running)
     select $1, $2, t.number, t.definition, t.year, t.as_of, t.running
     from jsonb_to_recordset($3) as t (number smallint, definition jsonb, year smallint, as_of date, running boolean)`,
    [districtId, id, JSON.stringify(frozen.map(tableRow))],
  );
  await client.query(
    `insert into records.release_cell (district_id, proposal_id, number, place_id, "group", students, count, average, shows_students, shows_value, why)
     select $1, $2, c.* from jsonb_to_recordset($3) as c (number smallint, place_id uuid, "group" text, students integer, count integer,
       average double precision, shows_students boolean, shows_value boolean, why text)`,
    [districtId, id, JSON.stringify(rows)],
  );
  await client.query(
    `insert into records.release_finding (district_id, proposal_id, finding, cell, low, high, safe)
     select $1, $2, row_number() over (), f.* from jsonb_to_recordset($3) as f (cell text, low integer, high integer, safe boolean)`,
    [districtId, id, JSON.stringify(findings.map(findingRow))],
  );
}

const tableRow = ({ number, definition, year, asOf, running }: FrozenTable) => ({
  number,
  definition,
  year,
  as_of: asOf,
  running,
});

function cellRows({ number, cells }: FrozenTable, { shown, reasons }: Attacked['tables'][number]) {
  return cells.map(({ place, group, students, count, average }) => {
    const key = keyOf(place, group);
    const { students: showsStudents, value: showsValue } = shown.get(key)!;
    const why = reasons.get(key);
    return {
      number,
      place_id: place,
      group,
      students,
      count,
      average,
      shows_students: showsStudents,
      shows_value: showsValue,
      why: why?.students ?? why?.value ?? null,
    };
  });
}

const findingRow = ({ cell, low, high, verdict }: Attacked['findings'][number]) => ({
  cell,
  low,
  high: Number.isFinite(high) ? high : null,
  safe: verdict === 'safe',
});
