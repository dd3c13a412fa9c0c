import { Stack } from '#ground/ui/index.js';
import { type Dimension, dimensions, grades, nameOf } from '../../groups.js';
import { words } from '../../words.js';
import { Bars } from './figure.js';
import { cellAt, type View } from './page.js';

/** By race and ethnicity, gender, program and grade: the groups that have students. */
export function Breakdowns({ view }: { view: View }) {
  const say = words.in(view.visit.locale);
  const label = (key: string) => nameOf(view.visit.locale, key);
  const byGroup = (Object.keys(dimensions) as Dimension[]).map((dimension) => ({
    title: say(`by.${dimension}`),
    heading: say('column.group'),
    bars: dimensions[dimension].map((group) => ({ label: label(group), cell: cellAt(view, { group }) })),
  }));
  const byGrade = {
    title: say('by.grade'),
    heading: say('column.grade'),
    bars: grades.map((grade) => ({ label: label(grade), cell: cellAt(view, { grade }) })),
  };
  return (
    <Stack gap="l">
      {[...byGroup, ...(view.grade === 'all' ? [byGrade] : [])].map(({ title, heading, bars }) => {
        const present = bars.filter(({ cell }) => cell);
        return present.length > 0 && <Bars view={view} title={title} heading={heading} bars={present} />;
      })}
    </Stack>
  );
}
