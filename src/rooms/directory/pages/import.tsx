import type { Visit } from '#ground/http/visit.js';
import { formatNumber } from '#ground/i18n/format.js';
import { ButtonLink, Notice, Progress, type ProgressAnswer, StatRow } from '#ground/ui/index.js';
import { type DirectoryImport, listProblems } from '../queries.js';
import { words } from '../words.js';
import { ImportHeader, WayToImports } from './header.js';
import { showMapping } from './mapping.js';
import { showPreview } from './preview.js';
import { FileProblems } from './problem-views.js';
import { lookAt, type State } from './state.js';

/** `/directory/imports/:id`: whatever comes next for this file. */
export async function showImport(visit: Visit): Promise<Response> {
  const { found, state } = await lookAt(visit);
  if (state.at === 'mapping') return showMapping(visit);
  if (state.at === 'preview') return showPreview(visit, found);
  if (state.at === 'working') return showWork(visit, found, state);
  return state.at === 'failed' ? showFailure(visit, found, state) : showOutcome(visit, found);
}

/** `/directory/imports/:id/progress`: how far the running step is. */
export async function answerProgress(visit: Visit): Promise<Response> {
  const { found, state } = await lookAt(visit);
  return visit.json(progressAnswer(visit, found, state));
}

const stepNumber = { reading: 0, checking: 1, importing: 2 };

function showWork(visit: Visit, found: DirectoryImport, state: State & { at: 'working' }): Promise<Response> {
  const say = words.in(visit.locale);
  const { done, total, text } = progressAnswer(visit, found, state);
  return visit.page(
    { title: found.fileName, noIndex: true, before: <WayToImports visit={visit} />, refreshSeconds: 5 },
    <>
      <ImportHeader visit={visit} found={found} at={stepNumber[state.step]} />
      <Progress
        label={say(`working.${state.step}`)}
        done={done}
        total={total}
        text={text}
        pollHref={`/directory/imports/${found.id}/progress`}
      />
      <p>{say('working.leave')}</p>
    </>,
  );
}

function progressAnswer(visit: Visit, found: DirectoryImport, state: State): ProgressAnswer {
  if (state.at !== 'working') return { done: 1, total: 1, state: state.at === 'failed' ? 'failed' : 'done', text: '' };
  const say = words.in(visit.locale);
  const number = (value: number) => formatNumber(visit.locale, value);
  const done = state.progress?.done ?? 0;
  const total = state.progress?.total ?? found.head?.rows ?? 1;
  if (state.progress?.state !== 'running') return { done: 0, total, state: 'running', text: say('working.waiting') };
  return {
    done,
    total,
    state: 'running',
    text: done > 0 ? say('working.rows', { done: number(done), total: number(total) }) : say('working.begun'),
  };
}

async function showFailure(visit: Visit, found: DirectoryImport, state: State & { at: 'failed' }): Promise<Response> {
  const say = words.in(visit.locale);
  const problems = state.step === 'reading' ? await listProblems(visit, found.id, { limit: 20 }) : [];
  const reason = state.failure === 'too-many-closed' || state.failure === 'unreadable' ? state.failure : 'unexpected';
  const [href, next] =
    state.step === 'reading'
      ? ['/directory/imports', say('failed.again')]
      : [`/directory/imports/${found.id}/mapping`, say('failed.back')];
  return visit.page(
    { title: found.fileName, noIndex: true, before: <WayToImports visit={visit} /> },
    <>
      <ImportHeader visit={visit} found={found} at={stepNumber[state.step]} />
      <Notice kind="error" title={say(`failed.${reason}`)} announce>
        {say(`failed.${reason}.text`)}
      </Notice>
      {problems.length > 0 && <FileProblems visit={visit} format="csv" problems={problems} />}
      <p>
        <ButtonLink href={href}>{next}</ButtonLink>
      </p>
    </>,
  );
}

function showOutcome(visit: Visit, found: DirectoryImport): Promise<Response> {
  const say = words.in(visit.locale);
  const { outcome, plan } = found;
  const counted = (['added', 'changed', 'closed', 'reopened', 'newDistricts', 'shapes'] as const).map((key) => ({
    key,
    value: outcome?.[key] ?? 0,
  }));
  return visit.page(
    { title: found.fileName, noIndex: true, before: <WayToImports visit={visit} /> },
    <>
      <ImportHeader visit={visit} found={found} at={4} />
      <Notice kind="success" title={say('done.title')} announce>
        {say('done.text')}
      </Notice>
      <StatRow
        figures={counted
          .filter(({ key, value }) => value > 0 || key === 'added' || key === 'changed')
          .map(({ key, value }) => ({ label: say(`count.${key}`), value: formatNumber(visit.locale, value) }))}
      />
      <p>
        <ButtonLink href={plan?.subject === 'district' ? '/districts' : '/schools'}>{say('done.look')}</ButtonLink>{' '}
        <ButtonLink kind="secondary" href={`/directory/imports/${found.id}/problems`}>
          {say('preview.report')}
        </ButtonLink>
      </p>
    </>,
  );
}
