import { conflict, type FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { formatNumber } from '#ground/i18n/format.js';
import { ButtonLink, Checkboxes, ErrorSummary, Form, Notice, Section, StatRow } from '#ground/ui/index.js';
import { confirmImport } from '../actions.js';
import { mostClosed, type Outlook } from '../importing/compare.js';
import { countProblems, type DirectoryImport, listProblems, type ProblemCount } from '../queries.js';
import { words } from '../words.js';
import { ImportHeader, WayToImports } from './header.js';
import { DownloadReport, FileProblems, ProblemCounts } from './problem-views.js';
import { Samples } from './samples.js';
import { lookAt } from './state.js';

/** What the import would do, what is wrong with the file, and the question whether to go on. */
export function showPreview(visit: Visit, found: DirectoryImport): Promise<Response> {
  return answer(visit, found, []);
}

export async function postConfirmation(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const { found, state } = await lookAt(visit);
  if (state.at === 'working' || state.at === 'done') return visit.redirect(`/directory/imports/${found.id}`);
  if (!found.outlook || visit.form.text('checked') !== found.checkedAt?.toISOString())
    throw conflict(say('preview.stale'));
  const counts = await countProblems(visit, found.id);
  if (isBlocked(counts)) throw conflict(say('preview.blocked'));
  const errors: FieldError[] = [];
  const closeMissing = visit.form.all('closeMissing').includes('yes');
  if (needsAcceptance(counts) && !visit.form.all('accept').includes('yes'))
    errors.push({ field: 'accept', message: say('preview.accept.enter') });
  if (closeMissing && closesTooMany(found.outlook))
    errors.push({
      field: 'closeMissing',
      message: say('preview.tooMany', { missing: found.outlook.missing, open: found.outlook.open }),
    });
  if (errors.length > 0) return answer(visit, found, errors);
  await confirmImport(visit, found.id, closeMissing);
  return visit.redirect(`/directory/imports/${found.id}`);
}

const isBlocked = (counts: ProblemCount[]) => counts.some(({ severity }) => severity === 'file');
const onlyNotes = (counts: ProblemCount[]) => counts.every(({ severity }) => severity === 'note');
const needsCorrection = (counts: ProblemCount[]) =>
  counts.some(({ severity }) => severity === 'file' || severity === 'row');
const needsAcceptance = (counts: ProblemCount[]) =>
  counts.some(({ severity }) => severity === 'row' || severity === 'warning');
const closesTooMany = ({ missing, open }: Outlook) => missing > open * mostClosed;

async function answer(visit: Visit, found: DirectoryImport, errors: FieldError[]): Promise<Response> {
  const say = words.in(visit.locale);
  const { outlook, head } = found;
  if (!outlook || !head) throw conflict(say('preview.stale'));
  const counts = await countProblems(visit, found.id);
  const first = await listProblems(visit, found.id, { limit: 10 });
  return visit.page(
    {
      title: say('step.preview'),
      noIndex: true,
      before: <WayToImports visit={visit} />,
      status: errors.length > 0 ? 422 : 200,
    },
    <>
      <ErrorSummary title={say('form.wrong')} errors={errors} />
      <ImportHeader visit={visit} found={found} at={2}>
        {say('preview.lead')}
      </ImportHeader>
      {isBlocked(counts) && (
        <Notice kind="error" title={say('preview.blocked')}>
          {say('preview.blocked.text')}
        </Notice>
      )}
      <Counts visit={visit} outlook={outlook} counts={counts} />
      {counts.length > 0 && (
        <Section
          title={say(onlyNotes(counts) ? 'preview.notes' : 'preview.problems')}
          action={<a href={`/directory/imports/${found.id}/problems`}>{say('preview.report')}</a>}
        >
          <ProblemCounts visit={visit} importId={found.id} counts={counts} />
          <FileProblems visit={visit} format={head.format} problems={first} />
          {needsCorrection(counts) && (
            <>
              <DownloadReport visit={visit} importId={found.id} />
              <p>{say('preview.correct')}</p>
              <p>
                <ButtonLink kind="secondary" href="/directory/imports">
                  {say('preview.again')}
                </ButtonLink>
              </p>
            </>
          )}
        </Section>
      )}
      <Samples visit={visit} outlook={outlook} />
      {!isBlocked(counts) && (
        <ConfirmForm visit={visit} found={found} outlook={outlook} counts={counts} errors={errors} />
      )}
    </>,
  );
}

function Counts({ visit, outlook, counts }: { visit: Visit; outlook: Outlook; counts: ProblemCount[] }) {
  const say = words.in(visit.locale);
  const always = ['added', 'changed', 'unchanged', 'closed'] as const;
  const sometimes = (['reopened', 'newDistricts', 'shapes'] as const).filter((key) => outlook[key] > 0);
  const isNothing =
    outlook.added +
      outlook.changed +
      outlook.closed +
      outlook.reopened +
      outlook.newDistricts +
      outlook.shapes +
      outlook.missing ===
    0;
  const figures = [...always, ...sometimes].map((key) => ({
    label: say(`count.${key}`),
    value: formatNumber(visit.locale, outlook[key]),
  }));
  return (
    <>
      {isNothing && !isBlocked(counts) && <Notice title={say('preview.nothing')}>{say('preview.nothing.text')}</Notice>}
      <StatRow
        figures={[...figures, { label: say('count.leftOut'), value: formatNumber(visit.locale, rowsLeftOut(counts)) }]}
      />
    </>
  );
}

const rowsLeftOut = (counts: ProblemCount[]) =>
  counts.filter(({ severity }) => severity === 'row').reduce((sum, { count }) => sum + count, 0);

function ConfirmForm({
  visit,
  found,
  outlook,
  counts,
  errors,
}: {
  visit: Visit;
  found: DirectoryImport;
  outlook: Outlook;
  counts: ProblemCount[];
  errors: FieldError[];
}) {
  const say = words.in(visit.locale);
  const error = (field: string) => errors.find((each) => each.field === field)?.message;
  const { missing, open } = outlook;
  return (
    <Section title={say('preview.confirm')}>
      <Form
        action={`/directory/imports/${found.id}/confirmation`}
        submitLabel={say('preview.submit')}
        hidden={{ checked: found.checkedAt?.toISOString() ?? '' }}
      >
        {missing > 0 && closesTooMany(outlook) && <p>{say('preview.missing.tooMany', { missing, open })}</p>}
        {missing > 0 && !closesTooMany(outlook) && (
          <Checkboxes
            name="closeMissing"
            label={say('preview.missing', { missing, open })}
            hint={say('preview.missing.hint')}
            error={error('closeMissing')}
            values={[...visit.form.all('closeMissing')]}
            choices={[{ value: 'yes', label: say('preview.close', { missing }) }]}
          />
        )}
        {needsAcceptance(counts) && (
          <Checkboxes
            name="accept"
            label={say('preview.accept.question')}
            error={error('accept')}
            values={[...visit.form.all('accept')]}
            choices={[{ value: 'yes', label: say('preview.accept', { rows: rowsLeftOut(counts) }) }]}
          />
        )}
      </Form>
    </Section>
  );
}
