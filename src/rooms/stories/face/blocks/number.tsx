import type { FigureNumberProps } from '#ground/ui/index.js';
import { WithheldMark } from '#ground/ui/index.js';
import { pointAt, sayPoint } from '../../block/series.js';
import type { FrozenBlock } from '../../edition/content.js';
import { FigureLinks } from './figure-links.js';
import type { View } from '../view.js';

/** A key figure: one value of one series with what is needed to read it. */
export function figureNumber(block: Extract<FrozenBlock, { kind: 'number' }>, view: View): FigureNumberProps {
  const { locale, say, content } = view;
  const [series] = content.figures.find(({ number }) => number === block.figure)?.series[locale] ?? [];
  if (!series) return { label: '', value: '' };
  const point = pointAt(series, block.year);
  const value =
    point?.mark === 'withheld' ? (
      <WithheldMark label={say('mark.withheld')} />
    ) : (
      sayPoint(say, locale, series.unit, point)
    );
  return {
    label: series.ref.group === 'all' ? series.measureName : `${series.measureName}: ${series.groupName}`,
    value,
    comparison: block.sentence[locale],
    period: `${series.placeName}, ${block.year}`,
    source: <FigureLinks figure={block.figure} series={[series]} view={view} />,
    size: 'large',
  };
}
