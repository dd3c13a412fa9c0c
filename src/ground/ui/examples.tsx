import { examples as badge } from './badge/component.examples.js';
import { examples as breadcrumbs } from './breadcrumbs/component.examples.js';
import { examples as button } from './button/component.examples.js';
import { examples as card } from './card/component.examples.js';
import { examples as chart } from './chart/component.examples.js';
import { examples as chartFrame } from './chart-frame/component.examples.js';
import { examples as choices } from './choices/component.examples.js';
import { examples as dateField } from './date-field/component.examples.js';
import { examples as disclosure } from './disclosure/component.examples.js';
import { examples as downloadLinks } from './download-links/component.examples.js';
import { examples as emptyState } from './empty-state/component.examples.js';
import { examples as errorSummary } from './error-summary/component.examples.js';
import { examples as field } from './field/component.examples.js';
import { examples as figureNumber } from './figure-number/component.examples.js';
import { examples as fileField } from './file-field/component.examples.js';
import { examples as filters } from './filters/component.examples.js';
import { examples as form } from './form/component.examples.js';
import { examples as layout } from './layout/component.examples.js';
import { examples as linkList } from './link-list/component.examples.js';
import { examples as mapFrame } from './map-frame/component.examples.js';
import { examples as markdown } from './markdown/component.examples.js';
import { examples as notice } from './notice/component.examples.js';
import { examples as pageHeader } from './page-header/component.examples.js';
import { examples as pagination } from './pagination/component.examples.js';
import { examples as picture } from './picture/component.examples.js';
import { examples as problemList } from './problem-list/component.examples.js';
import { examples as progress } from './progress/component.examples.js';
import { examples as quote } from './quote/component.examples.js';
import { examples as searchField } from './search-field/component.examples.js';
import { examples as selectField } from './select-field/component.examples.js';
import { examples as shell } from './shell/component.examples.js';
import { examples as sourceLine } from './source-line/component.examples.js';
import { examples as stepper } from './stepper/component.examples.js';
import { examples as summaryList } from './summary-list/component.examples.js';
import { examples as table } from './table/component.examples.js';
import { examples as tabs } from './tabs/component.examples.js';
import { examples as textArea } from './text-area/component.examples.js';
import { examples as textField } from './text-field/component.examples.js';
import { examples as withheldMark } from './withheld-mark/component.examples.js';
import type { Example } from './example.js';
import { PageHeader } from './page-header/component.js';

/** Every component with its states, by the name of its folder. */
export const catalogue: Record<string, Example[]> = {
  badge,
  breadcrumbs,
  button,
  card,
  chart,
  'chart-frame': chartFrame,
  choices,
  'date-field': dateField,
  disclosure,
  'download-links': downloadLinks,
  'empty-state': emptyState,
  'error-summary': errorSummary,
  field,
  'figure-number': figureNumber,
  'file-field': fileField,
  filters,
  form,
  layout,
  'link-list': linkList,
  'map-frame': mapFrame,
  markdown,
  notice,
  'page-header': pageHeader,
  pagination,
  picture,
  'problem-list': problemList,
  progress,
  quote,
  'search-field': searchField,
  'select-field': selectField,
  shell,
  'source-line': sourceLine,
  stepper,
  'summary-list': summaryList,
  table,
  tabs,
  'text-area': textArea,
  'text-field': textField,
  'withheld-mark': withheldMark,
};

export interface ExamplesPageProps {
  title: string;
  lead: string;
}

/** All states of all components one below the other, for `/components`. */
export function ExamplesPage({ title, lead }: ExamplesPageProps) {
  return (
    <>
      <PageHeader title={title} lead={lead} />
      {Object.entries(catalogue).map(([component, examples]) => (
        <section class="section section--ruled" id={`component-${component}`}>
          <h2>{component}</h2>
          {examples.map(({ name, render }) => (
            <div class="stack stack--s">
              <p class="source-line">{name}</p>
              <div>{render()}</div>
            </div>
          ))}
        </section>
      ))}
    </>
  );
}
