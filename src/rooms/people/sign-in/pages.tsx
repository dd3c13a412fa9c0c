import type { MadeUpPerson } from '#ground/auth/doors.js';
import { settings } from '#ground/config.js';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { Form, LinkList, Notice, Section, Stack, TextField } from '#ground/ui/index.js';
import { errorOf } from '#ground/http/again.js';
import { words } from '../words.js';
import { MadeUpPeople } from './made-up-people.js';
import { PasskeyDoor } from './passkey-door.js';
import { nextOf, signInShell } from './shell.js';

/** All the ways in. */
export function signInPage(visit: Visit, madeUp: MadeUpPerson[]): Promise<Response> {
  const say = words.in(visit.locale);
  const { config } = visit.services;
  const next = nextOf(visit);
  const withNext = (path: string) => (next === '/' ? path : `${path}?next=${encodeURIComponent(next)}`);
  const links = [
    ...(config.OIDC_ISSUER
      ? [
          {
            href: withNext('/sign-in/single-sign-on'),
            label:
              config.OIDC_NAME === settings.OIDC_NAME.default
                ? say('signIn.sso.own')
                : say('signIn.sso', { name: config.OIDC_NAME }),
            note: say('signIn.sso.note'),
          },
        ]
      : []),
    { href: withNext('/sign-in/code'), label: say('signIn.code.link'), note: say('signIn.code.linkNote') },
  ];
  return signInShell(
    visit,
    say('signIn.title'),
    <>
      {visit.url.searchParams.has('problem') && (
        <Notice kind="error" title={say('signIn.sso.problem')} announce>
          {say('signIn.sso.problemText')}
        </Notice>
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
    </>,
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
        name="email"
        type="email"
        autocomplete="username webauthn"
        inputmode="email"
        spellcheck={false}
        width="l"
        required
        label={say('signIn.email.label')}
        hint={say('signIn.email.hint')}
        value={visit.form.text('email')}
        error={errorOf(errors, 'email')}
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
      <p>
        <a href="/sign-in/email">{say('signIn.sent.again')}</a>
      </p>
    </Stack>,
  );
}
