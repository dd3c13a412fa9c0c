import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { formatMoment } from '#ground/i18n/format.js';
import { progressOf } from '#ground/jobs/progress.js';
import {
  Badge,
  EmptyState,
  ErrorSummary,
  FileField,
  Form,
  LinkList,
  PageHeader,
  Section,
  Table,
  TextField,
} from '#ground/ui/index.js';
import { type District, districtsOf, listImports, openDistrict, type RecordsImport } from '../queries.js';
import { words } from '../words.js';
import { beginImport } from './actions.js';
import { stateOf } from './state.js';

/** `/records/imports`: the one district of this person, or the choice between several. */
export async function showDistricts(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const districts = await districtsOf(visit);
  if (districts.length === 1) return visit.redirect(`/records/${districts[0]!.id}/imports`);
  return visit.page(
    { title: say('imports.title'), noIndex: true },
    <>
      <PageHeader title={say('imports.title')} lead={say('imports.choose')} />
      <LinkList links={districts.map(({ id, name }) => ({ href: `/records/${id}/imports`, label: name }))} />
    </>,
  );
}

/** `/records/:district/imports`: bring in an export, and what was brought in before. */
export async function showImports(visit: Visit): Promise<Response> {
  return answer(visit, await openDistrict(visit), []);
}

export async function postImport(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const district = await openDistrict(visit);
  const [id, system, file] = [visit.form.text('id'), visit.form.text('system').trim(), visit.form.file('file')];
  const errors: FieldError[] = [];
  if (!file)
    errors.push({
      field: 'file',
      message: say(visit.form.files.some(({ name }) => name) ? 'upload.empty' : 'upload.choose'),
    });
  if (system === '') errors.push({ field: 'system', message: say('upload.system.enter') });
  if (errors.length > 0 || !file || !z.uuid().safeParse(id).success) return answer(visit, district, errors);
  await beginImport(visit, district, { id, system, file });
  return visit.redirect(`/records/${district.id}/imports/${id}`);
}

async function answer(visit: Visit, district: District, errors: FieldError[]): Promise<Response> {
  const say = words.in(visit.locale);
  const imports = await listImports(visit, district);
  const error = (field: string) => errors.find((each) => each.field === field)?.message;
  const rows = [];
  for (const each of imports) rows.push(await rowOf(visit, each));
  return visit.page(
    { title: say('imports.title'), noIndex: true, status: errors.length > 0 ? 422 : 200 },
    <>
      <ErrorSummary title={say('form.wrong')} errors={errors} />
      <PageHeader kicker={district.name} title={say('imports.title')} lead={say('imports.lead')} />
      <Form
        action={`/records/${district.id}/imports`}
        submitLabel={say('upload.submit')}
        upload
        hidden={{ id: uuidv7() }}
      >
        <FileField
          name="file"
          label={say('upload.file')}
          hint={say('upload.hint', { limit: visit.services.config.UPLOAD_LIMIT_MB })}
          error={error('file')}
        />
        <TextField
          name="system"
          label={say('upload.system')}
          hint={say('upload.system.hint')}
          value={visit.form.text('system') || (imports[0]?.sourceSystem ?? '')}
          error={error('system')}
          maxlength={60}
        />
      </Form>
      <Section title={say('imports.history')}>
        <Table
          caption={say('imports.history')}
          hideCaption
          stacks
          label={say('imports.history')}
          columns={[
            { key: 'file', label: say('imports.file'), rowHeading: true },
            { key: 'state', label: say('imports.state') },
            { key: 'system', label: say('upload.system') },
            { key: 'when', label: say('imports.when') },
            { key: 'who', label: say('imports.who') },
          ]}
          rows={rows}
          empty={<EmptyState title={say('imports.none')} text={say('imports.none.text')} />}
        />
      </Section>
    </>,
  );
}

async function rowOf(visit: Visit, each: RecordsImport) {
  const say = words.in(visit.locale);
  const { at } = stateOf(each, await progressOf(visit, each.id));
  return {
    file: <a href={`/records/${each.districtId}/imports/${each.id}`}>{each.fileName}</a>,
    state: (
      <Badge tone={at === 'done' ? 'success' : at === 'failed' ? 'danger' : 'neutral'}>
        {say(`state.${at}`)}
        {each.number === null ? '' : ` · ${each.number}`}
      </Badge>
    ),
    system: each.sourceSystem,
    when: formatMoment(visit.locale, visit.timeZone, each.begunAt),
    who: each.begunBy ?? say('imports.commandLine'),
  };
}
