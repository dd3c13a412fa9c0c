import { v7 as uuidv7 } from 'uuid';
import { notFound } from '#ground/http/errors.js';
import { post } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { findPerson } from '../directory/queries.js';
import { formId, idParam } from '../id-param.js';
import { addsFamilies } from '../policy.js';
import { endCodes, makeCode } from './actions.js';
import { letterPage } from './letter.js';

export const codeRoutes = [
  post('/people/:id/code', addsFamilies, async (visit) => {
    const person = await personOf(visit);
    const response = await letterPage(visit, person, await makeCode(visit, formId(visit, uuidv7), person.id));
    response.headers.set('cache-control', 'no-store');
    return response;
  }),
  post('/people/:id/code/end', addsFamilies, async (visit) => {
    const person = await personOf(visit);
    await endCodes(visit, person.id);
    return visit.redirect(`/people/${person.id}?saved=1#code`);
  }),
];

const personOf = async (visit: Visit) => (await findPerson(visit, idParam(visit))) ?? Promise.reject(notFound());
