import { WithheldKey } from '#ground/ui/index.js';
import type { FrozenBlock } from '../../edition/content.js';
import { FigureLinks } from './figure-links.js';
import { ValuesTable } from './values-table.js';
import type { View } from '../view.js';

/** A table of series with its note and where the numbers come from. */
export function TableBlock({ block, view }: { block: Extract<FrozenBlock, { kind: 'table' }>; view: View }) {
  const { say, locale, content } = view;
  const series = content.figures.find(({ number }) => number === block.figure)?.series[locale] ?? [];
  const withheld = series.some(({ points }) => points.some(({ mark }) => mark === 'withheld'));
  return (
    <div class="stack stack--s">
      <ValuesTable series={series} title={block.title[locale]} say={say} locale={locale} />
      {block.note[locale] && <p class="story__note">{block.note[locale]}</p>}
      {withheld && <WithheldKey text={say('mark.withheld')} />}
      <p class="source-line">
        <FigureLinks figure={block.figure} series={series} view={view} />
      </p>
    </div>
  );
}
