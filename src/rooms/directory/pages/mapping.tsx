import { conflict, type FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import {
  Checkboxes,
  DateField,
  ErrorSummary,
  Form,
  Grid,
  Section,
  SelectField,
  Tabs,
  TextField,
} from '#ground/ui/index.js';
import { planImport } from '../actions.js';
import { type Columns, type Field, fields, guessColumns, guessSubject, type Subject } from '../fields.js';
import { type Plan, planSchema } from '../plan.js';
import { type DirectoryImport, rememberedColumns } from '../queries.js';
import type { FileHead } from '../reading/head.js';
import { words } from '../words.js';
import { ImportHeader, WayToImports } from './header.js';
import { lookAt } from './state.js';

/** The form as it stands: for each column of the file the field that it is, or nothing. */
interface Draft {
  subject: Subject;
  chosen: (string | undefined)[];
  source: string;
  asOf: string;
  options: string[];
}

/** `/directory/imports/:id/mapping`: which column is what, guessed; a person corrects it. */
export async function showMapping(visit: Visit): Promise<Response> {
  const { found, head } = await look(visit);
  const asked = visit.url.searchParams.get('subject');
  const subject = asked === 'school' || asked === 'district' ? asked : (found.plan?.subject ?? guessSubject(head));
  const kept =
    found.plan?.subject === subject
      ? found.plan.columns
      : await rememberedColumns(visit, `${subject} ${head.fingerprint}`);
  const columns = kept ?? guessColumns(subject, head.columns);
  const { source = '', asOf = '', repair = true, addDistricts = true } = found.plan ?? {};
  return answer(visit, found, head, {
    subject,
    source,
    asOf,
    chosen: head.columns.map((name) => fields[subject].find((field) => columns[field] === name)),
    options: [...(repair ? ['repair'] : []), ...(addDistricts ? ['addDistricts'] : [])],
  });
}

export async function postMapping(visit: Visit): Promise<Response> {
  const { found, head, isBusy } = await look(visit);
  if (isBusy) throw conflict(words.in(visit.locale)('mapping.busy'));
  const draft = draftOf(visit, head);
  const { plan, errors } = read(visit, head, draft);
  if (!plan) return answer(visit, found, head, draft, errors);
  await planImport(visit, found.id, head, plan);
  return visit.redirect(`/directory/imports/${found.id}`);
}

async function look(visit: Visit) {
  const { found, state } = await lookAt(visit);
  if (!found.head || state.at === 'done') throw conflict(words.in(visit.locale)('mapping.busy'));
  return { found, head: found.head, isBusy: state.at === 'working' };
}

function draftOf({ form }: Visit, head: FileHead): Draft {
  return {
    subject: form.text('subject') === 'district' ? 'district' : 'school',
    chosen: head.columns.map((_, index) => form.text(`column-${index}`) || undefined),
    source: form.text('source'),
    asOf: form.text('asOf'),
    options: [...form.all('options')],
  };
}

function read(
  visit: Visit,
  head: FileHead,
  { subject, chosen, source, asOf, options }: Draft,
): { plan?: Plan; errors: FieldError[] } {
  const say = words.in(visit.locale);
  const errors: FieldError[] = [];
  const columns: Columns = {};
  chosen.forEach((text, index) => {
    const field = fields[subject].find((each) => each === text) as Field | undefined;
    if (!field) return;
    if (columns[field] === undefined) columns[field] = head.columns[index]!;
    else
      errors.push({
        field: `column-${index}`,
        message: say('mapping.twice', { field: say(`field.${field}`), column: columns[field] }),
      });
  });
  if (columns.name === undefined) errors.push({ field: 'column-0', message: say('mapping.name') });
  if (source === '') errors.push({ field: 'source', message: say('mapping.source.enter') });
  const parsed = planSchema.safeParse({
    subject,
    columns,
    source,
    asOf,
    repair: options.includes('repair'),
    addDistricts: options.includes('addDistricts'),
  });
  if (parsed.error?.issues.some(({ path }) => path[0] === 'asOf'))
    errors.push({ field: 'asOf', message: say('mapping.asOf.enter') });
  return errors.length === 0 && parsed.success ? { plan: parsed.data, errors } : { errors };
}

function answer(
  visit: Visit,
  found: DirectoryImport,
  head: FileHead,
  draft: Draft,
  errors: FieldError[] = [],
): Promise<Response> {
  const say = words.in(visit.locale);
  const path = `/directory/imports/${found.id}/mapping`;
  return visit.page(
    {
      title: say('step.mapping'),
      noIndex: true,
      before: <WayToImports visit={visit} />,
      status: errors.length > 0 ? 422 : 200,
    },
    <>
      <ErrorSummary title={say('form.wrong')} errors={errors} />
      <ImportHeader visit={visit} found={found} at={1}>
        {say('mapping.lead', { rows: head.rows, columns: head.columns.length })}
      </ImportHeader>
      <Tabs
        label={say('mapping.subject')}
        tabs={(['school', 'district'] as const).map((subject) => ({
          href: `${path}?subject=${subject}`,
          label: say(`mapping.subject.${subject}`),
          current: subject === draft.subject,
        }))}
      />
      <Form action={path} submitLabel={say('mapping.submit')} hidden={{ subject: draft.subject }}>
        <ColumnFields visit={visit} head={head} draft={draft} errors={errors} />
        <AboutFields visit={visit} draft={draft} errors={errors} />
      </Form>
    </>,
  );
}

interface FieldsProps {
  visit: Visit;
  draft: Draft;
  errors: FieldError[];
}

const errorOf = (errors: FieldError[], field: string) => errors.find((each) => each.field === field)?.message;

function ColumnFields({ visit, head, draft, errors }: FieldsProps & { head: FileHead }) {
  const say = words.in(visit.locale);
  const options = fields[draft.subject].map((field) => ({ value: field, label: say(`field.${field}`) }));
  return (
    <Section title={say('mapping.columns')} lead={say('mapping.columns.lead')} look="plain">
      <Grid min="m">
        {head.columns.map((column, index) => (
          <SelectField
            name={`column-${index}`}
            label={column}
            width="full"
            placeholder={say('mapping.unused')}
            value={draft.chosen[index]}
            error={errorOf(errors, `column-${index}`)}
            hint={head.samples[index]?.length ? head.samples[index].join(' · ') : say('mapping.noSample')}
            options={options}
          />
        ))}
      </Grid>
    </Section>
  );
}

function AboutFields({ visit, draft, errors }: FieldsProps) {
  const say = words.in(visit.locale);
  return (
    <Section title={say('mapping.about')} look="plain">
      <TextField
        name="source"
        label={say('mapping.source')}
        hint={say('mapping.source.hint')}
        value={draft.source}
        error={errorOf(errors, 'source')}
        width="l"
      />
      <DateField
        name="asOf"
        label={say('mapping.asOf')}
        hint={say('mapping.asOf.hint')}
        value={draft.asOf}
        error={errorOf(errors, 'asOf')}
      />
      <Checkboxes
        name="options"
        label={say('mapping.options')}
        values={draft.options}
        choices={[
          { value: 'repair', label: say('mapping.repair'), hint: say('mapping.repair.hint') },
          ...(draft.subject === 'school'
            ? [{ value: 'addDistricts', label: say('mapping.addDistricts'), hint: say('mapping.addDistricts.hint') }]
            : []),
        ]}
      />
    </Section>
  );
}
