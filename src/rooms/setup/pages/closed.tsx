import type { Visit } from '#ground/http/visit.js';
import { ButtonLink, PageHeader, Stack } from '#ground/ui/index.js';
import { networkStaff } from '#rooms/network/room.js';
import { words } from '../words.js';

/** Set-up is done, or never was to be: says so, and leads on. */
export async function closedPage(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const isStaff = await networkStaff.allows(visit);
  return visit.page(
    { title: say('closed.title'), noIndex: true, width: 'text' },
    <Stack>
      <PageHeader title={say('closed.title')} lead={say(isStaff ? 'closed.staff' : 'closed.lead')} />
      {!visit.actor && <p>{say('closed.other')}</p>}
      <p>
        {isStaff && <ButtonLink href="/setup/next-steps">{say('closed.next')}</ButtonLink>}
        {!visit.actor && <ButtonLink href="/sign-in">{say('closed.signIn')}</ButtonLink>}{' '}
        <ButtonLink href="/" kind="secondary">
          {say('home')}
        </ButtonLink>
      </p>
    </Stack>,
  );
}
