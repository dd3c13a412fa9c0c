import type { Visit } from '#ground/http/visit.js';
import { formatDay, formatNumber } from '#ground/i18n/format.js';
import { ActionButton, ButtonLink, Notice, PageHeader, Progress, type ProgressAnswer } from '#ground/ui/index.js';
import type { RecordsImport } from '../queries.js';
import { keptDays } from '../uploads.js';
import { words } from '../words.js';
import { confirmImport, undoImport } from './actions.js';
import { ConfirmForm } from './confirm.js';
import { FoundFiles } from './found-files.js';
import { lookAgain, lookAt, pathOf, Way } from './frame.js';
import { OpenQuestions } from './open-questions.js';
import { Outlooks, Problems } from './report.js';
import type { State } from './state.js';

/** `/records/:district/imports/:id`: whatever comes next for this export. */
export async function showImport(visit: Visit): Promise<Response> {
  const { found, state } = await lookAt(visit);
  if (state.at === 'working') return showWork(visit, found, state);
  return state.at === 'failed' ? showFailure(visit, found, state) : showReport(visit, found, state);
}

/** `/records/:district/imports/:id/progress`: how far the running step is. */
export async function answerProgress(visit: Visit): Promise<Response> {
  const { state } = await lookAt(visit);
  return visit.json(progressAnswer(visit, state));
}

/** `POST …/confirmation`: what was looked at shall be brought in. */
export async function postConfirmation(visit: Visit): Promise<Response> {
  const { found, state } = await lookAt(visit);
  const answer = { lookedAt: visit.form.text('lookedAt'), accepted: visit.form.all('accept').includes('yes') };
  if (await confirmImport(visit, { found, state }, answer)) return visit.redirect(pathOf(found));
  return showReport(visit, found, state, words.in(visit.locale)('preview.accept.enter'));
}

/** `POST …/look`: what was looked at before other records came in, or before something was said of the files, is looked at again. */
export async function postLook(visit: Visit): Promise<Response> {
  const { found, state } = await lookAt(visit);
  if (state.at === 'failed' || state.at === 'preview') await lookAgain(visit, found);
  return visit.redirect(pathOf(found));
}

/** `POST …/undo`: takes the latest import back. */
export async function postUndo(visit: Visit): Promise<Response> {
  const looked = await lookAt(visit);
  await undoImport(visit, looked);
  return visit.redirect(pathOf(looked.found));
}

function showWork(visit: Visit, found: RecordsImport, state: State & { at: 'working' }): Promise<Response> {
  const say = words.in(visit.locale);
  const { done, total, text } = progressAnswer(visit, state);
  return visit.page(
    { title: found.fileName, noIndex: true, before: <Way visit={visit} found={found} />, refreshSeconds: 5 },
    <>
      <PageHeader title={found.fileName} />
      <Progress
        label={say(`working.${state.step}`)}
        done={done}
        total={total}
        text={text}
        pollHref={`${pathOf(found)}/progress`}
      />
      <p>{say('working.leave')}</p>
    </>,
  );
}

/** How many rows there are is known only when all were read: the bar moves on towards an end that it does not know. */
function progressAnswer(visit: Visit, state: State): ProgressAnswer {
  if (state.at !== 'working') return { done: 1, total: 1, state: state.at === 'failed' ? 'failed' : 'done', text: '' };
  const say = words.in(visit.locale);
  const done = state.progress?.done ?? 0;
  const text = done > 0 ? say('working.rows', { done: formatNumber(visit.locale, done) }) : say('working.waiting');
  return { done, total: Math.max(done * 2, 1), state: 'running', text };
}

function showFailure(visit: Visit, found: RecordsImport, { failure }: State & { at: 'failed' }): Promise<Response> {
  const say = words.in(visit.locale);
  const isOutdated = failure === 'decide' || failure === 'meant otherwise';
  const zip = /^zip (.*)$/.exec(failure)?.[1] as Parameters<typeof zipMessage>[1] | undefined;
  return visit.page(
    { title: found.fileName, noIndex: true, before: <Way visit={visit} found={found} /> },
    <>
      <PageHeader title={found.fileName} />
      <Notice kind="error" title={say('failed.title')} announce>
        {zip ? zipMessage(visit, zip) : say(isOutdated ? `failed.${failure}` : 'failed.unexpected')}
      </Notice>
      {isOutdated ? (
        <ActionButton action={`${pathOf(found)}/look`} submitLabel={say('failed.look')} submitKind="primary" />
      ) : (
        <p>
          <ButtonLink href={`/records/${found.districtId}/imports`}>{say('failed.again')}</ButtonLink>
        </p>
      )}
    </>,
  );
}

const changesNothing = ({ outlook }: RecordsImport): boolean =>
  outlook !== null && Object.values(outlook).every(({ added, changed, ended }) => added + changed + ended === 0);

const zipMessage = (
  visit: Visit,
  fault: 'not a zip' | 'damaged' | 'too many files' | 'too large' | 'unsafe path' | 'locked' | 'same path twice',
) => words.in(visit.locale)(`zip.${fault}`, { detail: '' });

async function showReport(visit: Visit, found: RecordsImport, { at }: State, error?: string): Promise<Response> {
  const say = words.in(visit.locale);
  const { plan, found: seen } = found;
  const year = plan && {
    first: formatDay(visit.locale, 'UTC', new Date(plan.year.firstDay)),
    last: formatDay(visit.locale, 'UTC', new Date(plan.year.lastDay)),
  };
  return visit.page(
    {
      title: found.fileName,
      noIndex: true,
      before: <Way visit={visit} found={found} />,
      status: error ? 422 : 200,
    },
    <>
      <PageHeader
        kicker={found.sourceSystem}
        title={found.fileName}
        lead={seen && year && say('preview.lead', { standard: say(`standard.${seen.standard}`), ...year })}
      />
      {at === 'done' && (
        <Notice kind="success" title={say('done.title', { number: found.number ?? 0 })} announce>
          {say('done.text')}
        </Notice>
      )}
      {at === 'undone' && <Notice title={say('undone.title')}>{say('undone.text')}</Notice>}
      {at === 'forgotten' && (
        <Notice title={say('forgotten.title')}>
          <p>{say('forgotten.text', { days: keptDays })}</p>
        </Notice>
      )}
      {found.refused && at === 'preview' && (
        <Notice kind="warning" title={say('preview.decide')}>
          {say(`decide.${found.refused}`)}
        </Notice>
      )}
      {at === 'preview' && changesNothing(found) && (
        <Notice title={say('preview.nothing')}>{say('preview.nothing.text')}</Notice>
      )}
      {at === 'preview' && <OpenQuestions visit={visit} found={found} />}
      <Outlooks visit={visit} found={found} />
      {at === 'preview' && <ConfirmForm visit={visit} found={found} error={error} />}
      {at === 'done' && found.isLatest && (
        <ActionButton action={`${pathOf(found)}/undo`} submitLabel={say('undo.submit')} submitKind="secondary" />
      )}
      <Problems visit={visit} found={found} />
      <FoundFiles visit={visit} found={found} canCorrect={at === 'preview'} />
    </>,
  );
}
