import { v7 as uuidv7 } from 'uuid';
import type { KeptApiKey } from '#ground/auth/doors.js';
import { errorOf } from '#ground/http/again.js';
import { conflict, type FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { formatDate, formatDay } from '#ground/i18n/format.js';
import {
  ActionButton,
  Checkboxes,
  Disclosure,
  Form,
  Notice,
  PageHeader,
  RadioGroup,
  Section,
  Stack,
  SummaryList,
  TextField,
} from '#ground/ui/index.js';
import { formId, idParam } from '../id-param.js';
import { words } from '../words.js';
import { accountPage } from './page.js';

const lengths = ['30', '90', '365'] as const;

/** `POST /account/keys`: makes a key and shows it, this once. */
export async function makeKey(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const name = visit.form.text('key-name').slice(0, 100);
  const days = lengths.find((length) => length === visit.form.text('key-days'));
  const errors = [
    ...(name ? [] : [{ field: 'key-name', message: say('account.keys.name.missing') }]),
    ...(days ? [] : [{ field: 'key-days', message: say('account.keys.days.missing') }]),
  ];
  if (errors.length > 0 || !days) return accountPage(visit, errors);
  const mayChange = visit.form.all('key-may').includes('change');
  const made = { id: formId(visit, uuidv7), name, mayChange, days: Number(days) };
  const key = await visit.services.doors.makeApiKey(visit.actor!, made);
  if (key === null) throw conflict(say('account.keys.shown'));
  const response = await visit.page(
    { title: say('account.keys.made.title', { name }), noIndex: true, width: 'text' },
    <>
      <PageHeader title={say('account.keys.made.title', { name })} />
      <Stack>
        <Notice kind="warning" title={say('account.keys.once')}>
          {say('account.keys.onceText')}
        </Notice>
        <p>
          <code class="api-key">{key}</code>
        </p>
        <p>{say('account.keys.use')}</p>
        <p>
          <code class="api-call">{`curl -H 'authorization: Bearer KEY' ${visit.services.config.BASE_URL}/api/v1/me`}</code>
        </p>
        <p>
          <a href="/api">{say('account.keys.api')}</a>
        </p>
        <p>
          <a href="/account#keys">{say('account.keys.back')}</a>
        </p>
      </Stack>
    </>,
  );
  response.headers.set('cache-control', 'no-store');
  return response;
}

/** `POST /account/keys/:id/end` */
export async function endKey(visit: Visit): Promise<Response> {
  await visit.services.doors.endApiKey(visit.actor!, idParam(visit));
  return visit.redirect('/account#keys');
}

/** The keys that one gave to programs, and the form that makes another. */
export function Keys({ visit, keys, errors }: { visit: Visit; keys: KeptApiKey[]; errors: FieldError[] }) {
  const say = words.in(visit.locale);
  const isAgain = errors.some(({ field }) => field.startsWith('key-'));
  return (
    <Section title={say('account.keys')} lead={say('account.keys.lead')} id="keys">
      {keys.length > 0 && (
        <SummaryList rows={keys.map((key) => ({ label: key.name, value: <KeptKey visit={visit} kept={key} /> }))} />
      )}
      <Disclosure summary={say('account.keys.another')} open={isAgain}>
        <Form
          action="/account/keys"
          submitLabel={say('account.keys.make')}
          submitKind="secondary"
          hidden={{ id: uuidv7() }}
        >
          <TextField
            name="key-name"
            label={say('account.keys.name')}
            hint={say('account.keys.name.hint')}
            value={visit.form.text('key-name')}
            error={errorOf(errors, 'key-name')}
          />
          <RadioGroup
            name="key-days"
            label={say('account.keys.days')}
            inline
            value={visit.form.text('key-days') || '90'}
            choices={lengths.map((days) => ({
              value: days,
              label: say('account.keys.days.of', { days: Number(days) }),
            }))}
            error={errorOf(errors, 'key-days')}
          />
          <Checkboxes
            name="key-may"
            label={say('account.keys.may')}
            values={[...visit.form.all('key-may')]}
            choices={[{ value: 'change', label: say('account.keys.may.change'), hint: say('account.keys.may.hint') }]}
          />
        </Form>
      </Disclosure>
    </Section>
  );
}

function KeptKey({
  visit,
  kept: { id, name, mayChange, madeAt, expiresAt, usedOn },
}: {
  visit: Visit;
  kept: KeptApiKey;
}) {
  const say = words.in(visit.locale);
  const day = (date: Date) => formatDay(visit.locale, visit.timeZone, date);
  return (
    <>
      <p>
        {say(mayChange ? 'account.keys.changes' : 'account.keys.reads')}{' '}
        {say('account.keys.times', { made: day(madeAt), expires: day(expiresAt) })}{' '}
        {usedOn ? say('account.keys.used', { used: formatDate(visit.locale, usedOn) }) : say('account.keys.unused')}
      </p>
      <ActionButton
        action={`/account/keys/${id}/end`}
        submitLabel={say('account.keys.end')}
        about={name}
        submitKind="quiet"
      />
    </>
  );
}
