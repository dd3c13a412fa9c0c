import type { Visit } from '#ground/http/visit.js';
import { locales } from '#ground/i18n/locale.js';
import { Grid, Section, Stack } from '#ground/ui/index.js';
import { Principles } from '../framework-view.js';
import type { Framework } from '../queries.js';

interface InEachLanguageProps {
  visit: Visit;
  title: string;
  framework: Pick<Framework, 'name' | 'origin' | 'summary'> & {
    principles: Omit<Framework['principles'][0], 'position'>[];
  };
}

/** A framework as readers see it, one language beside the other. */
export function InEachLanguage({ visit, title, framework }: InEachLanguageProps) {
  return (
    <Section title={title} look="tinted">
      <Grid min="l">
        {locales
          .filter((locale) => framework.name[locale])
          .map((locale) => (
            <div lang={locale === visit.locale ? undefined : locale}>
              <Stack gap="s">
                <h3>{framework.name[locale]}</h3>
                <p>{framework.summary[locale]}</p>
                <Principles locale={locale} framework={framework} headingsFrom={4} />
                <p>{framework.origin[locale]}</p>
              </Stack>
            </div>
          ))}
      </Grid>
    </Section>
  );
}
