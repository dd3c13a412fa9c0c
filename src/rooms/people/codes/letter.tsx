import type { Visit } from '#ground/http/visit.js';
import { formatDay } from '#ground/i18n/format.js';
import { isLocale } from '#ground/i18n/locale.js';
import { Notice, PageHeader, Prose, Stack } from '#ground/ui/index.js';
import type { Person } from '../directory/queries.js';
import { words } from '../words.js';

/** The letter to print, in the language of the person who gets it. The code is on this page and nowhere else. */
export async function letterPage(
  visit: Visit,
  person: Person,
  { code, expiresAt }: { code: string; expiresAt: Date },
): Promise<Response> {
  const say = words.in(visit.locale);
  const locale = isLocale(person.locale) ? person.locale : visit.locale;
  const write = words.in(locale);
  const address = `${visit.services.config.BASE_URL.replace(/^https?:\/\//, '')}/sign-in/code`;
  return visit.page(
    { title: say('letter.title', { name: person.name }), noIndex: true, width: 'text' },
    <>
      <div class="letter-frame">
        <PageHeader title={say('letter.title', { name: person.name })} />
        <Stack>
          <Notice kind="warning" title={say('letter.once')}>
            {say('letter.onceText')}
          </Notice>
          <p>
            <a href={`/people/${person.id}`}>{say('letter.back', { name: person.name })}</a>
          </p>
        </Stack>
      </div>
      <article class="letter" lang={locale}>
        <Prose>
          <p>{write('letter.dear', { name: person.name })}</p>
          <p>{write('letter.text')}</p>
          <ol>
            <li>
              {write('letter.go')} <strong class="letter__address">{address}</strong>
            </li>
            <li>{write('letter.type')}</li>
          </ol>
          <p class="letter__code">{code}</p>
          <p>{write('letter.rules', { date: formatDay(locale, visit.timeZone, expiresAt) })}</p>
        </Prose>
      </article>
    </>,
  );
}
