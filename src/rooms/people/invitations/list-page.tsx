import type { Visit } from '#ground/http/visit.js';
import { formatDay } from '#ground/i18n/format.js';
import {
  ActionButton,
  Badge,
  Breadcrumbs,
  ButtonLink,
  Cluster,
  DownloadLinks,
  EmptyState,
  Notice,
  PageHeader,
  SearchField,
  Stack,
  Table,
} from '#ground/ui/index.js';
import { roleName } from '../role-name.js';
import { words } from '../words.js';
import type { Invitation } from './queries.js';

const tones = { waiting: 'info', expired: 'warning', accepted: 'success', revoked: 'neutral' } as const;

export function invitationsPage(visit: Visit, q: string, invitations: Invitation[]): Promise<Response> {
  const say = words.in(visit.locale);
  const asked = visit.url.searchParams;
  return visit.page(
    {
      title: say('invitation.list'),
      noIndex: true,
      before: <Breadcrumbs label={say('people.path')} links={[{ href: '/people', label: say('people.title') }]} />,
    },
    <>
      <PageHeader
        title={say('invitation.list')}
        lead={say('invitation.lead')}
        actions={<ButtonLink href="/people/invitations/new">{say('invitation.new')}</ButtonLink>}
      />
      <Stack>
        {asked.has('sent') && (
          <Notice kind="success" title={say('invitation.sent')} announce>
            {!visit.services.config.MAIL_URL && <a href="/outbox">{say('invitation.noServer')}</a>}
          </Notice>
        )}
        {asked.has('revoked') && <Notice kind="success" title={say('invitation.revokedNow')} announce />}
        <SearchField
          name="q"
          action="/people/invitations"
          label={say('invitation.search')}
          buttonLabel={say('people.apply')}
          value={q}
        />
        <Table
          stacks
          caption={say('invitation.count', { count: invitations.length })}
          label={say('invitation.list')}
          columns={[
            { key: 'who', label: say('people.name'), rowHeading: true },
            { key: 'role', label: say('people.role') },
            { key: 'when', label: say('invitation.at') },
            { key: 'state', label: say('invitation.state') },
            { key: 'do', label: say('invitation.do') },
          ]}
          rows={invitations.map((invitation) => rowOf(visit, invitation))}
          empty={
            <EmptyState
              title={say('invitation.none')}
              text={say('invitation.noneText')}
              action={<ButtonLink href="/people/invitations/new">{say('invitation.new')}</ButtonLink>}
            />
          }
        />
        <DownloadLinks
          label={say('people.download')}
          downloads={[{ href: `/people/invitations.csv?${new URLSearchParams({ q })}`, label: say('invitation.csv') }]}
        />
      </Stack>
    </>,
  );
}

function rowOf(visit: Visit, { id, personId, name, email, role, place, invitedBy, invitedAt, state }: Invitation) {
  const say = words.in(visit.locale);
  const open = state === 'waiting' || state === 'expired';
  return {
    who: (
      <>
        <a href={`/people/${personId}`}>{name}</a>
        <br />
        {email}
      </>
    ),
    role: say('role.at', { role: roleName(visit.locale, role), place }),
    when: (
      <>
        {formatDay(visit.locale, visit.timeZone, invitedAt, 'medium')}
        {invitedBy && (
          <>
            <br />
            {invitedBy}
          </>
        )}
      </>
    ),
    state: <Badge tone={tones[state]}>{say(`invitation.${state}`)}</Badge>,
    do: open && (
      <Cluster>
        <ActionButton
          action={`/people/invitations/${id}/resending`}
          submitLabel={say('invitation.resend')}
          about={email}
        />
        <ActionButton
          action={`/people/invitations/${id}/revocation`}
          submitLabel={say('invitation.revoke')}
          about={email}
          submitKind="quiet"
        />
      </Cluster>
    ),
  };
}
