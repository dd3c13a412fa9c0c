import { errorOf } from '#ground/http/again.js';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { languageNames, locales } from '#ground/i18n/locale.js';
import { Checkboxes, Form, SelectField, TextArea, TextField } from '#ground/ui/index.js';
import { timeZoneName, timeZones } from '#rooms/pages/room.js';
import { type Answers, longestSummary } from '../answers.js';
import { Theirs } from './described.js';
import { setupPage } from './shell.js';
import { words } from '../words.js';

export interface CoalitionForm {
  answers: Answers;
  /** How often the answers were saved when this form was made. */
  version: number;
  errors?: FieldError[];
  /** What somebody else saved since the form was shown before. */
  theirs?: Answers | null;
}

const blank: Answers = {
  name: '',
  translatedNames: {},
  summary: {},
  languages: [...locales],
  timeZone: '',
  contactEmail: null,
};

/** The second step: what the coalition says of itself. */
export function coalitionPage(
  visit: Visit,
  { answers, version, errors = [], theirs }: Partial<CoalitionForm> & Pick<CoalitionForm, 'version'>,
): Promise<Response> {
  const say = words.in(visit.locale);
  const shown = answers ?? blank;
  const optional = say('optional');
  return setupPage(
    visit,
    {
      step: 'coalition',
      title: say('coalition.title'),
      lead: say('coalition.lead'),
      errors,
      ...(theirs ? { status: 409 } : {}),
    },
    <>
      {theirs && <Theirs visit={visit} answers={theirs} />}
      <Form action="/setup/coalition" submitLabel={say('save')} hidden={{ version: String(version) }}>
        <TextField
          name="name"
          label={say('coalition.name')}
          hint={say('coalition.name.hint')}
          width="full"
          required
          autocomplete="organization"
          value={shown.name}
          error={errorOf(errors, 'name')}
        />
        <TextField
          name="nameEs"
          label={say('coalition.nameEs')}
          hint={say('coalition.nameEs.hint')}
          optionalLabel={optional}
          width="full"
          autocomplete="off"
          value={shown.translatedNames.es}
          error={errorOf(errors, 'nameEs')}
        />
        {locales.map((locale) => (
          <TextArea
            name={`summary.${locale}`}
            label={say('coalition.summary', { locale })}
            hint={say('coalition.summary.hint', { most: longestSummary })}
            optionalLabel={optional}
            width="full"
            rows={3}
            value={shown.summary[locale]}
            error={errorOf(errors, `summary.${locale}`)}
          />
        ))}
        <Checkboxes
          name="languages"
          label={say('coalition.languages')}
          hint={say('coalition.languages.hint')}
          inline
          values={shown.languages}
          choices={locales.map((value) => ({ value, label: languageNames[value] }))}
          error={errorOf(errors, 'languages')}
        />
        <SelectField
          name="timeZone"
          label={say('coalition.timeZone')}
          hint={say('coalition.timeZone.hint')}
          placeholder={say('coalition.timeZone.choose')}
          width="l"
          required
          value={shown.timeZone}
          options={timeZones.map((value) => ({ value, label: timeZoneName(visit.locale, value) }))}
          error={errorOf(errors, 'timeZone')}
        />
        <TextField
          name="contactEmail"
          type="email"
          inputmode="email"
          label={say('coalition.contactEmail')}
          hint={say('coalition.contactEmail.hint')}
          optionalLabel={optional}
          width="l"
          autocomplete="off"
          spellcheck={false}
          value={shown.contactEmail ?? ''}
          error={errorOf(errors, 'contactEmail')}
        />
      </Form>
    </>,
  );
}
