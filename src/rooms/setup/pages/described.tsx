import type { Visit } from '#ground/http/visit.js';
import { languageNames } from '#ground/i18n/locale.js';
import { Notice, SummaryList } from '#ground/ui/index.js';
import { timeZoneName } from '#rooms/pages/room.js';
import type { Answers } from '../answers.js';
import { words } from '../words.js';

/** The answers of the second step, to read over. */
export function Described({ visit, answers, change }: { visit: Visit; answers: Answers; change?: boolean }) {
  const say = words.in(visit.locale);
  const { name, translatedNames, summary, languages, timeZone, contactEmail } = answers;
  const rows = [
    { label: say('coalition.name'), value: name },
    { label: say('coalition.nameEs'), value: translatedNames.es },
    { label: say('coalition.summary', { locale: 'en' }), value: summary.en },
    { label: say('coalition.summary', { locale: 'es' }), value: summary.es },
    { label: say('coalition.languages'), value: languages.map((each) => languageNames[each]).join(', ') },
    { label: say('coalition.timeZone'), value: timeZoneName(visit.locale, timeZone) },
    { label: say('coalition.contactEmail'), value: contactEmail },
  ].filter(({ value }) => value);
  return (
    <>
      <SummaryList rows={rows} />
      {change && (
        <p>
          <a href="/setup/coalition">{say('coalition.change')}</a>
        </p>
      )}
    </>
  );
}

/** Somebody else saved other answers since this form was opened: theirs, to compare. */
export function Theirs({ visit, answers }: { visit: Visit; answers: Answers }) {
  const say = words.in(visit.locale);
  return (
    <Notice kind="warning" title={say('stale')} announce>
      <p>{say('stale.text')}</p>
      <Described visit={visit} answers={answers} />
    </Notice>
  );
}
