import type { Visit } from '#ground/http/visit.js';
import { formatMoment } from '#ground/i18n/format.js';
import { PageHeader, Table } from '#ground/ui/index.js';
import { pageNames, pathOf } from '../defaults/index.js';
import { words } from '../words.js';
import { historyOf } from './queries.js';

/** Every page of the coalition's own, and when it was last changed. */
export async function showPages(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const rows = [];
  for (const page of pageNames) {
    const [last] = await historyOf(visit, page);
    const name = say(`edit.page.${page}`);
    rows.push({
      page: <a href={pathOf(page)}>{name}</a>,
      changed: last
        ? say('list.changed', {
            when: formatMoment(visit.locale, visit.timeZone, last.savedAt),
            who: last.savedBy ?? '',
          })
        : say('history.brought'),
      edit: (
        <a href={`/pages/${page}/edit`}>
          {say('list.edit')} <span class="visually-hidden">{name}</span>
        </a>
      ),
      history: (
        <a href={`/pages/${page}/history`}>
          {say('edit.history')} <span class="visually-hidden">{name}</span>
        </a>
      ),
    });
  }
  const title = say('list.title');
  return visit.page(
    { title, noIndex: true },
    <>
      <PageHeader title={title} lead={say('list.lead')} />
      <Table
        caption={title}
        label={title}
        hideCaption
        stacks
        columns={[
          { key: 'page', label: say('list.column.page'), rowHeading: true },
          { key: 'changed', label: say('list.column.changed') },
          { key: 'edit', label: say('list.column.edit') },
          { key: 'history', label: say('list.column.history') },
        ]}
        rows={rows}
      />
    </>,
  );
}
