import { z } from 'zod';
import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { type Draft, type DraftBlock, findDraft } from './queries.js';

/** A part of the path that has to be an id. @throws RequestError 404 */
export function idIn(visit: Visit, name: string): string {
  const id = z.uuid().safeParse(visit.param(name));
  if (!id.success) throw notFound();
  return id.data;
}

/** The draft of this address; for whoever may not see it there is none. @throws RequestError 404 */
export async function draftAt(visit: Visit): Promise<Draft> {
  const draft = await findDraft(visit, idIn(visit, 'id'));
  if (!draft) throw notFound();
  return draft;
}

export async function blockAt(visit: Visit): Promise<{ draft: Draft; block: DraftBlock }> {
  const draft = await draftAt(visit);
  const block = draft.blocks.find(({ id }) => id === visit.param('block'));
  if (!block) throw notFound();
  return { draft, block };
}

export const draftPath = ({ id }: Pick<Draft, 'id'>) => `/stories/drafts/${id}`;
