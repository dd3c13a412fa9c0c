import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Visit } from '#ground/http/visit.js';
import { formatMoment, formatNumber } from '#ground/i18n/format.js';
import { progressOf } from '#ground/jobs/progress.js';
import {
  Badge,
  EmptyState,
  ErrorSummary,
  FileField,
  Form,
  PageHeader,
  Pagination,
  Section,
  Table,
} from '#ground/ui/index.js';
import { beginImport } from '../actions.js';
import { type DirectoryImport, findImport, listImports } from '../queries.js';
import { words } from '../words.js';
import { stateOf } from './state.js';

const pageSize = 25;

/** `/directory/imports`: bring in a file, and what was brought in before. */
export const showImports = (visit: Visit) => answer(visit);

export async function postImport(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const id = visit.form.text('id');
  const file = visit.form.file('file');
  if (!z.uuid().safeParse(id).success || !file)
    return answer(visit, say(visit.form.files.some(({ name }) => name) ? 'upload.empty' : 'upload.choose'));
  if (!(await findImport(visit, id))) await beginImport(visit, id, file);
  return visit.redirect(`/directory/imports/${id}`);
}

async function answer(visit: Visit, error?: string): Promise<Response> {
  const say = words.in(visit.locale);
  const { page } = visit.query(z.object({ page: z.coerce.number().int().min(1).catch(1) }));
  const imports = await listImports(visit, page, pageSize + 1);
  const rows = [];
  for (const each of imports.slice(0, pageSize)) rows.push(await rowOf(visit, each));
  return visit.page(
    { title: say('imports.title'), noIndex: true, status: error ? 422 : 200 },
    <>
      {error && <ErrorSummary title={say('form.wrong')} errors={[{ field: 'file', message: error }]} />}
      <PageHeader title={say('imports.title')} lead={say('imports.lead')} />
      <Form action="/directory/imports" submitLabel={say('upload.submit')} upload hidden={{ id: uuidv7() }}>
        <FileField
          name="file"
          label={say('upload.file')}
          hint={say('upload.hint', { limit: visit.services.config.UPLOAD_LIMIT_MB })}
          {...(error && { error })}
        />
      </Form>
      <Section title={say('imports.history')}>
        <History visit={visit} rows={rows} />
        {(page > 1 || imports.length > pageSize) && (
          <Pagination
            label={say('imports.pages')}
            position={say('imports.page', { page })}
            {...(page > 1 && {
              previous: { href: `/directory/imports?page=${page - 1}`, label: say('pages.previous') },
            })}
            {...(imports.length > pageSize && {
              next: { href: `/directory/imports?page=${page + 1}`, label: say('pages.next') },
            })}
          />
        )}
      </Section>
    </>,
  );
}

function History({ visit, rows }: { visit: Visit; rows: Awaited<ReturnType<typeof rowOf>>[] }) {
  const say = words.in(visit.locale);
  return (
    <Table
      caption={say('imports.history')}
      hideCaption
      stacks
      label={say('imports.history')}
      columns={[
        { key: 'file', label: say('imports.file'), rowHeading: true },
        { key: 'state', label: say('imports.state') },
        { key: 'added', label: say('count.added'), align: 'end' },
        { key: 'changed', label: say('count.changed'), align: 'end' },
        { key: 'closed', label: say('count.closed'), align: 'end' },
        { key: 'when', label: say('imports.when') },
        { key: 'who', label: say('imports.who') },
      ]}
      rows={rows}
      empty={<EmptyState title={say('imports.none')} text={say('imports.none.text')} />}
    />
  );
}

async function rowOf(visit: Visit, each: DirectoryImport) {
  const say = words.in(visit.locale);
  const state = stateOf(each, await progressOf(visit, each.id));
  const number = (value: number | undefined) => (value === undefined ? '' : formatNumber(visit.locale, value));
  return {
    file: <a href={`/directory/imports/${each.id}`}>{each.fileName}</a>,
    when: formatMoment(visit.locale, visit.timeZone, each.uploadedAt),
    who: each.uploadedBy ?? say('imports.commandLine'),
    state: (
      <Badge tone={state.at === 'done' ? 'success' : state.at === 'failed' ? 'danger' : 'neutral'}>
        {say(`state.${state.at}`)}
      </Badge>
    ),
    added: number(each.outcome?.added),
    changed: number(each.outcome?.changed),
    closed: number(each.outcome?.closed),
  };
}
