import type { Child } from 'hono/jsx';
import type { Visit } from '#ground/http/visit.js';
import { Breadcrumbs, PageHeader, Stepper } from '#ground/ui/index.js';
import type { DirectoryImport } from '../queries.js';
import { words } from '../words.js';

/** Title and steps, the same on every page of one import. `at` counts the steps from 0; 4 is past the last. */
export function ImportHeader({
  visit,
  found,
  at,
  children,
}: {
  visit: Visit;
  found: DirectoryImport;
  at: number;
  children?: Child;
}) {
  const say = words.in(visit.locale);
  const steps = (['upload', 'mapping', 'preview', 'done'] as const).map((step, index) => ({
    label: say(`step.${step}`),
    state: index < at ? ('done' as const) : index === at ? ('current' as const) : ('ahead' as const),
    stateLabel: say(index < at ? 'step.isDone' : index === at ? 'step.isCurrent' : 'step.isAhead'),
    ...(step === 'mapping' && at === 2 ? { href: `/directory/imports/${found.id}/mapping` } : {}),
  }));
  return (
    <>
      <PageHeader kicker={say('import.kicker')} title={found.fileName} lead={children} />
      <Stepper label={say('steps')} steps={steps} />
    </>
  );
}

export function WayToImports({ visit }: { visit: Visit }) {
  const say = words.in(visit.locale);
  return <Breadcrumbs label={say('way')} links={[{ href: '/directory/imports', label: say('imports.title') }]} />;
}
