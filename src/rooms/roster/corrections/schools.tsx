import { z } from 'zod';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { EmptyState, Form, Section, SelectField, Stack, Table } from '#ground/ui/index.js';
import type { SeenSchool } from '../said/sightings.js';
import { lookAgain, pathOf } from '../pages/frame.js';
import { listSchools, type RecordsImport, type School } from '../queries.js';
import { saySchool, unsaySchool } from '../said/keep.js';
import { whatWasSaid } from '../said/said.js';
import { words } from '../words.js';
import { back, correctable, correctionPage, refuseStale, saidOn } from './correction.js';

/** `…/schools`: which school of the district each id of this system means, or none of them. */
export async function showSchools(visit: Visit): Promise<Response> {
  const open = await correctable(visit);
  if (!open) return back(visit);
  return answer(visit, open.found, await schoolsOf(visit, open.found), await listSchools(visit, open.found), []);
}

export async function postSchools(visit: Visit): Promise<Response> {
  const open = await correctable(visit);
  if (!open) return back(visit);
  refuseStale(visit, open.found);
  const asked = await schoolsOf(visit, open.found);
  const schools = await listSchools(visit, open.found);
  const errors: FieldError[] = [];
  const answers = asked.flatMap((school) => {
    const field = fieldOf(school);
    const given = visit.form.text(field);
    if (visit.form.all(field).length === 0 || given === chosen(school)) return [];
    if (given === '' || given === none || schools.some(({ id }) => id === given)) return [{ id: school.id, given }];
    errors.push({ field, message: words.in(visit.locale)('schools.unknown', { id: school.id }) });
    return [];
  });
  if (errors.length > 0) return answer(visit, open.found, asked, schools, errors);
  for (const { id, given } of answers) {
    if (given === '') await unsaySchool(open.saying, id);
    else await saySchool(open.saying, id, given === none ? null : given);
  }
  if (answers.length > 0) await lookAgain(visit, open.found);
  return back(visit);
}

interface AskedSchool extends Omit<SeenSchool, 'school'> {
  /** As it is read now: our id, null for none of ours; not there where nobody knows. */
  school?: string | null;
  /** A person said so: when. */
  saidAt?: string | null;
}

const none = 'none';

async function schoolsOf(visit: Visit, { districtId, sourceSystem, seen }: RecordsImport): Promise<AskedSchool[]> {
  const said = (await whatWasSaid(visit.client, districtId, sourceSystem)).schools;
  const asked = (seen?.schools ?? []).map((school): AskedSchool => {
    const found = said.get(school.id);
    return found ? { ...school, school: found.id, saidAt: found.at } : school;
  });
  const unseen = [...said].filter(([id]) => !asked.some((school) => school.id === id));
  return [
    ...asked,
    ...unseen.map(([id, found]): AskedSchool => ({ id, name: null, rows: 0, school: found.id, saidAt: found.at })),
  ];
}

const fieldOf = ({ id }: AskedSchool) => `school-${Buffer.from(id).toString('hex')}`;
const chosen = ({ school, saidAt }: AskedSchool): string => (saidAt ? (school ?? none) : '');

function answer(
  visit: Visit,
  found: RecordsImport,
  asked: readonly AskedSchool[],
  schools: readonly School[],
  errors: readonly FieldError[],
): Promise<Response> {
  const say = words.in(visit.locale);
  const { change } = visit.query(z.object({ change: z.string().optional() }));
  const isOpen = (school: AskedSchool) =>
    school.school === undefined ||
    Boolean(school.saidAt) ||
    school.id === change ||
    visit.form.all(fieldOf(school)).length > 0;
  const open = asked.filter(isOpen).slice(0, mostFields);
  const sure = asked.filter((school) => !isOpen(school));
  const nameOf = (id: string | null | undefined) =>
    id === null ? say('schools.none-of-ours') : (schools.find((school) => school.id === id)?.name ?? '');
  return correctionPage(
    visit,
    found,
    { title: say('schools.title'), lead: say('schools.lead', { system: found.sourceSystem }) },
    errors,
    <>
      {open.length === 0 ? (
        <EmptyState title={say('schools.no-question')} text={say('schools.no-question.text')} />
      ) : (
        <Form
          action={`${pathOf(found)}/schools`}
          submitLabel={say('correction.submit')}
          hidden={{ version: String(found.version) }}
        >
          <Stack>
            {open.map((school) => (
              <SchoolField visit={visit} school={school} schools={schools} errors={errors} />
            ))}
          </Stack>
        </Form>
      )}
      {sure.length > 0 && (
        <Section title={say('schools.sure')}>
          <Table
            caption={say('schools.sure')}
            hideCaption
            label={say('schools.sure')}
            stacks
            columns={[
              { key: 'id', label: say('schools.id'), rowHeading: true },
              { key: 'name', label: say('schools.name') },
              { key: 'school', label: say('schools.school') },
              { key: 'change', label: say('files.correct') },
            ]}
            rows={sure.map(({ id, name, school }) => ({
              id: <bdi>{id}</bdi>,
              name: name ?? '',
              school: nameOf(school),
              change: (
                <a href={`${pathOf(found)}/schools?change=${encodeURIComponent(id)}`}>
                  {say('files.correct.link')}
                  <span class="visually-hidden"> {id}</span>
                </a>
              ),
            }))}
          />
        </Section>
      )}
    </>,
  );
}

/** A form holds no more than a few hundred fields; the others are asked when these are answered. */
const mostFields = 200;

function SchoolField({
  visit,
  school,
  schools,
  errors,
}: {
  visit: Visit;
  school: AskedSchool;
  schools: readonly School[];
  errors: readonly FieldError[];
}) {
  const say = words.in(visit.locale);
  const name = fieldOf(school);
  const error = errors.find(({ field }) => field === name)?.message;
  const isFound = school.school !== undefined && !school.saidAt;
  const rows = school.rows > 0 ? say('codes.rows', { count: school.rows }) : say('schools.unseen');
  return (
    <SelectField
      name={name}
      label={<bdi>{[school.id, school.name].filter(Boolean).join(' · ')}</bdi>}
      hint={[rows, saidOn(visit, school.saidAt)].filter(Boolean).join(' · ')}
      placeholder={
        isFound
          ? say('schools.as-found', { school: schools.find(({ id }) => id === school.school)?.name ?? '' })
          : say('codes.not-said')
      }
      options={[
        ...schools.map(({ id, name: label }) => ({ value: id, label })),
        { value: none, label: say('schools.none-of-ours') },
      ]}
      value={visit.form.text(name) || chosen(school)}
      {...(error && { error })}
    />
  );
}
