import { Breadcrumbs, PageHeader } from '#ground/ui/index.js';
import { notFound } from '#ground/http/errors.js';
import { get } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { languageNames, locales } from '#ground/i18n/locale.js';
import { freeze } from '../../edition/freeze.js';
import { Article } from '../../face/article.js';
import { previewPaths } from '../../face/paths.js';
import { serveFile } from '../../picture/serve.js';
import { mayTellStories } from '../../policy.js';
import { words } from '../../words.js';
import { draftAt, draftPath } from '../find.js';

/** A draft as readers will see it, on a phone and on a desk, in two frames of the real page. */
export const previewRoutes = [
  get('/stories/drafts/:id/preview', mayTellStories, frames),
  get('/preview/stories/:id', mayTellStories, frame),
  get('/stories/drafts/:id/pictures/:file', mayTellStories, picture),
];

async function frames(visit: Visit): Promise<Response> {
  const draft = await draftAt(visit);
  const say = words.in(visit.locale);
  const address = `/preview/stories/${draft.id}?lang=${visit.locale}`;
  return visit.page(
    {
      title: say('preview'),
      noIndex: true,
      before: (
        <Breadcrumbs
          label={say('crumbs')}
          links={[{ href: draftPath(draft), label: draft.title[visit.locale] || draft.title.en || draft.title.es }]}
        />
      ),
    },
    <>
      <PageHeader
        title={say('preview')}
        lead={say('preview.lead')}
        meta={locales.map((locale) => (
          <a href={`?lang=${locale}`} lang={locale} aria-current={locale === visit.locale ? 'true' : undefined}>
            {languageNames[locale]}
          </a>
        ))}
      />
      <div class="previews">
        <figure>
          <figcaption>{say('preview.phone')}</figcaption>
          <iframe class="previews__phone" src={address} title={say('preview.phone')} width="375" height="760"></iframe>
        </figure>
        <figure class="previews__desk">
          <figcaption>{say('preview.desk')}</figcaption>
          <div class="previews__scroll" role="group" aria-label={say('preview.desk')} tabindex={0}>
            <iframe
              class="previews__wide"
              src={address}
              title={say('preview.desk')}
              width="1280"
              height="1000"
            ></iframe>
          </div>
        </figure>
      </div>
    </>,
  );
}

async function frame(visit: Visit): Promise<Response> {
  const draft = await draftAt(visit);
  const { content } = await freeze(visit, draft);
  const paths = previewPaths(draft.id, content.pictures);
  return visit.page(
    { title: content.title[visit.locale] || content.title.en || content.title.es, noIndex: true },
    <Article content={content} locale={visit.locale} paths={paths} />,
  );
}

/** A picture of a draft, for whoever may see the draft. */
async function picture(visit: Visit): Promise<Response> {
  const draft = await draftAt(visit);
  const [id = ''] = visit.param('file').split('.');
  const { rows } = await visit.client.query<{ id: string }>(
    `select file.id from commons.story_picture join commons.file on file.id in (small_file_id, large_file_id)
     where file.id::text = $1 and story_id = $2`,
    [id, draft.id],
  );
  if (!rows[0]) throw notFound();
  return serveFile(visit, rows[0].id, 'image/webp');
}
