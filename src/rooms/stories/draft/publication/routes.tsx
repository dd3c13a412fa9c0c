import { z } from 'zod';
import {
  Breadcrumbs,
  ButtonLink,
  ErrorSummary,
  Form,
  Notice,
  PageHeader,
  Progress,
  type ProgressAnswer,
  TextArea,
} from '#ground/ui/index.js';
import { conflict, invalid, notFound } from '#ground/http/errors.js';
import { get, post } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { progressOf } from '#ground/jobs/progress.js';
import { askToPublish, askToWithdraw } from '../../edition/actions.js';
import { publicStateOf } from '../../edition/queries.js';
import { readinessOf } from '../../edition/readiness.js';
import { mayTellStories } from '../../policy.js';
import { words } from '../../words.js';
import { deleteDraft } from '../actions.js';
import { draftAt, draftPath, idIn } from '../find.js';
import { BackToDraft, PublishPanel } from './panel.js';
import { both, line } from '../parts/read.js';
import type { Draft } from '../queries.js';

const one = '/stories/drafts/:id';

/** Publishing and withdrawing are asked for here and done by jobs. */
export const publicationRoutes = [
  post(`${one}/publications`, mayTellStories, publish),
  get(`${one}/publications/:publication`, mayTellStories, publicationPage),
  get(`${one}/publications/:publication/progress`, mayTellStories, async (visit) => visit.json(await answer(visit))),
  get(`${one}/withdrawal`, mayTellStories, async (visit) => withdrawalPage(visit, await draftAt(visit))),
  post(`${one}/withdrawal`, mayTellStories, withdraw),
  post(`${one}/deletion`, mayTellStories, async (visit) => {
    const draft = await draftAt(visit);
    if (!(await deleteDraft(visit, draft))) throw conflict(words.in(visit.locale)('draft.kept'));
    return visit.redirect('/stories/drafts');
  }),
];

async function publish(visit: Visit): Promise<Response> {
  const draft = await draftAt(visit);
  const say = words.in(visit.locale);
  const id = z.uuid().safeParse(visit.form.text('id'));
  if (!id.success) throw invalid([], say('publish.again'));
  const again = await visit.client.query('select from commons.story_publication where id = $1', [id.data]);
  if (again.rowCount) return visit.redirect(`${draftPath(draft)}/publications/${id.data}`);
  if (Number(visit.form.text('version')) !== draft.version) throw conflict(say('stale.page'));
  const readiness = await readinessOf(visit, draft);
  if (!readiness.ready) throw invalid([], say('publish.unfinished'));
  const state = await publicStateOf(visit, draft.id);
  const correction = both(visit.form, 'correction');
  const corrects = state?.edition !== undefined && state.edition !== null;
  if (corrects && !correction.en && !correction.es) return correctionPage(visit, draft);
  return visit.redirect(
    `${draftPath(draft)}/publications/${await askToPublish(visit, draft, id.data, corrects ? correction : null)}`,
  );
}

async function correctionPage(visit: Visit, draft: Draft): Promise<Response> {
  const say = words.in(visit.locale);
  const error = say('fault.correction');
  return visit.page(
    { title: say('publish.title'), noIndex: true, status: 422, width: 'text' },
    <>
      <ErrorSummary title={say('error.summary')} errors={[{ field: 'correction.en', message: error }]} />
      <PublishPanel
        draft={draft}
        readiness={await readinessOf(visit, draft)}
        state={await publicStateOf(visit, draft.id)}
        say={say}
        error={error}
      />
      <BackToDraft draft={draft} say={say} />
    </>,
  );
}

async function publicationPage(visit: Visit): Promise<Response> {
  const draft = await draftAt(visit);
  const say = words.in(visit.locale);
  const { state, text } = await answer(visit);
  const open = await publicStateOf(visit, draft.id);
  return visit.page(
    {
      title: say('publish.title'),
      noIndex: true,
      width: 'text',
      ...(state === 'running' ? { refreshSeconds: 3 } : {}),
      before: (
        <Breadcrumbs
          label={say('crumbs')}
          links={[{ href: draftPath(draft), label: draft.title[visit.locale] || draft.title.en || draft.title.es }]}
        />
      ),
    },
    <>
      <PageHeader title={say('publish.title')} />
      {state === 'running' && (
        <Progress
          label={say('publish.progress')}
          done={0}
          total={1}
          text={text}
          pollHref={`${visit.url.pathname}/progress`}
        />
      )}
      {state === 'failed' && (
        <>
          <Notice kind="error" title={say('publish.failed')}>
            <p>{text}</p>
          </Notice>
          <BackToDraft draft={draft} say={say} />
        </>
      )}
      {state === 'done' && (
        <>
          <Notice kind="success" title={say('publish.done')} announce>
            <p>{say('publish.doneText')}</p>
          </Notice>
          <ButtonLink href={`/stories/${open?.slug ?? ''}`}>{say('publish.see')}</ButtonLink>
        </>
      )}
    </>,
  );
}

async function answer(visit: Visit): Promise<ProgressAnswer> {
  const say = words.in(visit.locale);
  const id = idIn(visit, 'publication');
  const { rowCount } = await visit.client.query(
    'select from commons.story_publication where id = $1 and story_id = $2',
    [id, idIn(visit, 'id')],
  );
  if (!rowCount) throw notFound();
  const progress = await progressOf(visit, id);
  const state = progress?.state === 'done' || progress?.state === 'failed' ? progress.state : 'running';
  const failure = z.enum(['role', 'changed', 'figure', 'picture', 'unfinished']).safeParse(progress?.failure);
  const text =
    state === 'failed'
      ? say(failure.success ? `failure.${failure.data}` : 'failure.unexpected')
      : say('publish.running');
  return { done: state === 'done' ? 1 : 0, total: 1, state, text };
}

async function withdraw(visit: Visit): Promise<Response> {
  const draft = await draftAt(visit);
  const reason = line(visit.form, 'reason');
  if (!reason || reason.length > 2000)
    return withdrawalPage(visit, draft, reason, words.in(visit.locale)('fault.reason'));
  await askToWithdraw(visit, draft, reason);
  return visit.redirect(draftPath(draft));
}

function withdrawalPage(visit: Visit, draft: Draft, reason = '', error?: string): Promise<Response> {
  const say = words.in(visit.locale);
  return visit.page(
    {
      title: say('withdraw.title'),
      noIndex: true,
      width: 'text',
      status: error ? 422 : 200,
      before: (
        <Breadcrumbs
          label={say('crumbs')}
          links={[{ href: draftPath(draft), label: draft.title[visit.locale] || draft.title.en || draft.title.es }]}
        />
      ),
    },
    <>
      <ErrorSummary title={say('error.summary')} errors={error ? [{ field: 'reason', message: error }] : []} />
      <PageHeader title={say('withdraw.title')} lead={say('withdraw.lead')} />
      <Form action={`${draftPath(draft)}/withdrawal`} submitLabel={say('withdraw.submit')} submitKind="danger">
        <TextArea name="reason" label={say('field.reason')} hint={say('hint.reason')} value={reason} error={error} />
      </Form>
    </>,
  );
}
