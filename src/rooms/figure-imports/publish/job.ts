import { v7 as uuidv7 } from 'uuid';
import { keeperScope, type Scope } from '#ground/db/scope.js';
import { type Job, JobRefused } from '#ground/jobs/job.js';
import type { Outcome } from '../check/check.js';
import { type FigureImport, findImport } from '../import.js';
import { statePlaceId } from '../state-place.js';
import { remember } from './remember.js';

/** Shows what a check allowed: all of it in one transaction, or nothing. */
export const publishFigures: Job = {
  name: 'publish-figures',
  run: ({ database, subject, actor }) =>
    keeperScope(database, async (scope) => {
      const found = await findImport(scope, subject);
      if (!found?.mapping || !found.source) throw new JobRefused('not-settled');
      if (!found.publishedAs) await publishImport(scope, found, actor);
    }),
};

/** Any number: two publications at once could each decide without the other. */
const lock = 7_160_930;

export async function publishImport(scope: Scope, found: FigureImport, actor: string | null): Promise<string> {
  await scope.client.query('select pg_advisory_xact_lock($1)', [lock]);
  const outcome = await freshOutcome(scope, found);
  if (outcome.troubles.some(({ severity }) => severity === 'error')) throw new JobRefused('has-errors');
  const sourceId = await beginSource(scope, found, outcome.supersedes);
  if (outcome.supersedes)
    await scope.client.query('delete from published.figure where source_id = $1', [outcome.supersedes]);
  await placesOf(scope, found);
  await scope.client.query(
    `insert into published.figure (place_id, measure, "group", year, value, mark, source_id)
     select place_id, measure, "group", year, case when decision = 'shown' then value end,
       case when decision = 'shown' then mark else 'withheld' end, $2
     from commons.figure_cell where import_id = $1 and decision <> 'left out'`,
    [found.id, sourceId],
  );
  await addShares(scope, sourceId);
  await scope.client.query(
    'insert into commons.figure_publication (import_id, source_id, published_by) values ($1, $2, $3)',
    [found.id, sourceId, actor],
  );
  await remember(scope, found);
  return sourceId;
}

/** The check in force, if it was made of what is settled now and beside what is shown now. */
async function freshOutcome({ client }: Scope, { id, version }: FigureImport): Promise<Outcome> {
  const { rows } = await client.query<{ outcome: Outcome; fresh: boolean }>(
    `select outcome, version = $2 and ledger = (select coalesce(array_agg(s.id order by s.id), '{}') from published.source s where s.superseded_by is null) as fresh
     from commons.figure_check where import_id = $1`,
    [id, version],
  );
  if (!rows[0]?.fresh) throw new JobRefused('check-again');
  return rows[0].outcome;
}

async function beginSource({ client }: Scope, { source }: FigureImport, supersedes: string | null): Promise<string> {
  const id = uuidv7();
  const { publisher, title, url, licence, asOf, publishedOn, retrievedOn, note, year } = source!;
  await client.query(
    `insert into published.source (id, publisher, title, url, licence, as_of, published_on, retrieved_on, note, year, version)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
       1 + coalesce((select max(version) from published.source where publisher = $2 and title = $3 and year = $10), 0)`,
    [id, publisher, title, url, licence, asOf, publishedOn, retrievedOn, note, year],
  );
  if (supersedes) await client.query('update published.source set superseded_by = $1 where id = $2', [id, supersedes]);
  return id;
}

async function placesOf({ client }: Scope, { id, mapping }: FigureImport): Promise<void> {
  const { state } = mapping!.places;
  await client.query(
    `insert into published.figure_place (id, state)
     select distinct place_id, case when place_id = $2 then $3::char(2) end from commons.figure_cell
     where import_id = $1 and place_id is not null on conflict do nothing`,
    [id, statePlaceId(state), state],
  );
}

/** Shares of a whole, where both numbers are shown; they tell nothing that the two do not. Withheld where the part is. */
async function addShares({ client }: Scope, sourceId: string): Promise<void> {
  await client.query(
    `insert into published.figure (place_id, measure, "group", year, value, mark, source_id)
     select part.place_id, share.key, part."group", part.year,
       case when part.mark = 'value' and whole.mark = 'value' then round((100 * part.value / whole.value)::numeric, 2) end,
       case when part.mark = 'value' and whole.mark = 'value' then 'value' when part.mark = 'value' then 'withheld' else part.mark end, $1
     from published.figure part
     join commons.measure share on share.derived and share.base = part.measure
     join published.figure whole using (place_id, measure, year)
     where part.source_id = $1 and part."group" <> 'all' and whole."group" = 'all' and (whole.mark <> 'value' or whole.value > 0)`,
    [sourceId],
  );
}
