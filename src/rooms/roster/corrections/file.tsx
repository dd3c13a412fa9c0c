import { z } from 'zod';
import { type RecordKind, required } from '#engines/roster/index.js';
import { type FieldError, notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { ActionButton, Form, Notice, SelectField } from '#ground/ui/index.js';
import { lookAgain, pathOf } from '../pages/frame.js';
import type { RecordsImport } from '../queries.js';
import type { SurveyedFile } from '../reading/survey.js';
import { sayFile, unsayFile } from '../said/keep.js';
import { fileKey } from '../said/said.js';
import { words } from '../words.js';
import { ColumnFields, saidIn, wrongIn } from './columns.js';
import { back, correctable, correctionPage, refuseStale, saidOn } from './correction.js';

/** `…/files/:place`: what is in one file and which of its columns holds what. */
export async function showFile(visit: Visit): Promise<Response> {
  const open = await correctable(visit);
  if (!open) return back(visit);
  const file = fileOf(visit, open.found);
  const { kind } = visit.query(z.object({ kind: z.string().optional() }));
  return answer(visit, open.found, file, kind !== undefined && isKind(kind) ? kind : kindOf(file), []);
}

export async function postFile(visit: Visit): Promise<Response> {
  const open = await correctable(visit);
  if (!open) return back(visit);
  refuseStale(visit, open.found);
  const file = fileOf(visit, open.found);
  const key = fileKey(file.path);
  const kind = visit.form.text('kind');
  if (visit.form.text('forget') !== '') await unsayFile(open.saying, key);
  else if (kind === leftOut) await sayFile(open.saying, key, { kind: null, columns: [] });
  else {
    const say = words.in(visit.locale);
    if (!isRecordKind(kind))
      return answer(visit, open.found, file, '', [{ field: 'kind', message: say('file.kind.enter') }]);
    const columns = saidIn(visit, file);
    const errors = wrongIn(visit, kind, columns);
    if (errors.length > 0) return answer(visit, open.found, file, kind, errors);
    await sayFile(open.saying, key, { kind, columns: columns.map(({ column }) => column) });
  }
  await lookAgain(visit, open.found);
  return back(visit);
}

const leftOut = 'none';
type Kind = RecordKind | typeof leftOut;

function fileOf(visit: Visit, { found }: RecordsImport): SurveyedFile {
  const file = /^\d{1,4}$/u.test(visit.param('place')) ? found?.files[Number(visit.param('place'))] : undefined;
  if (!file) throw notFound();
  return file;
}

const isRecordKind = (text: string): text is RecordKind => Object.hasOwn(required, text);
const isKind = (text: string): text is Kind => text === leftOut || isRecordKind(text);
const kindOf = ({ kind, saidAt }: SurveyedFile) => kind ?? (saidAt ? leftOut : '');

function answer(
  visit: Visit,
  found: RecordsImport,
  file: SurveyedFile,
  kind: Kind | '',
  errors: readonly FieldError[],
): Promise<Response> {
  const say = words.in(visit.locale);
  const action = `${pathOf(found)}/files/${visit.param('place')}`;
  const version = String(found.version);
  const kindError = errors.find(({ field }) => field === 'kind')?.message;
  return correctionPage(
    visit,
    found,
    { title: say('file.title', { file: file.path }), lead: say('file.lead') },
    errors,
    <>
      {file.saidAt && (
        <Notice title={saidOn(visit, file.saidAt)!}>
          <ActionButton action={action} submitLabel={say('file.forget')} hidden={{ version, forget: 'yes' }} />
        </Notice>
      )}
      <Form action={action} method="get" submitLabel={say('file.kind.show')} submitKind="secondary">
        <SelectField
          name="kind"
          label={say('file.kind')}
          placeholder={say('file.kind.choose')}
          value={kind}
          options={[
            ...(Object.keys(required) as RecordKind[]).map((each) => ({ value: each, label: say(`file.${each}`) })),
            { value: leftOut, label: say('file.left-out') },
          ]}
          {...(kindError && { error: kindError })}
        />
      </Form>
      {kind !== '' && (
        <Form
          action={action}
          submitLabel={kind === leftOut ? say('file.leave-out') : say('correction.submit')}
          hidden={{ version, kind }}
        >
          {kind !== leftOut && <ColumnFields visit={visit} file={file} kind={kind} errors={errors} />}
        </Form>
      )}
    </>,
  );
}
