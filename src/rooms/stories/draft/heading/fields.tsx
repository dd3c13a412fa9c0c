import { RadioGroup, TextField } from '#ground/ui/index.js';
import { languageNames, locales } from '#ground/i18n/locale.js';
import type { Say } from '../../words.js';
import type { Heading } from '../actions.js';
import { BothFields } from '../both-fields.js';
import { origins } from '../queries.js';

/** Title, summary, author and how each language came about. */
export function HeadingFields({
  heading,
  say,
  errors,
}: {
  heading: Heading;
  say: Say;
  errors: Record<string, string>;
}) {
  return (
    <>
      <BothFields
        name="title"
        label={say('field.title')}
        hint={say('hint.title')}
        value={heading.title}
        errors={errors}
        rows={2}
      />
      <BothFields
        name="summary"
        label={say('field.summary')}
        hint={say('hint.summary')}
        value={heading.summary}
        errors={errors}
        rows={3}
      />
      <TextField
        name="byline"
        label={say('field.byline')}
        hint={say('hint.byline')}
        value={heading.byline}
        error={errors['byline']}
      />
      <div class="both">
        {locales.map((locale) => (
          <RadioGroup
            name={`origin.${locale}`}
            label={say('field.origin', { language: languageNames[locale] })}
            value={heading.origin[locale]}
            choices={origins.map((value) => ({ value, label: say(`origin.${value}`) }))}
          />
        ))}
      </div>
    </>
  );
}
