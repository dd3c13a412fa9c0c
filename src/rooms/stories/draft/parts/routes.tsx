import { z } from 'zod';
import { type FieldError, conflict, invalid, notFound } from '#ground/http/errors.js';
import type { Form } from '#ground/http/form.js';
import { get, post } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { findSeries } from '#rooms/figures/room.js';
import { type Content, isKind } from '../../block/content.js';
import { inTurn } from '../../block/in-turn.js';
import { refOf } from '../../block/series.js';
import { PictureRefused } from '../../picture/prepare.js';
import { addPicture } from '../../picture/store.js';
import { mayTellStories } from '../../policy.js';
import { words } from '../../words.js';
import { addBlock, changeBlock, moveBlock, removeBlock } from '../actions.js';
import { blockPage } from './page.js';
import { usesFigures } from './figure-choice.js';
import { blockAt, draftAt, draftPath } from '../find.js';
import type { Draft } from '../queries.js';
import { faultsOf, typed } from './read.js';

const address = '/stories/drafts/:id/blocks';

/** The blocks of a draft: each is added, changed, moved and removed by a form of its own. */
export const blockRoutes = [
  post(address, mayTellStories, add),
  get(`${address}/:block`, mayTellStories, async (visit) => {
    const { draft, block } = await blockAt(visit);
    return blockPage(visit, { draft, block, content: block.content });
  }),
  post(`${address}/:block`, mayTellStories, save, { upload: true }),
  post(`${address}/:block/move`, mayTellStories, async (visit) => {
    const { draft, block } = await blockAt(visit);
    await moveBlock(visit, draft, block, visit.form.text('by') === 'up' ? -1 : 1);
    return wantsJson(visit) ? visit.json({}) : visit.redirect(`${draftPath(draft)}#block-${block.id}`);
  }),
  post(`${address}/:block/removal`, mayTellStories, async (visit) => {
    const { draft, block } = await blockAt(visit);
    if (!(await removeBlock(visit, draft, block, versionIn(visit.form))))
      throw conflict(words.in(visit.locale)('stale.page'));
    return visit.redirect(draftPath(draft));
  }),
];

async function add(visit: Visit): Promise<Response> {
  const draft = await draftAt(visit);
  const { id, kind } = visit.form.parse(z.object({ id: z.uuid(), kind: z.string().refine(isKind) }));
  if (!isKind(kind)) throw notFound();
  await addBlock(visit, draft, id, kind);
  return visit.redirect(`${draftPath(draft)}/blocks/${id}`);
}

async function save(visit: Visit): Promise<Response> {
  const { draft, block } = await blockAt(visit);
  const { form } = visit;
  const content: Content = typed[block.content.kind](form);
  const from = form.text('from');
  if (form.text('look'))
    return blockPage(visit, { draft, block: { ...block, version: versionIn(form) }, content, from });
  const errors = [
    ...(await takePicture(visit, draft, content)),
    ...faultsOf(words.in(visit.locale), content),
    ...(await figureFaults(visit, content)),
  ];
  const [first] = errors;
  if (first && wantsJson(visit)) throw invalid(errors, first.message);
  const shown = { draft, block, content, from };
  if (first)
    return blockPage(visit, { ...shown, block: { ...block, version: versionIn(form) }, errors: onceEach(errors) });
  const version = await changeBlock(visit, draft, block, versionIn(form), content);
  if (wantsJson(visit)) {
    if (version === undefined) throw conflict(words.in(visit.locale)('stale.text'));
    return visit.json({ version });
  }
  return version === undefined
    ? blockPage(visit, { ...shown, stale: true })
    : visit.redirect(`${draftPath(draft)}#block-${block.id}`);
}

/** Keeps an uploaded picture, but not before somebody answers for consent. Its id goes into the content, so that it stays when a text is refused. */
async function takePicture(visit: Visit, draft: Draft, content: Content): Promise<FieldError[]> {
  if (content.kind !== 'picture') return [];
  const say = words.in(visit.locale);
  if (visit.form.text('consent') !== 'yes') return [{ field: 'consent', message: say('fault.pictureConsent') }];
  const upload = visit.form.file('file');
  if (!upload) return [];
  try {
    content.picture = await addPicture(visit, draft.id, upload.path);
    return [];
  } catch (error) {
    if (error instanceof PictureRefused) return [{ field: 'picture', message: say(`picture.${error.why}`) }];
    throw error;
  }
}

/** A figure has to be public, and one chart has one unit. */
async function figureFaults(visit: Visit, content: Content): Promise<FieldError[]> {
  if (!usesFigures(content)) return [];
  const say = words.in(visit.locale);
  const field = content.kind === 'number' ? 'ref' : 'refs';
  const keys = (content.kind === 'number' ? [content.ref] : content.refs).filter(Boolean);
  const series = await inTurn(keys, (key) => findSeries(visit, visit.locale, refOf(key)));
  if (series.some((one) => one === undefined)) return [{ field, message: say('fault.gone') }];
  const units = new Set(series.map((one) => one?.unit));
  if (content.kind === 'chart' && units.size > 1) return [{ field, message: say('fault.units') }];
  if (content.kind === 'chart' && content.form === 'line' && keys.length > 5)
    return [{ field, message: say('fault.lines') }];
  const [only] = series;
  if (content.kind === 'number' && content.year && !only?.points.some(({ year }) => year === content.year))
    return [{ field: 'year', message: say('fault.year') }];
  return [];
}

const onceEach = (errors: FieldError[]) =>
  errors.filter(({ field }, index) => errors.findIndex((one) => one.field === field) === index);
const versionIn = (form: Form) => Number(form.text('version')) || 0;
const wantsJson = ({ request }: Visit) => (request.headers.get('accept') ?? '').startsWith('application/json');
