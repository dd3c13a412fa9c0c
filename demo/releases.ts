import type { Desk } from '#ground/cli/command.js';
import { keeperScope, type Scope } from '#ground/db/scope.js';
import {
  approve,
  findProposal,
  lookAt,
  type NewProposal,
  type Proposal,
  propose,
  publishRelease,
} from '#rooms/releases/room.js';
import { districtId, idOf } from './records.ts';

const [ana, thomas] = [idOf('district data steward'), idOf('second data steward')];

const wholeYears: NewProposal = {
  id: idOf('release of whole years'),
  districtId,
  indicators: ['attendance-rate', 'chronic-absence', 'suspension'],
  years: [2023, 2024, 2025],
  breakdowns: ['race', 'gender', 'income', 'language'],
  schools: true,
  audience: 'everyone',
  rules: 'groups-of-10',
  licence: 'CC BY 4.0',
  corrects: null,
  reason: '',
  proposedBy: ana,
};

/** So far this year: the site teams see it first. */
const forTeams: NewProposal = {
  ...wholeYears,
  id: idOf('release to the site teams'),
  indicators: ['attendance-rate', 'chronic-absence'],
  years: [2026],
  breakdowns: ['gender', 'income'],
  audience: 'teams',
};

/** The same for everybody: waits for whoever opens the page of proposals. */
const soFar: NewProposal = {
  ...forTeams,
  id: idOf('release of the year so far'),
  audience: 'everyone',
  proposedBy: thomas,
};

/** What the fictional district released of its whole years, to its site teams of the running one, and a proposal. Can be run again. */
export async function loadReleases(desk: Desk): Promise<void> {
  const database = await desk.database();
  await keeperScope(database, async (scope) => {
    if (await findProposal(scope, wholeYears.id)) return;
    for (const each of [wholeYears, forTeams]) {
      const proposal = await proposed(scope, each);
      await approve(scope, proposal, thomas, null);
      desk.say(`Release ${await publishRelease(scope, proposal)} of the fictional district`);
    }
    await proposed(scope, soFar);
  });
}

async function proposed(scope: Scope, wanted: NewProposal): Promise<Proposal> {
  await propose(scope, wanted);
  const proposal = (await findProposal(scope, wanted.id))!;
  const { holds } = await lookAt(scope, proposal);
  if (!holds) throw new Error('A release of the demonstration is not safe.');
  return proposal;
}
