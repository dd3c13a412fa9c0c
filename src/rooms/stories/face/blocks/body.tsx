import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { StatRow, Prose, Quote, Picture } from '#ground/ui/index.js';
import { safeHtml } from '../../block/markdown.js';
import type { FrozenBlock } from '../../edition/content.js';
import { ChartBlock } from './chart.js';
import { figureNumber } from './number.js';
import { Steps } from './steps.js';
import { TableBlock } from './table.js';
import type { View } from '../view.js';

type NumberBlock = Extract<FrozenBlock, { kind: 'number' }>;

/** The blocks of a story in order; key figures that follow each other stand side by side. */
export function StoryBody({ view }: { view: View }) {
  const groups = view.content.blocks.reduce<FrozenBlock[][]>((all, block) => {
    const last = all.at(-1);
    if (block.kind === 'number' && last?.[0]?.kind === 'number') last.push(block);
    else all.push([block]);
    return all;
  }, []);
  const headings = groups.findIndex(
    ([block]) => block?.kind === 'text' && /<h2/.test(safeHtml(block.markdown[view.locale])),
  );
  return (
    <>
      {groups.map((blocks, index) => {
        const level = headings >= 0 && index > headings ? 3 : 2;
        return <Group blocks={blocks} view={{ ...view, level }} />;
      })}
    </>
  );
}

function Group({ blocks, view }: { blocks: FrozenBlock[]; view: View }) {
  const [block] = blocks;
  if (!block) return <></>;
  const wide = block.kind !== 'text' && block.kind !== 'quote' && block.kind !== 'steps';
  return (
    <div class={`story__block story__block--${block.kind} ${wide ? 'story__wide' : ''}`}>
      {drawn(blocks, block, view)}
    </div>
  );
}

function drawn(blocks: FrozenBlock[], block: FrozenBlock, view: View): Child {
  const { locale, paths, content } = view;
  switch (block.kind) {
    case 'text':
      return <Prose>{raw(safeHtml(block.markdown[locale]))}</Prose>;
    case 'number':
      return <StatRow figures={(blocks as NumberBlock[]).map((one) => figureNumber(one, view))} />;
    case 'chart':
      return <ChartBlock block={block} view={view} />;
    case 'table':
      return <TableBlock block={block} view={view} />;
    case 'quote':
      return <Quote by={[block.who, block.role[locale]].filter(Boolean).join(', ')}>{block.words[locale]}</Quote>;
    case 'picture': {
      const picture = content.pictures.find(({ number }) => number === block.picture);
      if (!picture) return <></>;
      const sizes = (
        [
          ['small', Math.min(800, picture.width)],
          ['large', picture.width],
        ] as const
      ).map(([size, width]) => ({ src: paths.picture(picture.number, size), width }));
      return (
        <Picture
          src={paths.picture(picture.number, 'large')}
          sizes={sizes}
          alt={block.alt[locale]}
          width={picture.width}
          height={picture.height}
          caption={block.caption[locale]}
          credit={block.credit}
        />
      );
    }
    case 'steps':
      return <Steps block={block} view={view} />;
  }
}
