import { v7 as uuidv7 } from 'uuid';
import { errorOf, orAgain } from '#ground/http/again.js';
import { conflict, type FieldError } from '#ground/http/errors.js';
import { get, post } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { languageNames, locales } from '#ground/i18n/locale.js';
import {
  Checkboxes,
  ErrorSummary,
  Form,
  Notice,
  PageHeader,
  SelectField,
  Stack,
  TextArea,
  TextField,
} from '#ground/ui/index.js';
import { type Coalition, theCoalition } from '../coalition.js';
import { changesSettings } from '../policy.js';
import { timeZoneName, timeZones } from '../time-zones.js';
import { words } from '../words.js';
import { saveSettings, settingsOf } from './actions.js';

export const settingsRoutes = [
  get('/settings', changesSettings, async (visit) => settingsPage(visit, await theCoalition(visit))),
  post('/settings', changesSettings, save),
];

async function save(visit: Visit): Promise<Response> {
  const coalition = await theCoalition(visit);
  return orAgain(
    async () => {
      const result = await saveSettings(visit, visit.actor!.personId, settingsOf(visit));
      if (result === 'stale') throw conflict(words.in(visit.locale)('settings.stale'));
      return visit.redirect('/settings?saved');
    },
    (errors) => settingsPage(visit, coalition, errors),
  );
}

/** What the coalition says of itself. */
function settingsPage(visit: Visit, coalition: Coalition, errors: FieldError[] = []): Promise<Response> {
  const say = words.in(visit.locale);
  const again = errors.length > 0;
  const field = (name: string, value: string) => ({
    name,
    value: again ? visit.form.text(name) : value,
    error: errorOf(errors, name),
  });
  const title = say('settings.title');
  return visit.page(
    { title, noIndex: true, width: 'text', status: again ? 422 : 200 },
    <Stack>
      <ErrorSummary title={say('form.problem')} errors={errors} />
      <PageHeader title={title} lead={say('settings.lead')} />
      {visit.url.searchParams.has('saved') && <Notice kind="success" title={say('settings.saved')} announce />}
      <Form
        action="/settings"
        submitLabel={say('settings.save')}
        hidden={
          again
            ? { id: visit.form.text('id'), base: visit.form.text('base') }
            : { id: uuidv7(), base: String(coalition.version) }
        }
      >
        <TextField {...field('name', coalition.name)} label={say('settings.name')} width="l" />
        <TextField
          {...field('name_es', coalition.translatedNames.es ?? '')}
          label={say('settings.nameEs')}
          hint={say('settings.nameEs.hint')}
          optionalLabel={say('form.optional')}
          width="l"
        />
        {locales.map((locale) => (
          <TextArea
            {...field(`summary_${locale}`, coalition.summary[locale] ?? '')}
            label={say('settings.summary', { locale })}
            hint={say('settings.summary.hint')}
            optionalLabel={say('form.optional')}
            rows={3}
          />
        ))}
        <TextField
          {...field('contactEmail', coalition.contactEmail ?? '')}
          label={say('settings.contact')}
          hint={say('settings.contact.hint')}
          optionalLabel={say('form.optional')}
          type="email"
        />
        <Checkboxes
          name="languages"
          label={say('settings.languages')}
          hint={say('settings.languages.hint')}
          error={errorOf(errors, 'languages')}
          inline
          values={again ? [...visit.form.all('languages')] : coalition.languages}
          choices={locales.map((value) => ({ value, label: languageNames[value] }))}
        />
        <SelectField
          {...field('timeZone', coalition.timeZone)}
          label={say('settings.timeZone')}
          options={timeZones.map((value) => ({ value, label: timeZoneName(visit.locale, value) }))}
        />
      </Form>
    </Stack>,
  );
}
