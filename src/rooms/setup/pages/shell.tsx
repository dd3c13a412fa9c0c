import type { Child } from 'hono/jsx';
import type { FieldError } from '#ground/http/errors.js';
import type { PageMeta, Visit } from '#ground/http/visit.js';
import { ErrorSummary, PageHeader, Stepper } from '#ground/ui/index.js';
import { words } from '../words.js';

const steps = ['code', 'coalition', 'person', 'begin'] as const;
export type Step = (typeof steps)[number];

export interface SetupPage {
  step: Step;
  title: string;
  lead?: string;
  errors?: FieldError[];
  status?: PageMeta['status'];
  /** Where a step that is done can be changed. */
  back?: Partial<Record<Step, string>>;
}

/** What stands around each step: how many there are, and where one is. */
export function setupPage(visit: Visit, page: SetupPage, content: Child): Promise<Response> {
  const say = words.in(visit.locale);
  const { step, title, lead, errors = [], status = errors.length > 0 ? 422 : 200, back = {} } = page;
  const current = steps.indexOf(step);
  return visit.page(
    { title, noIndex: true, width: 'text', status },
    <>
      <ErrorSummary title={say('form.problem')} errors={errors} />
      <Stepper
        label={say('steps')}
        steps={steps.map((each, index) => {
          const state = index < current ? 'done' : index === current ? 'current' : 'ahead';
          return { label: say(`step.${each}`), state, stateLabel: say(`step.is.${state}`), href: back[each] };
        })}
      />
      <PageHeader title={title} lead={lead} />
      {content}
    </>,
  );
}
