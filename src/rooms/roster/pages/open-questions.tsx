import type { Visit } from '#ground/http/visit.js';
import { LinkList, Section } from '#ground/ui/index.js';
import type { RecordsImport } from '../queries.js';
import { words } from '../words.js';
import { pathOf } from './frame.js';

/** The ways to say what codes, schools and files mean, with how much of each nobody knows. */
export function OpenQuestions({ visit, found }: { visit: Visit; found: RecordsImport }) {
  const say = words.in(visit.locale);
  const { seen } = found;
  const codes = (seen?.codes.filter(({ isKnown }) => !isKnown).length ?? 0) + (seen?.moreCodes ?? 0);
  const schools = seen?.schools.filter(({ school }) => school === undefined).length ?? 0;
  const files = found.found?.files.filter(({ kind, isSaid }) => !kind && !isSaid).length ?? 0;
  return (
    <Section title={say('questions.title')}>
      <LinkList
        links={[
          ...(seen
            ? [
                {
                  href: `${pathOf(found)}/codes`,
                  label: say('codes.title'),
                  note: say('questions.codes', { count: codes }),
                },
                {
                  href: `${pathOf(found)}/schools`,
                  label: say('schools.title'),
                  note: say('questions.schools', { count: schools }),
                },
              ]
            : []),
          { href: '#files', label: say('questions.files.title'), note: say('questions.files', { count: files }) },
        ]}
      />
    </Section>
  );
}
