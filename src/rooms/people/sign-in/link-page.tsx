import type { AwaitedRole } from '#ground/auth/doors.js';
import type { Visit } from '#ground/http/visit.js';
import { ActionButton, ButtonLink, Stack } from '#ground/ui/index.js';
import { roleName } from '../role-name.js';
import { words } from '../words.js';
import { nextOf, signInShell } from './shell.js';

/** A link waits for a button, because mail programs open links by themselves to look for danger. */
export function linkPage(
  visit: Visit,
  token: string,
  link: { email: string; roles: AwaitedRole[] } | null,
): Promise<Response> {
  const say = words.in(visit.locale);
  if (!link)
    return signInShell(
      visit,
      say('link.over.title'),
      <Stack>
        <p>{say('link.over.text')}</p>
        <p>
          <ButtonLink href="/sign-in/email">{say('link.over.new')}</ButtonLink>
        </p>
      </Stack>,
      [],
      404,
    );
  const [first] = link.roles;
  return signInShell(
    visit,
    first ? say('link.welcome', { name: first.personName }) : say('link.title'),
    <Stack>
      {first && (
        <>
          <p>{first.invitedBy ? say('link.invitedBy', { name: first.invitedBy }) : say('link.invited')}</p>
          <ul>
            {link.roles.map(({ role, placeName }) => (
              <li>{say('role.at', { role: roleName(visit.locale, role), place: placeName })}</li>
            ))}
          </ul>
        </>
      )}
      <p>{say('link.as', { email: link.email })}</p>
      <ActionButton
        action="/sign-in/link"
        submitLabel={first ? say('link.accept') : say('link.enter')}
        submitKind="primary"
        hidden={{ token, next: nextOf(visit) }}
      />
    </Stack>,
  );
}
