import type { Visit } from '#ground/http/visit.js';
import { progressOf } from '#ground/jobs/progress.js';
import {
  Breadcrumbs,
  ButtonLink,
  Cluster,
  Notice,
  PageHeader,
  Progress,
  type ProgressAnswer,
  Stack,
} from '#ground/ui/index.js';
import { words } from '../words.js';
import { importOf } from './frame.js';
import { saysFailure } from './trouble-words.js';

/** `/figures/imports/:id`: waits for what is being worked out, and goes on to the next step. */
export async function showImport(visit: Visit): Promise<Response> {
  const found = await importOf(visit);
  const here = `/figures/imports/${found.id}`;
  const progress = await progressOf(visit, found.id);
  const say = words.in(visit.locale);
  const before = (
    <Breadcrumbs label={say('breadcrumbs')} links={[{ href: '/figures/imports', label: say('list.title') }]} />
  );
  if (progress?.state === 'waiting' || progress?.state === 'running')
    return visit.page(
      { title: found.fileName, noIndex: true, width: 'text', before, refreshSeconds: 3 },
      <Stack gap="l">
        <PageHeader kicker={found.fileName} title={say('working.title')} lead={say('working.lead')} />
        <Progress
          label={say('working.title')}
          done={progress.done}
          total={progress.total ?? 1}
          text={say('working.text')}
          pollHref={`${here}/progress`}
        />
      </Stack>,
    );
  if (progress?.state === 'failed')
    return visit.page(
      { title: found.fileName, noIndex: true, width: 'text', before, status: 422 },
      <Stack gap="l">
        <PageHeader kicker={found.fileName} title={say('failed.title')} />
        <Notice kind="error" title={saysFailure(visit.locale, progress.failure)} />
        <Cluster>
          <ButtonLink href={found.mapping ? `${here}/mapping` : '/figures/imports'}>
            {say(found.mapping ? 'failed.mapping' : 'failed.again')}
          </ButtonLink>
        </Cluster>
      </Stack>,
    );
  return visit.redirect(`${here}/${found.source ? 'preview' : found.mapping ? 'source' : 'mapping'}`);
}

/** What the page asks while it waits. */
export async function importProgress(visit: Visit): Promise<Response> {
  const found = await importOf(visit);
  const progress = await progressOf(visit, found.id);
  const running = progress?.state === 'waiting' || progress?.state === 'running';
  return visit.json({
    done: progress?.done ?? 0,
    total: progress?.total ?? 1,
    state: running ? 'running' : progress?.state === 'failed' ? 'failed' : 'done',
    text: words.in(visit.locale)('working.text'),
  } satisfies ProgressAnswer);
}
