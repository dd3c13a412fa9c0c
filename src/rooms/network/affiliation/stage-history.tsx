import { formatDate, formatDay } from '#ground/i18n/format.js';
import type { Visit } from '#ground/http/visit.js';
import { Badge } from '#ground/ui/index.js';
import type { Stage } from '../stage.js';
import { words } from '../words.js';
import type { Affiliation } from './history.js';

/** The stages a school has stood at, the latest first, with reasons where they are known. */
export function StageHistory({
  visit: { locale, timeZone },
  affiliations,
  stages,
}: {
  visit: Visit;
  affiliations: Affiliation[];
  stages: Stage[];
}) {
  const say = words.in(locale);
  const month = (day: string) => formatDate(locale, day, { dateStyle: 'medium' });
  const isMadeUp = affiliations.every(({ fictional }) => fictional);
  return (
    <>
      {isMadeUp && (
        <p>
          <Badge tone="info">{say('madeUp')}</Badge>
        </p>
      )}
      <ol class="stage-history">
        {affiliations.map(({ stage, since, until, fictional, reasons }) => (
          <li class={until === null ? 'stage-history__item stage-history__item--now' : 'stage-history__item'}>
            <p class="stage-history__stage">
              {stages.find(({ key }) => key === stage)?.name}{' '}
              {fictional && !isMadeUp && <Badge tone="info">{say('madeUp')}</Badge>}
            </p>
            <p class="stage-history__time">
              {until === null
                ? say('affiliation.sinceDay', { since: month(since) })
                : say('affiliation.fromTo', { since: month(since), until: month(until) })}
            </p>
            {reasons.map(({ change, reason, by, at }) => (
              <p class="stage-history__reason">
                {say(change === 'began' ? 'affiliation.began' : 'affiliation.ended', {
                  by: by ?? say('someone'),
                  date: formatDay(locale, timeZone, at, 'medium'),
                })}{' '}
                {reason}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </>
  );
}
