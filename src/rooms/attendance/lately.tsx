import type { Locale } from '#ground/i18n/locale.js';
import { words } from './words.js';

const size = 6;

/** The last school days as marks, the latest at the right: filled where missed, a frame where there, nothing where not yet enrolled. */
export function Lately({ locale, days }: { locale: Locale; days: readonly (boolean | null)[] }) {
  const missed = days.filter((day) => day === true).length;
  const enrolled = days.filter((day) => day !== null).length;
  return (
    <>
      <svg
        class="lately"
        viewBox={`0 0 ${days.length * (size + 2)} 10`}
        width={days.length * (size + 2)}
        height="10"
        aria-hidden="true"
      >
        <path class="lately__missed" d={boxes(days, true)} />
        <path class="lately__there" d={boxes(days, false)} />
      </svg>
      <span class="visually-hidden">{words.in(locale)('lately', { missed, enrolled })}</span>
    </>
  );
}

/** One path for all days of a kind: a list of hundreds of students stays light. */
const boxes = (days: readonly (boolean | null)[], missed: boolean): string =>
  days
    .map((day, index) =>
      day === missed ? `M${index * (size + 2) + 0.5} 1.5h${size - 1}v${size + 1}h${1 - size}z` : '',
    )
    .join('');
