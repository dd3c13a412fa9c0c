import type { Child } from 'hono/jsx';
import type { AwaitedRole, MadeUpPerson } from '#ground/auth/doors.js';
import { localPath } from '#ground/auth/local-path.js';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { ActionButton, ButtonLink, ErrorSummary, Form, LinkList, Notice, PageHeader, Section, Stack, TextField } from '#ground/ui/index.js';
import { errorOf } from '../again.js';
import { roleName } from '../role-name.js';
import { words } from '../words.js';
import { MadeUpPeople } from './made-up-people.js';
import { PasskeyDoor } from './passkey-door.js';

const nextOf = (visit: Visit) => localPath(visit.form.text('next') || visit.url.searchParams.get('next'));

/** All the ways in. */
export function signInPage(visit: Visit, madeUp: MadeUpPerson[]): Promise<Response> {
  const say = words.in(visit.locale);
  const { config } = visit.services;
  const next = nextOf(visit);
  const withNext = (path: string) => (next === '/' ? path : `${path}?next=${encodeURIComponent(next)}`);
  const links = [
    ...(config.OIDC_ISSUER ? [{ href: withNext('/sign-in/single-sign-on'), label: say('signIn.sso', { name: config.OIDC_NAME }), note: say('signIn.sso.note') }] : []),
    { href: withNext('/sign-in/code'), label: say('signIn.code.link'), note: say('signIn.code.linkNote') },
  ];
  return signInShell(
    visit,
    say('signIn.title'),
    <Stack gap="l">
      {visit.url.searchParams.has('problem') && (
        <Notice kind="error" title={say('signIn.sso.problem')} announce>{say('signIn.sso.problemText')}</Notice>
      )}
      {madeUp.length > 0 && <MadeUpPeople visit={visit} people={madeUp} next={next} />}
      <Section title={say('signIn.email.title')} look="plain">
        <EmailForm visit={visit} errors={[]} />
      </Section>
      <PasskeyDoor visit={visit} next={next} />
      <Section title={say('signIn.other')}>
        <LinkList links={links} />
      </Section>
      <p>{say('signIn.noAccount')}</p>
    </Stack>,
  );
}

export function emailPage(visit: Visit, errors: FieldError[] = []): Promise<Response> {
  const say = words.in(visit.locale);
  return signInShell(visit, say('signIn.email.title'), <EmailForm visit={visit} errors={errors} />, errors);
}

function EmailForm({ visit, errors }: { visit: Visit; errors: FieldError[] }) {
  const say = words.in(visit.locale);
  return (
    <Form action="/sign-in/email" submitLabel={say('signIn.email.send')} hidden={{ next: nextOf(visit) }}>
      <TextField
        name="email" type="email" autocomplete="username webauthn" inputmode="email" spellcheck={false} width="l" required
        label={say('signIn.email.label')} hint={say('signIn.email.hint')} value={visit.form.text('email')} error={errorOf(errors, 'email')}
      />
    </Form>
  );
}

export function sentPage(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  return signInShell(
    visit,
    say('signIn.sent.title'),
    <Stack>
      <p>{say('signIn.sent.text')}</p>
      <p>{say('signIn.sent.nothing')}</p>
      {visit.services.config.DEMO && <Notice title={say('demo.word')}>{say('signIn.sent.demo')}</Notice>}
      <p><a href="/sign-in/email">{say('signIn.sent.again')}</a></p>
    </Stack>,
  );
}

/** A link waits for a button, because mail programs open links by themselves to look for danger. */
export function linkPage(visit: Visit, token: string, link: { email: string; roles: AwaitedRole[] } | null): Promise<Response> {
  const say = words.in(visit.locale);
  if (!link)
    return signInShell(
      visit,
      say('link.over.title'),
      <Stack>
        <p>{say('link.over.text')}</p>
        <p><ButtonLink href="/sign-in/email">{say('link.over.new')}</ButtonLink></p>
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
      <ActionButton action="/sign-in/link" submitLabel={first ? say('link.accept') : say('link.enter')} submitKind="primary" hidden={{ token, next: nextOf(visit) }} />
    </Stack>,
  );
}

export function codePage(visit: Visit, errors: FieldError[] = []): Promise<Response> {
  const say = words.in(visit.locale);
  return signInShell(
    visit,
    say('signIn.code.title'),
    <Form action="/sign-in/code" submitLabel={say('signIn.code.enter')} hidden={{ next: nextOf(visit) }}>
      <TextField
        name="code" label={say('signIn.code.label')} hint={say('signIn.code.hint')} width="l" required
        autocomplete="off" spellcheck={false} error={errorOf(errors, 'code')} value={visit.form.text('code')}
      />
    </Form>,
    errors,
  );
}

function signInShell(visit: Visit, title: string, content: Child, errors: FieldError[] = [], status: 200 | 404 | 422 = errors.length > 0 ? 422 : 200): Promise<Response> {
  const say = words.in(visit.locale);
  return visit.page(
    { title, noIndex: true, width: 'text', status },
    <>
      <ErrorSummary title={say('form.problem')} errors={errors} />
      <PageHeader title={title} />
      {content}
    </>,
  );
}
