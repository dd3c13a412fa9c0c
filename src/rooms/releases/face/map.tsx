import type { Locale } from '#ground/i18n/locale.js';
import { LinkList, MapFrame, type MapFrameProps, WithheldMark } from '#ground/ui/index.js';
import { organizationPath, type PlacesOnMap } from '#rooms/network/room.js';
import { formatValue, yearLabel } from '#rooms/results/room.js';
import { words } from '../words.js';
import type { PublicTable } from './content.js';

export const mapSize = { width: 640, height: 420 };
const shades = 5;
/** With more schools their values would stand upon each other. */
const mostLabelled = 15;

interface MapProps {
  locale: Locale;
  table: PublicTable;
  places: PlacesOnMap;
  level?: 3 | 4;
}

/** The schools of one table where they lie, all students together: five shades from the least to the greatest value, one mark where withheld. */
export function ReleasedMap({ locale, table, places: { view, districts, schools }, level = 3 }: MapProps) {
  const say = words.in(locale);
  const { name, unit } = table.definition;
  const year = yearLabel(locale, { ...table, place: '' });
  const values = new Map(table.cells.filter(({ group }) => group === 'all').map(({ place, value }) => [place, value]));
  const steps = stepsOf([...values.values()]);
  const shown = schools
    .filter(({ id }) => values.has(id))
    .map((school) => ({ ...school, value: values.get(school.id) ?? null }));
  const textOf = (value: number | null) => (value === null ? say('withheld') : formatValue(locale, unit, value));
  return (
    <div class="released-map">
      <MapFrame
        title={say('map.title')}
        subtitle={`${name[locale]}, ${year}`}
        level={level}
        map={
          <svg viewBox={`0 0 ${view.width} ${view.height}`} role="group" aria-label={`${name[locale]}, ${year}`}>
            {districts.map(({ path }) => (
              <path class="released-map__district" d={path} />
            ))}
            {shown.map(({ id, ncesId, name: school, x, y, value }) => (
              <a
                href={organizationPath({ kind: 'school', id, ncesId })}
                aria-label={say('map.school', { school, value: textOf(value) })}
                transform={`translate(${x} ${y})`}
              >
                <title>{say('map.school', { school, value: textOf(value) })}</title>
                <circle class={`released-map__school shade-${value === null ? 'withheld' : shadeOf(steps, value)}`} />
                {value !== null && shown.length <= mostLabelled && (
                  <text class="released-map__value" dy="-1em">
                    {textOf(value)}
                  </text>
                )}
              </a>
            ))}
          </svg>
        }
        legend={{ label: say('map.legend'), entries: legendOf(locale, table, steps) }}
        list={
          <LinkList
            links={shown.map(({ id, ncesId, name: school, value }) => ({
              href: organizationPath({ kind: 'school', id, ncesId }),
              label: school,
              meta: value === null ? <WithheldMark label={say('withheld')} /> : textOf(value),
            }))}
          />
        }
        listLabel={say('map.list')}
      />
    </div>
  );
}

/** The ends of the shades from the least to the greatest value, both included; none where nothing is shown. */
export function stepsOf(values: readonly (number | null)[]): number[] {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return [];
  const [least, greatest] = [Math.min(...known), Math.max(...known)];
  if (least === greatest) return [least, greatest];
  return Array.from({ length: shades + 1 }, (_, index) => least + ((greatest - least) * index) / shades);
}

type Shade = 1 | 2 | 3 | 4 | 5;

/** The darkest for the greatest; where all are alike, the one in the middle. */
export function shadeOf(steps: readonly number[], value: number): Shade {
  if (steps.length === 2) return 3;
  const above = steps.slice(1, -1).filter((step) => value >= step).length;
  return (above + 1) as Shade;
}

function legendOf(locale: Locale, { definition: { unit }, cells }: PublicTable, steps: readonly number[]) {
  const say = words.in(locale);
  const text = (value: number) => formatValue(locale, unit, value);
  const entries: NonNullable<MapFrameProps['legend']>['entries'] =
    steps.length === 2
      ? [{ label: text(steps[0]!), mark: 3 }]
      : steps.slice(0, -1).map((from, index) => ({
          label: say('map.range', { from: text(from), to: text(steps[index + 1]!) }),
          mark: (index + 1) as Shade,
        }));
  const isAnyWithheld = cells.some(({ group, value }) => group === 'all' && value === null);
  return isAnyWithheld ? [...entries, { label: say('withheld'), mark: 'withheld' as const }] : entries;
}
