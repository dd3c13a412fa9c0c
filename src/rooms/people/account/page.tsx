import type { KeptPasskey } from '#ground/auth/doors.js';
import { type FieldError, notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { formatDate, formatDay } from '#ground/i18n/format.js';
import { languageNames, locales } from '#ground/i18n/locale.js';
import {
  ActionButton,
  ErrorSummary,
  Form,
  Notice,
  PageHeader,
  RadioGroup,
  Section,
  SummaryList,
  TextField,
} from '#ground/ui/index.js';
import { errorOf } from '#ground/http/again.js';
import { roleName } from '../role-name.js';
import { words } from '../words.js';
import { Keys } from './keys.js';
import { type Me, readMe } from './me.js';
import { PasskeyMaker } from './passkey-maker.js';
import { Sessions } from './sessions.js';

/** One's own account: name and language, roles, passkeys, where one is signed in, keys for programs. */
export async function accountPage(visit: Visit, errors: FieldError[] = []): Promise<Response> {
  const say = words.in(visit.locale);
  const { doors } = visit.services;
  const me = await readMe(visit, visit.actor!.personId);
  if (!me) throw notFound();
  const passkeys = await doors.passkeys(visit.actor!);
  const sessions = await doors.sessions(visit.request.headers, visit.actor!);
  return visit.page(
    { title: say('account.title'), noIndex: true, width: 'text', status: errors.length > 0 ? 422 : 200 },
    <>
      <ErrorSummary title={say('form.problem')} errors={errors} />
      <PageHeader
        title={say('account.title')}
        lead={me.name}
        actions={<ActionButton action="/sign-out" submitLabel={say('account.signOut')} />}
      />
      {visit.url.searchParams.has('saved') && <Notice kind="success" title={say('account.saved')} announce />}
      <Roles visit={visit} me={me} />
      <AboutMe visit={visit} me={me} errors={errors} />
      <Passkeys visit={visit} me={me} passkeys={passkeys} />
      <Sessions visit={visit} sessions={sessions} />
      <Keys visit={visit} keys={await doors.apiKeys(visit.actor!)} errors={errors} />
    </>,
  );
}

function Roles({ visit, me }: { visit: Visit; me: Me }) {
  const say = words.in(visit.locale);
  const day = (text: string) => formatDate(visit.locale, text);
  return (
    <Section title={say('account.roles')} look="plain">
      {me.roles.length === 0 && <p>{say('account.roles.none')}</p>}
      <SummaryList
        rows={me.roles.map(({ role, place, startsOn, endsOn }) => ({
          label: roleName(visit.locale, role),
          value: (
            <>
              {place.name}
              <br />
              {endsOn
                ? say('role.fromTo', { from: day(startsOn), to: day(endsOn) })
                : say('role.since', { from: day(startsOn) })}
            </>
          ),
        }))}
      />
    </Section>
  );
}

function AboutMe({ visit, me, errors }: { visit: Visit; me: Me; errors: FieldError[] }) {
  const say = words.in(visit.locale);
  return (
    <Section title={say('account.about')}>
      <Form action="/account" submitLabel={say('account.save')} submitKind="secondary">
        <TextField
          name="name"
          label={say('account.name')}
          hint={say('account.name.hint')}
          autocomplete="name"
          value={errors.length > 0 ? visit.form.text('name') : me.name}
          error={errorOf(errors, 'name')}
        />
        <RadioGroup
          name="locale"
          label={say('account.language')}
          hint={say('account.language.hint')}
          inline
          value={me.locale}
          choices={locales.map((value) => ({ value, label: languageNames[value] }))}
        />
      </Form>
    </Section>
  );
}

function Passkeys({ visit, me, passkeys }: { visit: Visit; me: Me; passkeys: KeptPasskey[] }) {
  const say = words.in(visit.locale);
  const nameOf = ({ name }: KeptPasskey) => name || say('account.passkeys.unnamed');
  return (
    <Section title={say('account.passkeys')} lead={say('account.passkeys.lead')} id="passkeys">
      {passkeys.length > 0 && (
        <SummaryList
          rows={passkeys.map((passkey) => ({
            label: nameOf(passkey),
            value: (
              <>
                <p>
                  {say('account.passkeys.made', { date: formatDay(visit.locale, visit.timeZone, passkey.createdAt) })}
                </p>
                <ActionButton
                  action={`/account/passkeys/${passkey.id}/removal`}
                  submitLabel={say('account.passkeys.remove')}
                  about={nameOf(passkey)}
                  submitKind="quiet"
                />
              </>
            ),
          }))}
        />
      )}
      <PasskeyMaker visit={visit} person={me.name} />
    </Section>
  );
}
