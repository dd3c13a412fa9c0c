import { BarChart, LineChart } from './chart/component.js';
import { ButtonLink } from './button/component.js';
import { Card } from './card/component.js';
import { ChartFrame } from './chart-frame/component.js';
import { FigureNumber, StatRow } from './figure-number/component.js';
import { Grid, Section, Split } from './layout/component.js';
import { LinkList } from './link-list/component.js';
import { PageHeader } from './page-header/component.js';
import { Quote } from './quote/component.js';
import { SearchField } from './search-field/component.js';
import { SourceLine } from './source-line/component.js';
import { Table } from './table/component.js';

/** A whole public page made of the parts, to judge them together. */
export function SamplePage() {
  return (
    <>
      <PageHeader
        size="large"
        title="Everyone at the table, everything in the open"
        lead="Thirty-eight schools, their families and their partners decide together what children need, and show in public what came of it."
        actions={
          <>
            <ButtonLink href="#schools">Find a school</ButtonLink>
            <ButtonLink href="#concern" kind="secondary">
              Raise a concern
            </ButtonLink>
          </>
        }
      />
      <StatRow figures={figures} />
      <Section title="What moved this year" action={<a href="#results">All results</a>}>
        <Split aside={<Aside />}>
          <ChartFrame
            title="Fewer students miss school than a year ago"
            subtitle="Students who missed a tenth of the year or more, all 38 schools"
            chart={
              <LineChart
                description="The share fell from 31% in 2021–22 to 22% in 2024–25; it was 14% in 2018–19"
                series={[{ label: 'All schools', points: absence }]}
                format={percent}
                words={words}
                reference={{ value: 15, label: 'Goal for 2026: 15%' }}
              />
            }
            table={
              <Table
                caption="By year"
                label="By year"
                columns={columns}
                rows={absence.map(({ x, text }) => ({ year: x, share: text }))}
                dense
              />
            }
            tableLabel="The same as a table"
            source={<SourceLine label="Source">Release of October 2025</SourceLine>}
            downloads={{ label: 'Download', links: [{ href: '#csv', label: 'CSV' }] }}
          />
        </Split>
      </Section>
      <Section title="What became of it" lead="Each story begins with somebody who spoke up.">
        <Grid min="m">
          {stories.map((story) => (
            <Card {...story} />
          ))}
        </Grid>
      </Section>
      <Section title="Who kept their promises">
        <Split
          aside={<Quote by="Rosa Delgado, parent">We asked for a crossing guard. In six weeks there was one.</Quote>}
        >
          <BarChart description="Promises kept, by kind of partner" rows={promises} format={percent} words={words} />
        </Split>
      </Section>
      <Section title="Find a school" look="tinted">
        <SearchField name="school" label="Name, city or postcode" buttonLabel="Search" action="#search" />
      </Section>
    </>
  );
}

function Aside() {
  return (
    <>
      <FigureNumber
        label="Concerns answered in time"
        value="92%"
        comparison="46 of 50 since August; two are late."
        period="2025–26"
      />
      <LinkList links={links} />
    </>
  );
}

const words = { withheld: 'Withheld to protect students', missing: 'Not collected' };

function percent(value: number): string {
  return `${value}%`;
}

const figures = [
  { label: 'Schools', value: '38', comparison: 'Three joined this year.' },
  { label: 'Promises made in public', value: '412', comparison: '318 kept, 61 under way, 33 late.' },
  { label: 'Students served', value: '21,640', comparison: 'Each is counted once.' },
];

const absence = [
  ['2018–19', 14],
  ['2019–20', 15],
  ['2020–21', null],
  ['2021–22', 31],
  ['2022–23', 28],
  ['2023–24', 25],
  ['2024–25', 22],
].map(([year, value]) => ({
  x: String(year),
  value: value === null ? null : Number(value),
  text: value === null ? words.missing : percent(Number(value)),
}));

const columns = [
  { key: 'year', label: 'School year', rowHeading: true },
  { key: 'share', label: 'Share', align: 'end' as const },
];

const stories = [
  {
    href: '#walk',
    kicker: 'Cedar Grove Elementary',
    title: 'A safe walk to school',
    text: 'Twelve parents asked for a crossing guard. Six weeks later there was one.',
  },
  {
    href: '#garden',
    kicker: 'Lincoln Middle School',
    title: 'The garden feeds the kitchen',
    text: 'Students measured, planted, cooked, and changed the lunch menu.',
  },
  {
    href: '#desayuno',
    kicker: 'Riverside High School',
    title: 'Desayuno para todos',
    lang: 'es',
    text: 'A breakfast that starts before the first bell.',
  },
];

const promises = [
  { label: 'Schools', value: 88 },
  { label: 'Health partners', value: 81 },
  { label: 'After-school partners', value: 76 },
  { label: 'City and county', value: 59 },
];

const links = [
  {
    href: '#meeting',
    label: 'Site team, Cedar Grove',
    meta: 'Tuesday, March 10, 5:30 pm',
    note: 'Dinner, childcare, Spanish and Hmong',
  },
  { href: '#results-night', label: 'Community results night', meta: 'Thursday, March 19, 6 pm' },
];
