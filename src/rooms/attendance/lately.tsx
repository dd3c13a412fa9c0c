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
        {days.map((day, index) =>
          day === null ? null : (
            <rect
              class={day ? 'lately__missed' : 'lately__there'}
              x={index * (size + 2) + 0.5}
              y="1.5"
              width={size - 1}
              height={size + 1}
            />
          ),
        )}
      </svg>
      <span class="visually-hidden">{words.in(locale)('lately', { missed, enrolled })}</span>
    </>
  );
}
