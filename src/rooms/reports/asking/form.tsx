import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { languageNames, locales } from '#ground/i18n/locale.js';
import {
  Breadcrumbs,
  Checkboxes,
  DateField,
  EmptyState,
  ErrorSummary,
  Form,
  PageHeader,
  RadioGroup,
  Section,
  Stack,
  TextArea,
  TextField,
} from '#ground/ui/index.js';
import { breakdowns } from '#rooms/releases/room.js';
import { yearLabel } from '#rooms/results/room.js';
import { bases } from '../bases.js';
import type { Desk } from '../desks.js';
import { deskPath } from '../staff/list.js';
import { words } from '../words.js';
import { type Fields, mostOpenings, type Offers } from './fields.js';

interface Draft {
  /** Of the report that it would become: sent twice, it is one. */
  id: string;
  fields: Fields;
}

/** The form that asks for a report, with what was typed and what is wrong with it. */
export function showForm(
  visit: Visit,
  desk: Desk,
  offers: Offers,
  draft: Draft,
  errors: FieldError[],
): Promise<Response> {
  const say = words.in(visit.locale);
  return visit.page(
    {
      title: say('ask.title'),
      noIndex: true,
      width: 'text',
      status: errors.length > 0 ? 422 : 200,
      before: (
        <Breadcrumbs label={say('breadcrumbs')} links={[{ href: deskPath(desk), label: say('reports.title') }]} />
      ),
    },
    <Stack gap="l">
      <ErrorSummary title={say('form.wrong')} errors={errors} />
      <PageHeader kicker={desk.name} title={say('ask.title')} lead={say('ask.lead')} />
      {offers.extents.length === 0 ? (
        <EmptyState title={say('ask.nothing')} text={say('ask.nothing-text')} />
      ) : (
        <Form action={deskPath(desk)} submitLabel={say('ask.submit')} hidden={{ id: draft.id }}>
          <Why visit={visit} draft={draft} errors={errors} />
          <Recipient visit={visit} draft={draft} errors={errors} />
          <Figures visit={visit} desk={desk} offers={offers} draft={draft} errors={errors} />
          <Limits visit={visit} draft={draft} errors={errors} />
        </Form>
      )}
    </Stack>,
  );
}

interface Part {
  visit: Visit;
  draft: Draft;
  errors: FieldError[];
}

/** What each field of a part needs, by its name. */
function fieldsOf({ visit, draft: { fields }, errors }: Part) {
  const say = words.in(visit.locale);
  const error = (name: keyof Fields) => {
    const message = errors.find(({ field }) => field === name)?.message;
    return message === undefined ? {} : { error: message };
  };
  return {
    say,
    one: <Name extends keyof Fields>(name: Name) => ({
      name,
      label: say(`field.${name}`),
      value: fields[name] as string,
      ...error(name),
    }),
    many: <Name extends keyof Fields>(name: Name) => ({
      name,
      label: say(`field.${name}`),
      values: fields[name] as string[],
      ...error(name),
    }),
  };
}

function Why(part: Part) {
  const { say, one } = fieldsOf(part);
  const { locale } = part.visit;
  return (
    <Section title={say('ask.why')} look="plain">
      <Stack>
        <TextArea {...one('purpose')} hint={say('field.purpose.hint')} rows={3} maxlength={2000} />
        <RadioGroup
          {...one('basis')}
          hint={say('field.basis.hint')}
          choices={bases.map(({ key, name, text, source }) => ({
            value: key,
            label: name[locale],
            hint: say('basis.hint', { text: text[locale], source }),
          }))}
        />
        <TextField {...one('agreement')} hint={say('field.agreement.hint')} maxlength={300} width="l" />
      </Stack>
    </Section>
  );
}

function Recipient(part: Part) {
  const { say, one } = fieldsOf(part);
  return (
    <Section title={say('ask.recipient')} lead={say('ask.recipient-lead')} look="plain">
      <Stack>
        <TextField {...one('recipientName')} maxlength={200} autocomplete="off" />
        <TextField {...one('recipientOrganization')} maxlength={200} autocomplete="off" width="l" />
        <TextField
          {...one('recipientEmail')}
          hint={say('field.recipientEmail.hint')}
          type="email"
          maxlength={254}
          autocomplete="off"
          spellcheck={false}
          width="l"
        />
        <RadioGroup
          {...one('recipientLocale')}
          inline
          choices={locales.map((value) => ({ value, label: languageNames[value] }))}
        />
      </Stack>
    </Section>
  );
}

function Figures({ desk, offers, ...part }: Part & { desk: Desk; offers: Offers }) {
  const { say, many } = fieldsOf(part);
  const { locale } = part.visit;
  return (
    <Section title={say('ask.figures')} lead={say('ask.figures-lead')} look="plain">
      <Stack>
        <Checkboxes
          {...many('indicators')}
          choices={offers.indicators.map(({ key, name, text }) => ({
            value: key,
            label: name[locale],
            hint: text[locale],
          }))}
        />
        <Checkboxes
          {...many('years')}
          choices={offers.extents.map((extent) => ({ value: String(extent.year), label: yearLabel(locale, extent) }))}
        />
        {desk.kind === 'district' && (
          <Checkboxes {...many('places')} choices={offers.places.map(({ id, name }) => ({ value: id, label: name }))} />
        )}
        <Checkboxes
          {...many('breakdowns')}
          hint={say('field.breakdowns.hint')}
          choices={breakdowns.map(({ name }) => ({
            value: name,
            label: say(`breakdown.${name}` as 'breakdown.race'),
          }))}
        />
      </Stack>
    </Section>
  );
}

function Limits(part: Part) {
  const { say, one } = fieldsOf(part);
  return (
    <Section title={say('ask.limits')} look="plain">
      <Stack>
        <DateField {...one('expires')} hint={say('field.expires.hint')} />
        <TextField
          {...one('openings')}
          hint={say('field.openings.hint', { most: mostOpenings })}
          inputmode="numeric"
          maxlength={2}
          width="xs"
        />
      </Stack>
    </Section>
  );
}
