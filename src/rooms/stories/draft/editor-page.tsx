import { v7 as uuidv7 } from 'uuid';
import {
  ActionButton,
  Breadcrumbs,
  Button,
  ButtonLink,
  ClientModule,
  EmptyState,
  HiddenField,
  PageHeader,
  Section,
  SummaryList,
} from '#ground/ui/index.js';
import type { Visit } from '#ground/http/visit.js';
import { languageNames, locales } from '#ground/i18n/locale.js';
import { type Content, kinds } from '../block/content.js';
import { plainText, safeHtml } from '../block/markdown.js';
import { publicStateOf } from '../edition/queries.js';
import { type Readiness, readinessOf } from '../edition/readiness.js';
import { type Say, words } from '../words.js';
import { draftAt, draftPath } from './find.js';
import { PublishPanel } from './publication/panel.js';
import type { Draft, DraftBlock } from './queries.js';

/** A draft: its heading, its blocks in order, and what is left to do before it can be published. */
export async function editorPage(visit: Visit): Promise<Response> {
  const draft = await draftAt(visit);
  const say = words.in(visit.locale);
  const readiness = await readinessOf(visit, draft);
  const title = draft.title[visit.locale] || draft.title.en || draft.title.es;
  return visit.page(
    {
      title,
      noIndex: true,
      before: <Breadcrumbs label={say('crumbs')} links={[{ href: '/stories/drafts', label: say('drafts.title') }]} />,
    },
    <>
      <PageHeader
        kicker={draft.place.name}
        title={title}
        lead={draft.summary[visit.locale] || draft.summary.en || draft.summary.es}
        actions={
          <>
            <ButtonLink kind="secondary" href={`${draftPath(draft)}/heading`}>
              {say('heading.title')}
            </ButtonLink>
            <ButtonLink kind="secondary" href={`${draftPath(draft)}/preview`}>
              {say('preview')}
            </ButtonLink>
          </>
        }
      />
      <div class="split">
        <div class="split__main">
          <Section title={say('blocks.title')} lead={draft.blocks.length > 1 ? say('blocks.keys') : undefined}>
            {draft.blocks.length === 0 && <EmptyState title={say('blocks.empty')} text={say('blocks.emptyText')} />}
            <ol class="draft-blocks" data-blocks data-moved={say('block.moved')}>
              {draft.blocks.map((block, index) => (
                <BlockRow
                  draft={draft}
                  block={block}
                  index={index}
                  readiness={readiness}
                  say={say}
                  locale={visit.locale}
                />
              ))}
            </ol>
          </Section>
          <Section title={say('add.title')} look="tinted" lead={say('add.lead')}>
            <div class="draft-add">
              {kinds.map((kind) => (
                <ActionButton
                  action={`${draftPath(draft)}/blocks`}
                  submitLabel={say(`kind.${kind}`)}
                  hidden={{ kind, id: uuidv7() }}
                />
              ))}
            </div>
          </Section>
        </div>
        <div class="split__aside">
          <Section title={say('languages.title')}>
            <SummaryList
              rows={locales.map((locale) => ({
                label: languageNames[locale],
                value: sayGaps(say, readiness, locale, draft),
              }))}
            />
          </Section>
          <PublishPanel draft={draft} readiness={readiness} state={await publicStateOf(visit, draft.id)} say={say} />
        </div>
      </div>
      <ClientModule path="rooms/stories/draft/editor.client" />
    </>,
  );
}

interface RowProps {
  draft: Draft;
  block: DraftBlock;
  index: number;
  readiness: Readiness;
  say: Say;
  locale: 'en' | 'es';
}

function BlockRow({ draft, block, index, readiness, say, locale }: RowProps) {
  const address = `${draftPath(draft)}/blocks/${block.id}`;
  const name = say('block.name', { number: index + 1, kind: say(`kind.${block.content.kind}`) });
  const fault = readiness.unfinished.includes(index + 1)
    ? say('block.unfinished')
    : readiness.missing.some((one) => one.block === index + 1)
      ? say('block.missing')
      : '';
  return (
    <li class="draft-block" id={`block-${block.id}`}>
      <div class="draft-block__text">
        <p class="draft-block__kind">
          <a href={address}>{name}</a>
        </p>
        <p class="draft-block__words">{firstWords(block.content, locale) || say('block.nothing')}</p>
        {fault && <p class="field__error">{fault}</p>}
      </div>
      <form method="post" action={`${address}/move`} class="draft-block__tools">
        {index > 0 && (
          <Button kind="quiet" name="by" value="up" about={name}>
            {say('block.up')}
          </Button>
        )}
        {index < draft.blocks.length - 1 && (
          <Button kind="quiet" name="by" value="down" about={name}>
            {say('block.down')}
          </Button>
        )}
        <HiddenField name="version" value={String(block.version)} />
        <Button kind="quiet" action={`${address}/removal`} about={name}>
          {say('block.remove')}
        </Button>
      </form>
    </li>
  );
}

/** Enough of a block to know it again in the list. */
function firstWords(content: Content, locale: 'en' | 'es'): string {
  const either = (text: { en: string; es: string }) => text[locale] || text.en || text.es;
  const words = {
    text: () => content.kind === 'text' && plainText(safeHtml(either(content.markdown))),
    number: () => content.kind === 'number' && either(content.sentence),
    chart: () => content.kind === 'chart' && either(content.title),
    table: () => content.kind === 'table' && either(content.title),
    quote: () => content.kind === 'quote' && either(content.words),
    picture: () => content.kind === 'picture' && either(content.alt),
    steps: () => content.kind === 'steps' && content.steps.map(({ what }) => either(what)).join(' · '),
  }[content.kind]();
  return words && words.length > 160 ? `${words.slice(0, 160)}…` : words || '';
}

function sayGaps(say: Say, { gaps }: Readiness, locale: 'en' | 'es', draft: Draft): string {
  const missing = gaps[locale];
  if (missing.length === 0) return say('language.complete', { origin: say(`origin.${draft.origin[locale]}`) });
  return say('language.lacks', {
    what: missing
      .map((gap) => (typeof gap === 'number' ? say('gap.block', { number: gap }) : say(`gap.${gap}`)))
      .join(', '),
  });
}
