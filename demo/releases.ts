import type { Desk } from '#ground/cli/command.js';
import { keeperScope } from '#ground/db/scope.js';
import { approve, findProposal, lookAt, type NewProposal, propose, publishRelease } from '#rooms/releases/room.js';
import { districtId, idOf } from './records.ts';

const [ana, thomas] = [idOf('district data steward'), idOf('second data steward')];

const wholeYears: NewProposal = {
  id: idOf('release of whole years'),
  districtId,
  indicators: ['attendance-rate', 'chronic-absence', 'suspension'],
  years: [2023, 2024, 2025],
  breakdowns: ['race', 'gender', 'income', 'language'],
  schools: true,
  rules: 'groups-of-10',
  licence: 'CC BY 4.0',
  corrects: null,
  reason: '',
  proposedBy: ana,
};

/** So far this year: waits for whoever opens the page of proposals. */
const soFar: NewProposal = {
  ...wholeYears,
  id: idOf('release of the year so far'),
  indicators: ['attendance-rate', 'chronic-absence'],
  years: [2026],
  breakdowns: ['gender', 'income'],
  proposedBy: thomas,
};

/** What the fictional district released of its whole years, and a proposal for the running one. Can be run again. */
export async function loadReleases(desk: Desk): Promise<void> {
  const database = await desk.database();
  await keeperScope(database, async (scope) => {
    if (await findProposal(scope, wholeYears.id)) return;
    await propose(scope, wholeYears);
    const proposal = (await findProposal(scope, wholeYears.id))!;
    const { holds } = await lookAt(scope, proposal);
    if (!holds) throw new Error('The release of the demonstration is not safe.');
    await approve(scope, proposal, thomas, null);
    desk.say(`Release ${await publishRelease(scope, proposal)} of the fictional district`);
    await propose(scope, soFar);
    await lookAt(scope, (await findProposal(scope, soFar.id))!);
  });
}
