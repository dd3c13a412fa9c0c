import type { FoundTable } from '#engines/tabular/index.js';
import type { Locale } from '#ground/i18n/locale.js';
import { Fieldset, Notice, RadioGroup, SelectField, Stack, TextField } from '#ground/ui/index.js';
import { groupName, groups } from '#rooms/figures/room.js';
import type { Mapping } from '../mapping.js';
import type { FileReading } from '../read/job.js';
import { words } from '../words.js';

export interface MappingParts {
  locale: Locale;
  mapping: Mapping;
  reading: FileReading;
  table: FoundTable;
  errorOf: (field: string) => string | undefined;
}

/** Which columns name the place of a row. */
export function PlaceFields({ locale, mapping: { places }, reading, errorOf }: MappingParts) {
  const say = words.in(locale);
  const columns = reading.columns.map(({ name }) => ({ value: name, label: name }));
  const column = (name: string, label: string, value: string | null) => (
    <SelectField
      name={name}
      label={label}
      options={columns}
      placeholder={say('mapping.no-column')}
      value={value ?? ''}
      {...withError(errorOf(name))}
    />
  );
  return (
    <Fieldset legend={say('mapping.places')} largeLegend>
      <Stack>
        <RadioGroup
          name="level"
          label={say('mapping.level')}
          value={places.level}
          inline
          choices={[
            { value: 'school', label: say('mapping.level-school') },
            { value: 'district', label: say('mapping.level-district') },
          ]}
        />
        {column('name', say('mapping.name'), places.name)}
        {column('id', say('mapping.id'), places.id)}
        <RadioGroup
          name="idSystem"
          label={say('mapping.id-system')}
          value={places.idSystem === 'nces' ? 'nces' : 'state'}
          inline
          choices={[
            { value: 'nces', label: say('mapping.id-nces') },
            { value: 'state', label: say('mapping.id-state') },
          ]}
        />
        {column('districtName', say('mapping.district-name'), places.districtName)}
        {column('districtId', say('mapping.district-id'), places.districtId)}
        <TextField
          name="state"
          label={say('mapping.state')}
          hint={say('mapping.state-hint')}
          value={places.state}
          width="xs"
          maxlength={2}
          {...withError(errorOf('state'))}
        />
        <TextField
          name="stateRow"
          label={say('mapping.state-row')}
          hint={say('mapping.state-row-hint')}
          value={places.stateRow ?? ''}
          optionalLabel={say('optional')}
          width="s"
        />
      </Stack>
    </Fieldset>
  );
}

/** The year, and what rows stand for beside a place: groups of students, grades. */
export function RowFields({ locale, mapping: { year, groups: rowGroups, only }, reading, errorOf }: MappingParts) {
  const say = words.in(locale);
  const columns = reading.columns.map(({ name }) => ({ value: name, label: name }));
  const [onlyColumn = '', onlyValue = ''] = Object.entries(only)[0] ?? [];
  return (
    <Fieldset legend={say('mapping.rows')} largeLegend>
      <Stack>
        <TextField
          name="year"
          label={say('mapping.year')}
          hint={say('mapping.year-hint')}
          value={'fixed' in year ? year.fixed : ''}
          width="s"
          {...withError(errorOf('year'))}
        />
        <SelectField
          name="yearColumn"
          label={say('mapping.year-column')}
          options={columns}
          placeholder={say('mapping.no-column')}
          value={'column' in year ? year.column : ''}
        />
        <SelectField
          name="groupColumn"
          label={say('mapping.group-column')}
          hint={say('mapping.group-column-hint')}
          options={columns}
          placeholder={say('mapping.no-column')}
          value={rowGroups?.column ?? ''}
          {...withError(errorOf('groupColumn'))}
        />
        {Object.entries(rowGroups?.values ?? {}).map(([value, group], index) => (
          <SelectField
            name={`group-value-${index}`}
            label={say('mapping.group-value', { value })}
            placeholder={say('mapping.leave-out')}
            value={group ?? ''}
            options={groups.map((key) => ({ value: key, label: groupName(locale, key) }))}
          />
        ))}
        <SelectField
          name="onlyColumn"
          label={say('mapping.only-column')}
          hint={say('mapping.only-hint')}
          options={columns}
          placeholder={say('mapping.no-column')}
          value={onlyColumn}
        />
        <TextField
          name="onlyValue"
          label={say('mapping.only-value')}
          value={onlyValue}
          optionalLabel={say('optional')}
          width="s"
        />
      </Stack>
    </Fieldset>
  );
}

/** What zero and the empty cell mean: asked wherever the file leaves it open, and never believed of itself. */
export function MarkFields({ locale, mapping, reading, errorOf }: MappingParts) {
  const say = words.in(locale);
  const zeros = reading.questions.find((question) => question.code === 'zeros');
  const blanks = reading.questions.find((question) => question.code === 'blanks');
  const answered = reading.remembered || !zeros;
  return (
    <Fieldset legend={say('mapping.marks')} largeLegend>
      <Stack>
        {zeros && (
          <Notice kind="warning" title={say('mapping.zeros-doubt')}>
            <p>
              {say('mapping.zeros-why', {
                zeros: zeros.zeros,
                least: zeros.leastPositive,
                columns: zeros.columns.length,
              })}
            </p>
            {zeros.shortfalls !== undefined && <p>{say('mapping.zeros-short', { shortfalls: zeros.shortfalls })}</p>}
          </Notice>
        )}
        <RadioGroup
          name="zeros"
          label={say('mapping.zeros')}
          inline
          {...withError(errorOf('zeros'))}
          {...(answered && { value: mapping.zeros })}
          choices={[
            { value: 'zero', label: say('mapping.zeros-zero') },
            { value: 'withheld', label: say('mapping.zeros-withheld') },
          ]}
        />
        {blanks && <p>{say('mapping.blanks-why', { cells: blanks.cells, least: blanks.least })}</p>}
        <RadioGroup
          name="blanks"
          label={say('mapping.blanks')}
          inline
          value={mapping.marks[''] ?? 'missing'}
          choices={[
            { value: 'withheld', label: say('mapping.blanks-withheld') },
            { value: 'missing', label: say('mapping.blanks-missing') },
            { value: 'not applicable', label: say('mapping.blanks-not-applicable') },
          ]}
        />
        <TextField
          name="withheldBelow"
          label={say('mapping.withheld-below')}
          hint={say('mapping.withheld-below-hint')}
          inputmode="numeric"
          width="xs"
          value={mapping.withheldBelow === null ? '' : String(mapping.withheldBelow)}
          optionalLabel={say('optional')}
          {...withError(errorOf('withheldBelow'))}
        />
      </Stack>
    </Fieldset>
  );
}

export const withError = (error: string | undefined) => (error === undefined ? {} : { error });
