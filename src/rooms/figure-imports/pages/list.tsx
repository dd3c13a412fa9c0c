import { v7 as uuidv7 } from 'uuid';
import { refused } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { formatDay } from '#ground/i18n/format.js';
import {
  Badge,
  EmptyState,
  ErrorSummary,
  FileField,
  Form,
  PageHeader,
  Section,
  Stack,
  Table,
} from '#ground/ui/index.js';
import { askForReading, beginImport } from '../actions.js';
import { type FigureImport, listImports } from '../import.js';
import { placeOfImports } from '../policy.js';
import { words } from '../words.js';

/** The files on their way, and the way to begin another. */
export function listPage(visit: Visit): Promise<Response> {
  return answer(visit);
}

export async function postFile(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const file = visit.form.file('file');
  const placeId = placeOfImports(visit);
  if (!placeId) throw refused();
  if (!file) return answer(visit, say('upload.missing'));
  const id = visit.form.text('id');
  await beginImport(visit, { id, placeId, fileName: file.name, path: file.path, by: visit.actor?.personId ?? null });
  await askForReading(visit, id);
  return visit.redirect(`/figures/imports/${id}`);
}

async function answer(visit: Visit, error?: string): Promise<Response> {
  const say = words.in(visit.locale);
  const imports = await listImports(visit);
  return visit.page(
    { title: say('list.title'), noIndex: true, width: 'wide', status: error ? 422 : 200 },
    <Stack gap="l">
      {error && <ErrorSummary title={say('form.wrong')} errors={[{ field: 'file', message: error }]} />}
      <PageHeader title={say('list.title')} lead={say('list.lead')} />
      <Form
        action="/figures/imports"
        upload
        submitLabel={say('upload.submit')}
        hidden={{ id: uuidv7() }}
        label={say('upload.label')}
      >
        <FileField
          name="file"
          label={say('upload.file')}
          hint={say('upload.hint', { megabytes: visit.services.config.UPLOAD_LIMIT_MB })}
          accept=".csv,.tsv,.txt"
          {...(error && { error })}
          required
        />
      </Form>
      <Section title={say('list.files')}>
        {imports.length === 0 ? (
          <EmptyState title={say('list.empty')} text={say('list.empty-text')} />
        ) : (
          <ImportTable visit={visit} imports={imports} />
        )}
      </Section>
    </Stack>,
  );
}

function ImportTable({ visit, imports }: { visit: Visit; imports: FigureImport[] }) {
  const say = words.in(visit.locale);
  return (
    <Table
      caption={say('list.files')}
      label={say('list.files')}
      hideCaption
      stacks
      columns={[
        { key: 'file', label: say('list.file'), rowHeading: true },
        { key: 'place', label: say('list.place') },
        { key: 'source', label: say('list.source') },
        { key: 'added', label: say('list.added') },
        { key: 'state', label: say('list.state') },
      ]}
      rows={imports.map((each) => ({
        file: <a href={`/figures/imports/${each.id}`}>{each.fileName}</a>,
        place: each.placeName,
        source: each.source ? `${each.source.publisher}, ${each.source.title}, ${each.source.year}` : '',
        added: formatDay(visit.locale, visit.timeZone, each.addedAt, 'medium'),
        state: each.publishedAs ? (
          <Badge tone="success">{say('state.published')}</Badge>
        ) : (
          <Badge>{say('state.open')}</Badge>
        ),
      }))}
    />
  );
}
