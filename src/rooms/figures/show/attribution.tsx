import { formatDate } from '#ground/i18n/format.js';
import type { Locale } from '#ground/i18n/locale.js';
import { SourceLine } from '#ground/ui/index.js';
import type { Source } from '../measures.js';
import { words } from '../words.js';

/** Whose figures they are, in one line: publisher, title, the day they describe, licence. */
export function Attribution({ locale, sources }: { locale: Locale; sources: Source[] }) {
  const say = words.in(locale);
  return (
    <>
      {sources.map((source) => (
        <SourceLine label={say('source.label')}>
          {source.publisher}, {source.url ? <a href={source.url}>{source.title}</a> : source.title}.{' '}
          {say('source.as-of', { date: formatDate(locale, source.asOf) })}{' '}
          {say('source.licence', { licence: source.licence })}
          {source.note && ` ${source.note}`}
        </SourceLine>
      ))}
    </>
  );
}
