import type { Child } from 'hono/jsx';
import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { Breadcrumbs, PageHeader, Stack, Stepper } from '#ground/ui/index.js';
import { type FigureImport, findImport } from '../import.js';
import { words } from '../words.js';

export type StepName = 'mapping' | 'places' | 'source' | 'preview';
const steps: readonly StepName[] = ['mapping', 'places', 'source', 'preview'];

/** The import that the address names, if the actor may see it. */
export async function importOf(visit: Visit): Promise<FigureImport> {
  const found = await findImport(visit, visit.param('id'));
  if (!found) throw notFound();
  return found;
}

/** A page of one import: where it is among the steps, and what is asked. */
export function stepPage(
  visit: Visit,
  found: FigureImport,
  step: StepName,
  content: Child,
  options: { status?: 200 | 422; refreshSeconds?: number } = {},
): Promise<Response> {
  const say = words.in(visit.locale);
  const at = steps.indexOf(step);
  const reached = found.publishedAs ? steps.length : found.source ? 3 : found.mapping ? 2 : 0;
  return visit.page(
    {
      title: `${say(`step.${step}`)}: ${found.fileName}`,
      noIndex: true,
      width: 'wide',
      before: (
        <Breadcrumbs label={say('breadcrumbs')} links={[{ href: '/figures/imports', label: say('list.title') }]} />
      ),
      ...options,
    },
    <Stack gap="l">
      <PageHeader
        kicker={found.fileName}
        title={say(`step.${step}`)}
        lead={say(found.publishedAs ? 'lead.published' : `lead.${step}`)}
      />
      <Stepper
        label={say('steps')}
        steps={steps.map((name, index) => {
          const state = index < at ? 'done' : index === at ? 'current' : 'ahead';
          return {
            label: say(`step.${name}`),
            state,
            stateLabel: say(`step-state.${state}`),
            ...(index <= reached && { href: `/figures/imports/${found.id}/${name}` }),
          };
        })}
      />
      {content}
    </Stack>,
  );
}
