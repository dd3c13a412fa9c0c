import type { Locale } from '#ground/i18n/locale.js';
import { Notice } from '#ground/ui/index.js';
import { words } from '../words.js';

/** Stands on every page of exact figures. */
export function ExactNotice({ locale }: { locale: Locale }) {
  const say = words.in(locale);
  return (
    <Notice kind="warning" title={say('exact.title')}>
      {say('exact.text')}
    </Notice>
  );
}
