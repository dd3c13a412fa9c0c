import { orAgain } from '#ground/http/again.js';
import { notFound } from '#ground/http/errors.js';
import { get, post } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { keepsPrinciples } from '../policy.js';
import { findFramework, type Framework, versionAsked } from '../queries.js';
import { addFramework, reviseFramework } from './actions.js';
import { originOf, typedVersion } from './form.js';
import { ownPage } from './page.js';

export const ownFrameworkRoutes = [
  get('/principles/new', keepsPrinciples, (visit) => ownPage(visit, { text: {} })),
  post('/principles', keepsPrinciples, add),
  get('/principles/:framework/edit', keepsPrinciples, showEditor),
  post('/principles/:framework/versions', keepsPrinciples, revise),
];

function add(visit: Visit): Promise<Response> {
  const again = originOf(visit.form);
  return orAgain(
    async () => {
      const typed = typedVersion(visit);
      if (visit.form.text('do') === 'preview') return ownPage(visit, { again, preview: typed });
      const key = await addFramework(visit, visit.actor!.personId, { id: again.id, ...typed });
      return visit.redirect(`/principles/${key}`);
    },
    (errors) => ownPage(visit, { again, errors }),
  );
}

/** Begins from what is saved now, or from the older version that the address names. */
async function showEditor(visit: Visit): Promise<Response> {
  const current = await ownFramework(visit);
  const text = await findFramework(visit, current.key, versionAsked(visit));
  if (!text) throw notFound();
  return ownPage(visit, { current, text });
}

async function revise(visit: Visit): Promise<Response> {
  const again = originOf(visit.form);
  const current = await ownFramework(visit);
  return orAgain(
    async () => {
      const typed = typedVersion(visit);
      if (visit.form.text('do') === 'preview') return ownPage(visit, { current, again, preview: typed });
      const version = { id: again.id, ...typed };
      const result = await reviseFramework(visit, visit.actor!.personId, current.key, again.base, version);
      if (result === 'missing') throw notFound();
      if (result === 'saved') return visit.redirect(`/principles/${current.key}`);
      return ownPage(visit, { current: await ownFramework(visit), stale: true });
    },
    (errors) => ownPage(visit, { current, again, errors }),
  );
}

/** The coalition's own framework that the address names; the field's are changed by nobody here. */
async function ownFramework(visit: Visit): Promise<Framework> {
  const framework = await findFramework(visit, visit.param('framework'));
  if (!framework || framework.standard) throw notFound();
  return framework;
}
