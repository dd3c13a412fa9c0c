import { Breadcrumbs, Button, ClientModule, ErrorSummary, Form, Notice, PageHeader } from '#ground/ui/index.js';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { languageNames, type Locale, locales } from '#ground/i18n/locale.js';
import type { Content } from '../../block/content.js';
import { inTurn } from '../../block/in-turn.js';
import { freeze } from '../../edition/freeze.js';
import { previewPaths } from '../../face/paths.js';
import { StoryBody } from '../../face/blocks/body.js';
import { words } from '../../words.js';
import { BlockFields } from './fields.js';
import { figureChoice } from './figure-choice.js';
import { draftPath } from '../find.js';
import type { Draft, DraftBlock } from '../queries.js';

interface Given {
  draft: Draft;
  block: DraftBlock;
  /** What the fields show: what is kept, or what was typed. */
  content: Content;
  /** The place whose figures are listed. */
  from?: string;
  errors?: FieldError[];
  /** Somebody else changed the block since this page was opened. */
  stale?: boolean;
}

/** The form of one block beside what it will look like. */
export async function blockPage(
  visit: Visit,
  { draft, block, content, from = '', errors = [], stale = false }: Given,
): Promise<Response> {
  const say = words.in(visit.locale);
  const title = say(`kind.${content.kind}`);
  const byField = Object.fromEntries(errors.map(({ field, message }) => [field, message]));
  const address = `${draftPath(draft)}/blocks/${block.id}`;
  return visit.page(
    {
      title: `${title} – ${draft.title[visit.locale] || draft.title.en || draft.title.es}`,
      noIndex: true,
      status: stale ? 409 : errors.length > 0 ? 422 : 200,
      before: (
        <Breadcrumbs
          label={say('crumbs')}
          links={[
            { href: '/stories/drafts', label: say('drafts.title') },
            { href: draftPath(draft), label: draft.title[visit.locale] || draft.title.en || draft.title.es },
          ]}
        />
      ),
    },
    <>
      <ErrorSummary title={say('error.summary')} errors={errors} />
      {stale && (await staleNotice(visit, draft, block))}
      <PageHeader title={title} lead={say(`kind.${content.kind}.lead`)} />
      <div class="editor">
        <div
          class="editor__form"
          data-editor
          data-saving={say('save.saving')}
          data-saved={say('save.saved')}
          data-unsaved={say('save.unsaved')}
          data-stale={say('save.stale')}
          data-offline={say('save.offline')}
        >
          <Form
            action={address}
            submitLabel={say('save')}
            upload={content.kind === 'picture'}
            hidden={{ version: String(block.version) }}
            otherActions={
              <>
                <Button kind="secondary" name="look" value="1" skipValidation>
                  {say('look')}
                </Button>
                <a href={draftPath(draft)}>{say('back')}</a>
              </>
            }
          >
            <BlockFields
              content={content}
              say={say}
              errors={byField}
              choice={await figureChoice(visit, draft, content, from)}
              pictureHref={await pictureHref(visit, draft, block, content)}
            />
          </Form>
          <p class="editor__status" role="status"></p>
        </div>
        <section class="editor__preview" aria-label={say('preview')}>
          <h2 class="editor__title">{say('preview')}</h2>
          <div id="preview">{await inTurn(locales, (locale) => preview(visit, draft, block, content, locale))}</div>
        </section>
      </div>
      <ClientModule path="rooms/stories/draft/editor.client" />
    </>,
  );
}

async function pictureHref(
  visit: Visit,
  draft: Draft,
  block: DraftBlock,
  content: Content,
): Promise<string | undefined> {
  if (content.kind !== 'picture' || !content.picture) return undefined;
  const { pictures } = (await freeze(visit, { ...draft, blocks: [{ ...block, content }] })).content;
  return pictures[0] && previewPaths(draft.id, pictures).picture(1, 'small');
}

async function preview(visit: Visit, draft: Draft, block: DraftBlock, content: Content, locale: Locale) {
  const frozen = await freeze(visit, { ...draft, blocks: [{ ...block, content: showable(content) }] });
  const view = {
    content: frozen.content,
    locale,
    say: words.in(locale),
    paths: previewPaths(draft.id, frozen.content.pictures),
    level: 3 as const,
  };
  return (
    <div class="editor__language">
      <p class="editor__language-name">{languageNames[locale]}</p>
      <div class="story__body" lang={locale}>
        {frozen.content.blocks.length > 0 ? (
          <StoryBody view={view} />
        ) : (
          <p class="story__note">{words.in(locale)('preview.nothing')}</p>
        )}
      </div>
    </div>
  );
}

/** A day that is none cannot be shown as one; the field below still holds what was typed. */
function showable(content: Content): Content {
  if (content.kind !== 'steps') return content;
  return {
    ...content,
    steps: content.steps.map((step) => ({ ...step, date: Number.isNaN(Date.parse(step.date)) ? '' : step.date })),
  };
}

/** What the other person wrote, so that nothing is lost: saving again puts this page's words in its place. */
async function staleNotice(visit: Visit, draft: Draft, block: DraftBlock) {
  const say = words.in(visit.locale);
  const theirs = await inTurn(locales, (locale) => preview(visit, draft, block, block.content, locale));
  return (
    <Notice kind="warning" title={say('stale.title')} announce>
      <p>{say('stale.text')}</p>
      <details>
        <summary>{say('stale.theirs')}</summary>
        {theirs}
      </details>
    </Notice>
  );
}
