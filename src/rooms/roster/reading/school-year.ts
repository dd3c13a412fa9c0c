import { createReader, type ExportFile, type FoundFile, type SchoolYear } from '#engines/roster/index.js';

/**
 * The school year that an export is about: as its sessions say, else the year (July to June) of most of the days in its
 * samples; nothing where no file has days.
 */
export function guessYear(files: readonly ExportFile[], found: readonly FoundFile[]): SchoolYear | undefined {
  const years = new Map<number, number>();
  for (const { path, kind, extent, columns } of found) {
    const { header, sample } = files.find((file) => file.path === path)!;
    if (!kind || kind === 'program') continue;
    const read = createReader({ kind, path, extent, columns, width: header.length });
    for (const [index, cells] of sample.entries()) {
      const reading = read({ line: index + 2, cells });
      if (reading.outcome !== 'record') continue;
      const { record } = reading;
      if ('kind' in record && record.kind === 'school year' && 'firstDay' in record)
        return { firstDay: record.firstDay, lastDay: record.lastDay };
      const day = 'day' in record ? record.day : 'firstDay' in record ? record.firstDay : null;
      if (day !== null) years.set(yearOf(day), (years.get(yearOf(day)) ?? 0) + 1);
    }
  }
  const [most] = [...years].toSorted((a, b) => b[1] - a[1]);
  return most && yearBeginning(most[0]);
}

/** July to June. */
export const yearBeginning = (year: number): SchoolYear => ({
  firstDay: `${year}-07-01`,
  lastDay: `${year + 1}-06-30`,
});

const yearOf = (day: string): number => Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 7 ? 1 : 0);
