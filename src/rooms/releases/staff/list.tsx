import type { Visit } from '#ground/http/visit.js';
import { formatDate, formatMoment } from '#ground/i18n/format.js';
import { Badge, ButtonLink, EmptyState, LinkList, PageHeader, Stack, Table } from '#ground/ui/index.js';
import { listIndicators, yearName } from '#rooms/results/room.js';
import { words } from '../words.js';
import {
  type District,
  districtsOf,
  type KnownProposal,
  listProposals,
  openDistrict,
  type State,
  stateOf,
} from './queries.js';

/** `/releases/proposals`: the one district of this person, or the choice between several. */
export async function showDistricts(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const districts = await districtsOf(visit);
  if (districts.length === 1) return visit.redirect(`/releases/proposals/${districts[0]!.id}`);
  return visit.page(
    { title: say('proposals.title'), noIndex: true },
    <>
      <PageHeader title={say('proposals.title')} lead={say('proposals.choose')} />
      <LinkList links={districts.map(({ id, name }) => ({ href: `/releases/proposals/${id}`, label: name }))} />
    </>,
  );
}

/** `/releases/proposals/:district`: what was proposed; what waits for a person stands out by its badge. */
export async function showProposals(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const district = await openDistrict(visit);
  const names = new Map((await listIndicators(visit)).map(({ key, name }) => [key, name[visit.locale]]));
  const rows = [];
  for (const proposal of await listProposals(visit, district)) rows.push(await rowOf(visit, proposal, names));
  return visit.page(
    { title: say('proposals.title'), noIndex: true, width: 'wide' },
    <Stack gap="l">
      <PageHeader
        kicker={district.name}
        title={say('proposals.title')}
        lead={say('proposals.lead')}
        actions={<ButtonLink href={newPath(district)}>{say('proposals.new')}</ButtonLink>}
      />
      <Table
        caption={say('proposals.title')}
        hideCaption
        stacks
        label={say('proposals.title')}
        columns={[
          { key: 'what', label: say('column.what'), rowHeading: true },
          { key: 'state', label: say('column.state') },
          { key: 'who', label: say('column.who') },
          { key: 'when', label: say('column.when') },
        ]}
        rows={rows}
        empty={<EmptyState title={say('proposals.empty')} text={say('proposals.empty-text')} />}
      />
    </Stack>,
  );
}

export const newPath = ({ id }: District): string => `/releases/proposals/${id}/new`;
export const proposalPath = ({ districtId, id }: Pick<KnownProposal, 'districtId' | 'id'>): string =>
  `/releases/proposals/${districtId}/${id}`;

const tones = {
  looking: 'info',
  publishing: 'info',
  failed: 'danger',
  unsafe: 'danger',
  stale: 'warning',
  waiting: 'warning',
  released: 'success',
  ended: 'neutral',
} as const satisfies Record<State['at'], string>;

async function rowOf(visit: Visit, proposal: KnownProposal, names: ReadonlyMap<string, string>) {
  const say = words.in(visit.locale);
  const { at } = await stateOf(visit, proposal);
  return {
    what: (
      <a href={proposalPath(proposal)}>
        {proposal.indicators.map((key) => names.get(key) ?? key).join(', ')} · {proposal.years.map(yearName).join(', ')}
      </a>
    ),
    state: (
      <>
        {proposal.audience === 'teams' && (
          <>
            <Badge>{say('audience.teams')}</Badge>{' '}
          </>
        )}
        <Badge tone={tones[at]}>
          {at === 'released' ? say('release.number', { number: proposal.released ?? 0 }) : say(`state.${at}`)}
        </Badge>
        {proposal.approval?.repeatsUntil && !proposal.end && (
          <> {say('state.repeats', { day: formatDate(visit.locale, proposal.approval.repeatsUntil) })}</>
        )}
      </>
    ),
    who: proposal.proposer,
    when: formatMoment(visit.locale, visit.timeZone, proposal.proposedAt),
  };
}
