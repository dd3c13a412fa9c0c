import type { Visit } from '#ground/http/visit.js';
import { formatDay, formatMoment } from '#ground/i18n/format.js';
import { Badge, ButtonLink, EmptyState, LinkList, PageHeader, Stack, Table } from '#ground/ui/index.js';
import { type Desk, desksOf, openDesk } from '../desks.js';
import { lastDay } from '../report.js';
import { words } from '../words.js';
import { type KnownReport, listReports, type State, stateOf, waitsFor } from './queries.js';

/** `/reports`: the one district or school of this person, or the choice between several. */
export async function showDesks(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const desks = await desksOf(visit);
  if (desks.length === 1) return visit.redirect(deskPath(desks[0]!));
  return visit.page(
    { title: say('reports.title'), noIndex: true },
    <>
      <PageHeader title={say('reports.title')} lead={say('reports.choose')} />
      <LinkList links={desks.map((desk) => ({ href: deskPath(desk), label: desk.name }))} />
    </>,
  );
}

/** `/reports/:place`: what was asked for; what waits for this person comes first. */
export async function showReports(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const desk = await openDesk(visit);
  const reports = [];
  for (const report of await listReports(visit, desk)) {
    const state = await stateOf(visit, report);
    reports.push({ report, state, waits: waitsFor(visit, desk, report, state) });
  }
  return visit.page(
    { title: say('reports.title'), noIndex: true, width: 'wide' },
    <Stack gap="l">
      <PageHeader
        kicker={desk.name}
        title={say('reports.title')}
        lead={say('reports.lead')}
        actions={<ButtonLink href={`${deskPath(desk)}/new`}>{say('reports.new')}</ButtonLink>}
      />
      <Table
        caption={say('reports.title')}
        hideCaption
        stacks
        label={say('reports.title')}
        columns={[
          { key: 'recipient', label: say('column.recipient'), rowHeading: true },
          { key: 'state', label: say('column.state') },
          { key: 'asker', label: say('column.asker') },
          { key: 'expires', label: say('column.expires') },
        ]}
        rows={reports
          .toSorted((a, b) => Number(b.waits) - Number(a.waits))
          .map(({ report, state, waits }) => rowOf(visit, desk, report, state, waits))}
        empty={<EmptyState title={say('reports.empty')} text={say('reports.empty-text')} />}
      />
    </Stack>,
  );
}

export const deskPath = ({ id }: Pick<Desk, 'id'>): string => `/reports/${id}`;
export const reportPath = (desk: Pick<Desk, 'id'>, { id }: { id: string }): string => `${deskPath(desk)}/${id}`;

const tones = {
  waiting: 'warning',
  issuing: 'info',
  failed: 'danger',
  open: 'success',
  refused: 'neutral',
  withdrawn: 'neutral',
  expired: 'neutral',
} as const satisfies Record<State['at'], string>;

/** The state of a report as one word. */
export function StateBadge({ visit, state: { at }, waits }: { visit: Visit; state: State; waits: boolean }) {
  return <Badge tone={tones[at]}>{words.in(visit.locale)(waits ? 'state.yours' : `state.${at}`)}</Badge>;
}

function rowOf(visit: Visit, desk: Desk, report: KnownReport, state: State, waits: boolean) {
  const { locale, timeZone } = visit;
  const say = words.in(locale);
  const who = say('recipient.of', { name: report.recipientName, organization: report.recipientOrganization });
  return {
    recipient: <a href={reportPath(desk, report)}>{who}</a>,
    state: <StateBadge visit={visit} state={state} waits={waits} />,
    asker: say('asked.by', { person: report.asker, when: formatMoment(locale, timeZone, report.askedAt) }),
    expires: formatDay(locale, timeZone, lastDay(report.expiresAt), 'medium'),
  };
}
