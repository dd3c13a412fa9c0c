import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { formatMoment } from '#ground/i18n/format.js';
import {
  Breadcrumbs,
  ErrorSummary,
  Notice,
  PageHeader,
  Progress,
  type ProgressAnswer,
  Stack,
} from '#ground/ui/index.js';
import { words } from '../words.js';
import { Decision } from './decision.js';
import { Facts, namesOf } from './facts.js';
import { AccessLog, contentOf, Holds } from './holds.js';
import { deskPath, reportPath, StateBadge } from './list.js';
import { type Found, lookUp } from './look-up.js';
import { listAccesses, type State, waitsFor } from './queries.js';

/** `/reports/:place/:id`: what it holds and for whom, what is to be decided, and who opened it. */
export const showReport = (visit: Visit): Promise<Response> => showAgain(visit, []);

/** The same page, with what was wrong with the form on it. */
export async function showAgain(visit: Visit, errors: FieldError[]): Promise<Response> {
  const found = await lookUp(visit);
  const { desk, report, state } = found;
  const say = words.in(visit.locale);
  const issuing = state.at === 'issuing';
  const names = await namesOf(visit, report);
  const accesses = report.issue ? await listAccesses(visit, report) : undefined;
  const content = report.issue || state.at === 'waiting' ? await contentOf(visit, found) : undefined;
  return visit.page(
    {
      title: say('report.title', { recipient: report.recipientOrganization }),
      noIndex: true,
      width: 'wide',
      status: errors.length > 0 ? 422 : 200,
      before: (
        <Breadcrumbs label={say('breadcrumbs')} links={[{ href: deskPath(desk), label: say('reports.title') }]} />
      ),
      ...(issuing && { refreshSeconds: 3 }),
    },
    <Stack gap="l">
      <ErrorSummary title={say('form.wrong')} errors={errors} />
      <PageHeader
        kicker={report.issue ? say('report.number', { number: report.issue.number }) : say('report.kicker')}
        title={say('report.title', { recipient: report.recipientOrganization })}
        meta={<StateBadge visit={visit} state={state} waits={waitsFor(visit, desk, report, state)} />}
      />
      {issuing && (
        <Progress
          label={say('state.issuing')}
          {...progressAnswer(state)}
          pollHref={`${reportPath(desk, report)}/progress`}
        />
      )}
      <Standing visit={visit} {...found} />
      <Facts visit={visit} report={report} names={names} />
      <Decision visit={visit} found={found} errors={errors} />
      {accesses && <AccessLog visit={visit} report={report} accesses={accesses} />}
      {content && <Holds visit={visit} report={report} content={content} />}
    </Stack>,
  );
}

/** `…/progress`: whether it is frozen yet. */
export async function answerProgress(visit: Visit): Promise<Response> {
  return visit.json(progressAnswer((await lookUp(visit)).state));
}

function progressAnswer({ at }: State): ProgressAnswer {
  if (at === 'issuing') return { done: 0, total: 1, state: 'running', text: '' };
  return { done: 1, total: 1, state: at === 'failed' ? 'failed' : 'done', text: '' };
}

function Standing({ visit: { locale, timeZone, url }, report, state }: Found & { visit: Visit }) {
  const say = words.in(locale);
  if (report.end)
    return (
      <Notice
        title={say(report.approval ? 'standing.withdrawn' : 'standing.refused', {
          person: report.end.by,
          when: formatMoment(locale, timeZone, report.end.at),
        })}
      >
        <p>{report.end.reason}</p>
      </Notice>
    );
  if (state.at === 'failed')
    return (
      <Notice kind="error" title={say('standing.failed')} announce>
        <p>{say(state.failure === 'nothing' ? 'failed.nothing' : 'failed.unexpected')}</p>
      </Notice>
    );
  if (state.at === 'open' && url.searchParams.has('sent'))
    return (
      <Notice kind="success" title={say('link.sent')} announce>
        <p>{say('link.sent-text')}</p>
      </Notice>
    );
  return <></>;
}
