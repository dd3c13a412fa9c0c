import { conflict } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { Disclosure, Form, SelectField, Stack, Table } from '#ground/ui/index.js';
import { listOrganizations, type Organization } from '#rooms/network/room.js';
import { settle } from '../actions.js';
import { readFigures } from '../check/cells.js';
import { type FigureImport, tableOf } from '../import.js';
import { type MatchedRow, matchRows } from '../places/match-rows.js';
import { statePlaceId } from '../state-place.js';
import { words } from '../words.js';
import { importOf, stepPage } from './frame.js';

/** Which row is which place: those that an id or the same name tells, and those that a person has to say. */
export async function placesPage(visit: Visit): Promise<Response> {
  const found = await importOf(visit);
  if (!found.mapping) return visit.redirect(`/figures/imports/${found.id}/mapping`);
  const say = words.in(visit.locale);
  const matched = await matchedRows(visit, found);
  const open = matched.filter(asksAPerson);
  const sure = matched.filter((row) => !asksAPerson(row));
  const candidates = await listOrganizations(visit, { kind: found.mapping.places.level, limit: 20_000 });
  return stepPage(
    visit,
    found,
    'places',
    <Stack gap="l">
      <Form
        action={`/figures/imports/${found.id}/places`}
        submitLabel={say('places.submit')}
        hidden={{ version: String(found.version) }}
      >
        <p>{say('places.count', { sure: sure.length, open: open.length })}</p>
        {open.map((row, index) => (
          <>
            <input type="hidden" name={`row-${index}`} value={row.row.key} />
            <PlaceChoice visit={visit} row={row} index={index} candidates={candidates} />
          </>
        ))}
      </Form>
      <Disclosure summary={say('places.sure', { count: sure.length })}>
        <SureTable visit={visit} rows={sure} candidates={candidates} />
      </Disclosure>
    </Stack>,
  );
}

export async function postPlaces(visit: Visit): Promise<Response> {
  const found = await importOf(visit);
  if (!found.mapping || found.publishedAs) return visit.redirect(`/figures/imports/${found.id}`);
  const said: Record<string, string | null> = {};
  for (let index = 0; visit.form.text(`row-${index}`) !== ''; index += 1)
    said[visit.form.text(`row-${index}`)] = visit.form.text(`place-${index}`) || null;
  const mapping = { ...found.mapping, matches: { ...found.mapping.matches, ...said } };
  const isFirst = await settle(visit, {
    importId: found.id,
    after: Number(visit.form.text('version')),
    mapping,
    source: found.source,
    by: visit.actor?.personId ?? null,
  });
  if (!isFirst) throw conflict(words.in(visit.locale)('stale'));
  return visit.redirect(`/figures/imports/${found.id}/source`);
}

/** A row that only a person can place, now or when it was settled before. */
const asksAPerson = ({ by }: MatchedRow): boolean => by === 'alike' || by === 'nothing' || by === 'settled';

async function matchedRows(visit: Visit, { fileId, mapping, placeId }: FigureImport): Promise<MatchedRow[]> {
  const { table } = await tableOf(visit, fileId);
  const { places } = readFigures(table, { ...mapping!, figures: {} }, new Map());
  const { rows } = await visit.client.query<{ kind: string }>('select kind from commons.organization where id = $1', [
    placeId,
  ]);
  return matchRows(
    visit,
    places.values(),
    mapping!,
    rows[0]?.kind === 'network' ? null : placeId,
    statePlaceId(mapping!.places.state),
  );
}

function PlaceChoice({
  visit,
  row: { row, place, parent, guess, by },
  index,
  candidates,
}: {
  visit: Visit;
  row: MatchedRow;
  index: number;
  candidates: Organization[];
}) {
  const say = words.in(visit.locale);
  const near = candidates.filter(
    (each) => !parent || each.district?.id === parent || each.id === guess || each.id === place,
  );
  const value = by === 'settled' ? (place ?? '') : (guess ?? '');
  return (
    <SelectField
      name={`place-${index}`}
      label={row.districtName ? `${row.name} (${row.districtName})` : row.name}
      hint={say(by === 'alike' ? 'places.guess' : 'places.unknown', { line: row.line })}
      placeholder={say('places.leave-out')}
      value={value}
      options={near.map((each) => ({ value: each.id, label: each.name }))}
    />
  );
}

function SureTable({ visit, rows, candidates }: { visit: Visit; rows: MatchedRow[]; candidates: Organization[] }) {
  const say = words.in(visit.locale);
  const names = new Map(candidates.map(({ id, name }) => [id, name]));
  return (
    <Table
      caption={say('places.sure', { count: rows.length })}
      label={say('places.sure', { count: rows.length })}
      hideCaption
      dense
      columns={[
        { key: 'row', label: say('places.in-file'), rowHeading: true },
        { key: 'place', label: say('places.here') },
        { key: 'by', label: say('places.by') },
      ]}
      rows={rows.map(({ row, place, by }) => ({
        row: row.name,
        place: (place && names.get(place)) ?? (by === 'state' ? say('places.state') : ''),
        by: say(by === 'id' ? 'places.by-id' : by === 'state' ? 'places.state' : 'places.by-name'),
      }))}
    />
  );
}
