import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { type Desk, openDesk } from '../desks.js';
import { findKnownReport, type KnownReport, type State, stateOf } from './queries.js';

export interface Found {
  desk: Desk;
  report: KnownReport;
  state: State;
}

/** Opens the desk that the path names and finds its report there. */
export async function lookUp(visit: Visit): Promise<Found> {
  const desk = await openDesk(visit);
  const report = await findKnownReport(visit, desk, visit.param('id'));
  if (!report) throw notFound();
  return { desk, report, state: await stateOf(visit, report) };
}
