import type { Visit } from '#ground/http/visit.js';
import { formatDate } from '#ground/i18n/format.js';
import type { Locale } from '#ground/i18n/locale.js';
import { Disclosure, EmptyState, Section, Stack } from '#ground/ui/index.js';
import { words } from '../words.js';
import type { SchoolDay } from './year.js';

/** The school days of this year as a calendar, and the days missed as a list with their reasons. */
export function Absences({ visit: { locale }, year }: { visit: Visit; year: SchoolDay[] }) {
  const say = words.in(locale);
  const missed = year.filter(({ part }) => part !== null);
  return (
    <Section title={say('absences.title')}>
      {missed.length === 0 ? (
        <EmptyState title={say('absences.none')} text={say('absences.none-text')} />
      ) : (
        <Stack>
          <p class="calendar__key">
            {(['missed', 'half', 'there'] as const).map((state) => (
              <span>
                <span class={`calendar__day calendar__day--${state}`} aria-hidden="true">
                  {signOf(state, '8')}
                </span>{' '}
                {say(`calendar.${state}`)}
              </span>
            ))}
          </p>
          <div class="calendar">
            {[...Map.groupBy(year, ({ day }) => day.slice(0, 7))].map(([month, days]) => (
              <Month locale={locale} month={month} days={days} />
            ))}
          </div>
          <Disclosure summary={say('absences.reasons')}>
            <ul>
              {missed.toReversed().map(({ day, part, kind }) => (
                <li>
                  {say('absence', {
                    day: formatDate(locale, day, { weekday: 'short', month: 'short', day: 'numeric' }),
                    half: part === 1 ? 'yes' : 'no',
                    kind: say(`kind.${kind ?? 'unknown'}`),
                  })}
                </li>
              ))}
            </ul>
          </Disclosure>
        </Stack>
      )}
    </Section>
  );
}

type State = 'missed' | 'half' | 'there';
const stateOf = ({ part }: SchoolDay): State => (part === 2 ? 'missed' : part === 1 ? 'half' : 'there');
const signOf = (state: State, day: string) => (state === 'half' ? `${day}½` : day);

/** Monday to Friday; other days only where the school is in session on them. Days off stand there without a frame. */
function Month({ locale, month, days }: { locale: Locale; month: string; days: SchoolDay[] }) {
  const say = words.in(locale);
  const byDay = new Map(days.map((each) => [each.day, each]));
  const columns = [1, 2, 3, 4, 5, 6, 0].filter(
    (weekday) => (weekday >= 1 && weekday <= 5) || days.some(({ day }) => weekdayOf(day) === weekday),
  );
  const count = days.filter(({ part }) => part !== null).length;
  return (
    <table class="calendar__month">
      <caption>
        {say('calendar.month', { month: formatDate(locale, `${month}-01`, { month: 'long', year: 'numeric' }), count })}
      </caption>
      <thead>
        <tr>
          {columns.map((weekday) => {
            // January 2, 2000 was a Sunday.
            const named = (length: 'narrow' | 'long') =>
              formatDate(locale, `2000-01-0${2 + weekday}`, { weekday: length });
            return (
              <th scope="col" abbr={named('long')}>
                {named('narrow')}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month, columns).map((week) => (
          <tr>
            {week.map((day) => {
              const session = day === undefined ? undefined : byDay.get(day);
              const state = session && stateOf(session);
              return (
                <td>
                  {day !== undefined && (
                    <span class={state ? `calendar__day calendar__day--${state}` : 'calendar__day'}>
                      {signOf(state ?? 'there', String(Number(day.slice(8))))}
                      {state && state !== 'there' && <span class="visually-hidden"> {say(`calendar.${state}`)}</span>}
                    </span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const weekdayOf = (day: string): number => new Date(day).getUTCDay();

/** The days of a month by week, Monday first, of these weekdays alone; undefined where the month has none. */
function weeksOf(month: string, columns: readonly number[]): (string | undefined)[][] {
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  const weeks: Map<number, string>[] = [];
  for (let number = 1; number <= last; number += 1) {
    const day = `${month}-${String(number).padStart(2, '0')}`;
    if (weeks.length === 0 || weekdayOf(day) === 1) weeks.push(new Map());
    weeks.at(-1)!.set(weekdayOf(day), day);
  }
  return weeks.map((week) => columns.map((weekday) => week.get(weekday))).filter((week) => week.some(Boolean));
}
