import type { Example } from '../example.js';
import { BarChart, DotRange, LineChart } from './component.js';

const format = (value: number) => `${value}%`;
const words = { withheld: 'Withheld to protect students', missing: 'Not collected' };

const years = ['2018–19', '2019–20', '2020–21', '2021–22', '2022–23', '2023–24', '2024–25'];

function overYears(values: (number | null | 'withheld')[]) {
  return values.map((value, index) => ({
    x: years[index] ?? '',
    value: typeof value === 'number' ? value : null,
    text: typeof value === 'number' ? format(value) : undefined,
    withheld: value === 'withheld',
  }));
}

const schools = [
  { label: 'Hilltop Continuation', value: null, withheld: true },
  { label: 'Lincoln Middle School', value: 27 },
  { label: 'Riverside High School', value: 24 },
  { label: 'Cedar Grove Elementary', value: 18, emphasis: true },
  { label: 'Washington Carver Academy of Arts and Sciences', value: 9 },
  { label: 'Bayview Elementary', value: null },
];

const description = 'Chronic absence at six schools; the table below holds the values.';

export const examples: Example[] = [
  {
    name: 'one line with a gap',
    render: () => (
      <LineChart
        description="Chronic absence at Cedar Grove from 12% in 2018–19 to 18% in 2024–25"
        series={[{ label: 'Cedar Grove', points: overYears([12, 13, null, 29, 26, 22, 18]) }]}
        format={format}
        words={words}
      />
    ),
  },
  {
    name: 'five lines, withheld values and a target',
    render: () => (
      <LineChart
        description="Chronic absence at five schools over seven years"
        series={[
          { label: 'Cedar Grove', points: overYears([12, 13, null, 29, 26, 22, 18]) },
          { label: 'Lincoln', points: overYears([18, 19, null, 34, 33, 26, 27]) },
          { label: 'Riverside', points: overYears([21, 20, null, 38, 31, 27, 24]) },
          { label: 'Hilltop', points: overYears([31, 'withheld', null, 44, 'withheld', 39, 'withheld']) },
          { label: 'Bayview', points: overYears([8, 9, null, 16, 15, 12, 11]) },
        ]}
        reference={{ value: 15, label: 'Goal for 2026: 15%' }}
        format={format}
        words={words}
      />
    ),
  },
  {
    name: 'bars with one that stands out',
    render: () => (
      <BarChart
        description={description}
        rows={schools}
        reference={{ value: 23, label: 'District: 23%' }}
        format={format}
        words={words}
      />
    ),
  },
  {
    name: 'dots with their ranges',
    render: () => (
      <DotRange
        description={description}
        rows={schools.map((school) =>
          school.value === null
            ? school
            : { ...school, emphasis: false, low: school.value - 4, high: school.value + 5 },
        )}
        format={format}
        words={words}
      />
    ),
  },
];
