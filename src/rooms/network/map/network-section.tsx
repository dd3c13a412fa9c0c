import type { Child } from 'hono/jsx';
import type { Visit } from '#ground/http/visit.js';
import { Section, Split } from '#ground/ui/index.js';
import { listStages, type Stage } from '../stage.js';
import { StageBadge } from '../stage-badge.js';
import { words } from '../words.js';
import { Drawing } from './drawing.js';
import { outlinesIn } from './outlines.js';
import { pointsIn } from './points.js';
import { mapQuery, viewOf } from './query.js';

const size = { width: 640, height: 440 };

/** Where the coalition's own schools are, and how many stand at each stage; null while there are none. */
export async function networkSection(visit: Visit): Promise<Child> {
  const say = words.in(visit.locale);
  const stages = await listStages(visit, visit.locale);
  const counts = await countByStage(visit);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const view = await viewOf(visit, mapQuery.parse({ stage: 'any' }), size);
  return (
    <Section title={say('ours.title', { count: total })} action={<a href="/map?stage=any">{say('map.small.more')}</a>}>
      <Split aside={<Stages stages={stages} counts={counts} />}>
        <div class="school-map-small">
          <Drawing
            visit={visit}
            view={view}
            small
            label={say('ours.map')}
            districts={await outlinesIn(visit, view)}
            points={await pointsIn(visit, { kind: 'school', stage: 'any' }, view)}
            stages={stages}
          />
        </div>
      </Split>
    </Section>
  );
}

function Stages({ stages, counts }: { stages: Stage[]; counts: ReadonlyMap<string, number> }) {
  return (
    <ol class="stage-counts">
      {stages.map((stage) => (
        <li>
          <a href={`/schools?stage=${stage.key}`}>
            <StageBadge stages={stages} stage={stage.key} />
            <span class="stage-counts__count">{counts.get(stage.key) ?? 0}</span>
          </a>
          <span class="stage-counts__meaning">{stage.meaning}</span>
        </li>
      ))}
    </ol>
  );
}

async function countByStage({ client }: Pick<Visit, 'client'>): Promise<Map<string, number>> {
  const { rows } = await client.query<{ stage: string; count: number }>(
    `select a.stage, count(*)::int as count from commons.affiliation a
     join commons.organization o on o.id = a.organization_id and o.closed_on is null
     where a.until is null group by a.stage`,
  );
  return new Map(rows.map(({ stage, count }) => [stage, count]));
}
