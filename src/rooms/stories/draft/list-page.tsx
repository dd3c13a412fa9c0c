import { Badge, ButtonLink, EmptyState, PageHeader, Table } from '#ground/ui/index.js';
import type { Visit } from '#ground/http/visit.js';
import { formatDay } from '#ground/i18n/format.js';
import { type Say, words } from '../words.js';
import { draftPath } from './find.js';
import { type ListedDraft, listDrafts } from './queries.js';

/** The stories that one may write, with what is public of each. */
export async function draftsPage(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const drafts = await listDrafts(visit);
  const begin = <ButtonLink href="/stories/drafts/new">{say('new.title')}</ButtonLink>;
  return visit.page(
    { title: say('drafts.title'), noIndex: true },
    <>
      <PageHeader title={say('drafts.title')} lead={say('drafts.lead')} actions={begin} />
      <Table
        caption={say('drafts.title')}
        label={say('drafts.title')}
        hideCaption
        stacks
        empty={<EmptyState title={say('drafts.empty')} text={say('drafts.emptyText')} action={begin} />}
        columns={[
          { key: 'title', label: say('field.title'), rowHeading: true },
          { key: 'place', label: say('field.place') },
          { key: 'state', label: say('drafts.state') },
          { key: 'changed', label: say('drafts.changed') },
        ]}
        rows={drafts.map((draft) => ({
          title: <a href={draftPath(draft)}>{draft.title[visit.locale] || draft.title.en || draft.title.es}</a>,
          place: draft.placeName,
          state: <State draft={draft} say={say} />,
          changed: formatDay(visit.locale, visit.timeZone, draft.updatedAt, 'medium'),
        }))}
      />
    </>,
  );
}

function State({ draft, say }: { draft: ListedDraft; say: Say }) {
  if (draft.withdrawn) return <Badge tone="warning">{say('state.withdrawn')}</Badge>;
  if (draft.edition === null) return <Badge>{say('state.draft')}</Badge>;
  const changed = draft.version !== draft.publishedVersion;
  return (
    <Badge tone={changed ? 'info' : 'success'}>
      {say(changed ? 'state.changed' : 'state.published', { edition: draft.edition })}
    </Badge>
  );
}
