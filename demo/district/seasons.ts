import { dataEnd, type SchoolYear } from './calendar.ts';
import { weekday } from './days.ts';
import { Chance } from './random.ts';

/** What each school year adds to or takes from absence: it went down after the worst years, and began higher again. */
const ofYear: Record<number, number> = { 2023: 1.0, 2024: 0.93, 2025: 0.86, 2026: 0.86 };
const ofWeekday = [0, 1.2, 0.93, 0.88, 0.94, 1.22, 0];

/** Of each day in session, how much more absence it sees than the middle day: season, weekday and holidays ahead. */
export function seasonOf(seed: number, year: SchoolYear): Float64Array {
  const chance = new Chance(seed, 'illness waves', year.start);
  const waves = [
    { peak: year.firstDay + 100 + chance.between(-8, 12), height: 0.35 + chance.number() * 0.3 },
    { peak: year.firstDay + 155 + chance.between(-10, 14), height: 0.6 + chance.number() * 0.5 },
  ];
  const factor = ofYear[year.start] ?? 1;
  return Float64Array.from(year.sessions, (day, index) => {
    const ill = waves.reduce((sum, { peak, height }) => sum + height * wave((day - peak) / 16), 0);
    const next = year.sessions[index + 1];
    const eve = day < dataEnd && (next === undefined || next - day > (weekday(day) === 5 ? 3 : 1)) ? 1.5 : 1;
    const june = year.lastDay - day < 12 ? 1.25 : 1;
    return factor * (0.86 + ill) * ofWeekday[weekday(day)]! * eve * june;
  });
}

/** A smooth hill of height 1 and a width of about 1. */
const wave = (x: number): number => 1 / ((1 + x * x) * (1 + x * x));
