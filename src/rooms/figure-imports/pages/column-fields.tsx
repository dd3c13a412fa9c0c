import { Fieldset, Table } from '#ground/ui/index.js';
import { groupName, groups, type Measure } from '#rooms/figures/room.js';
import type { FileReading } from '../read/job.js';
import { words } from '../words.js';
import type { MappingParts } from './mapping-fields.js';

/** What each column of numbers holds: a measure, a group of students, a year. */
export function ColumnFields({ locale, mapping, reading, measures, errorOf }: MappingParts & { measures: Measure[] }) {
  const say = words.in(locale);
  const unsaid = reading.questions.find((question) => question.code === 'measure');
  return (
    <Fieldset
      legend={say('mapping.columns')}
      largeLegend
      id="columns"
      hint={
        unsaid ? say('mapping.columns-unsaid', { columns: unsaid.columns.join(', ') }) : say('mapping.columns-hint')
      }
      {...(errorOf('columns') && { error: errorOf('columns')! })}
    >
      <Table
        caption={say('mapping.columns')}
        label={say('mapping.columns')}
        hideCaption
        dense
        columns={[
          { key: 'column', label: say('mapping.column'), rowHeading: true },
          { key: 'measure', label: say('mapping.measure') },
          { key: 'group', label: say('mapping.group') },
          { key: 'year', label: say('mapping.column-year') },
          ...(hasFractions(reading) ? [{ key: 'scale', label: say('mapping.scale') }] : []),
        ]}
        rows={reading.columns.flatMap(({ name, samples }, index) => {
          if (samples.length > 0 && !samples.some((text) => /\d/u.test(text))) return [];
          const figure = mapping.figures[name];
          const cells = {
            column: (
              <>
                {name}
                <br />
                <small>{samples.join(' · ')}</small>
              </>
            ),
            measure: (
              <Choice
                name={`measure-${index}`}
                label={say('mapping.measure-of', { column: name })}
                value={figure?.measure ?? ''}
                options={[
                  ['', say('mapping.leave-out')],
                  ...measures.map(({ key, name: label }) => [key, label] as const),
                ]}
              />
            ),
            group: (
              <Choice
                name={`group-${index}`}
                label={say('mapping.group-of', { column: name })}
                value={figure?.group ?? ''}
                options={[
                  ['', say('mapping.row-group')],
                  ...groups.map((key) => [key, groupName(locale, key)] as const),
                ]}
              />
            ),
            year: (
              <input
                class="control control--xs"
                name={`year-${index}`}
                aria-label={say('mapping.year-of', { column: name })}
                value={figure?.year ?? ''}
                size={8}
              />
            ),
            scale: (
              <Choice
                name={`scale-${index}`}
                label={say('mapping.scale-of', { column: name })}
                value={figure?.scale ?? 'as written'}
                options={[
                  ['as written', say('mapping.scale-as-written')],
                  ['fraction', say('mapping.scale-fraction')],
                ]}
              />
            ),
          };
          return [cells];
        })}
      />
    </Fieldset>
  );
}

/** Whether a share could be written as a part of one. */
const hasFractions = ({ columns }: FileReading): boolean =>
  columns.some(({ samples }) => samples.some((text) => /^[01]?\.\d/u.test(text)));

/** A choice inside a table, where row and column label it for the eye. */
function Choice({
  name,
  label,
  value,
  options,
}: {
  name: string;
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
}) {
  return (
    <select class="control control--s" name={name} aria-label={label}>
      {options.map(([key, text]) => (
        <option value={key} selected={key === value}>
          {text}
        </option>
      ))}
    </select>
  );
}
