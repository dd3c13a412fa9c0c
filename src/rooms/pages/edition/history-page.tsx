import { v7 as uuidv7 } from 'uuid';
import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { formatMoment } from '#ground/i18n/format.js';
import { ActionButton, Notice, PageHeader, Stack, Table } from '#ground/ui/index.js';
import { pathOf } from '../defaults/index.js';
import { words } from '../words.js';
import { Texts } from './edit-page.js';
import { pageOf } from './form.js';
import { currentEdition, findEdition, historyOf } from './queries.js';

/** Who saved a page, and when. */
export async function showHistory(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const page = pageOf(visit);
  const history = await historyOf(visit, page);
  const title = say('history.heading', { page: say(`edit.page.${page}`) });
  const brought = { version: 0, savedAt: null, savedBy: null, restoredVersion: null };
  const rows = [...history, brought].map(({ version, savedAt, savedBy, restoredVersion }, index) => ({
    version: <a href={`/pages/${page}/history/${version}`}>{say('history.version', { version })}</a>,
    when: savedAt ? formatMoment(visit.locale, visit.timeZone, savedAt) : say('history.brought'),
    who: savedBy ?? '',
    note: [
      index === 0 ? say('history.shown') : '',
      restoredVersion === null ? '' : say('history.restored', { version: restoredVersion }),
    ]
      .filter(Boolean)
      .join(' '),
  }));
  return visit.page(
    { title, noIndex: true },
    <Stack>
      <PageHeader
        title={title}
        meta={
          <>
            <a href={pathOf(page)}>{say('edit.see')}</a>
            <a href={`/pages/${page}/edit`}>{say('page.edit')}</a>
          </>
        }
      />
      <Table
        caption={title}
        label={title}
        hideCaption
        stacks
        columns={[
          { key: 'version', label: say('history.column.version'), rowHeading: true },
          { key: 'when', label: say('history.column.when') },
          { key: 'who', label: say('history.column.who') },
          { key: 'note', label: say('history.column.note') },
        ]}
        rows={rows}
      />
    </Stack>,
  );
}

/** One version as it was, and the way to bring it back. */
export async function showVersion(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const page = pageOf(visit);
  const typed = visit.param('version');
  const edition = /^\d{1,6}$/.test(typed) ? await findEdition(visit, page, Number(typed)) : undefined;
  if (!edition) throw notFound();
  const current = await currentEdition(visit, page);
  const title = say('history.version.heading', { page: say(`edit.page.${page}`), version: edition.version });
  return visit.page(
    { title, noIndex: true },
    <Stack>
      <PageHeader title={title} meta={<a href={`/pages/${page}/history`}>{say('edit.history')}</a>} />
      {edition.version === current.version ? (
        <Notice title={say('history.shown')} />
      ) : (
        <ActionButton
          action={`/pages/${page}/restorations`}
          submitLabel={say('history.restore')}
          hidden={{ id: uuidv7(), base: String(current.version), version: String(edition.version) }}
        />
      )}
      <Texts visit={visit} title={say('history.text')} text={edition} />
    </Stack>,
  );
}
