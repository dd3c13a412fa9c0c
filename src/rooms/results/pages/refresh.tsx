import { refused } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { enqueue } from '#ground/jobs/enqueue.js';
import { progressOf } from '#ground/jobs/progress.js';
import { ActionButton, Notice, Progress, type ProgressAnswer, Stack } from '#ground/ui/index.js';
import { openPlace, type Place } from '../places.js';
import { districtStates } from '../refresh/state.js';
import { words } from '../words.js';

/** For the steward: whether the records have changed since the results were counted, and a button to count them again now. */
export async function Freshness({ visit, place }: { visit: Visit; place: Place }) {
  if (place.opens !== 'district') return <></>;
  const say = words.in(visit.locale);
  const { state, done, total, text } = await progressAnswer(visit, place.districtId);
  if (state === 'running')
    return (
      <Progress
        label={say('refresh.running')}
        done={done}
        total={total}
        text={text}
        pollHref={`/results/${place.districtId}/refresh/progress`}
      />
    );
  const [district] = await districtStates(visit, place.districtId);
  if (!district?.changed) return <></>;
  return (
    <Notice title={say('refresh.stale')} kind="info">
      <Stack gap="s">
        <p>{say(state === 'failed' ? 'refresh.failed' : 'refresh.stale-text')}</p>
        <ActionButton action={`/results/${place.districtId}/refresh`} submitLabel={say('refresh.now')} />
      </Stack>
    </Notice>
  );
}

/** `POST /results/:place/refresh`: counts the district's results again where the records changed. */
export async function postRefresh(visit: Visit): Promise<Response> {
  return visit.redirect(`/results/${await askForRefresh(visit)}`);
}

/** @returns the district that is counted again; while it is counted, asking again does nothing */
export async function askForRefresh(visit: Visit): Promise<string> {
  const place = await openPlace(visit);
  if (place.opens !== 'district') throw refused();
  const { state } = await progressAnswer(visit, place.districtId);
  if (state !== 'running') await enqueue(visit, 'refresh-results', place.districtId);
  return place.districtId;
}

/** `/results/:place/refresh/progress`: how far it is. */
export async function answerProgress(visit: Visit): Promise<Response> {
  const place = await openPlace(visit);
  return visit.json(await progressAnswer(visit, place.districtId));
}

export async function progressAnswer(visit: Visit, district: string): Promise<ProgressAnswer> {
  const say = words.in(visit.locale);
  const progress = await progressOf(visit, district);
  const [done, total] = [progress?.done ?? 0, progress?.total ?? 1];
  if (progress?.state !== 'waiting' && progress?.state !== 'running')
    return { done: 1, total: 1, state: progress?.state ?? 'done', text: '' };
  return {
    done,
    total,
    state: 'running',
    text: progress.state === 'waiting' ? say('refresh.waiting') : say('refresh.years', { done, total }),
  };
}
