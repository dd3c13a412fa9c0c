import { anyone, get, post } from '#ground/http/route.js';
import type { Room } from '#ground/room.js';
import { api } from './face/api.js';
import { releaseCommand } from './command.js';
import { releaseCsv, releasePage, releasesPage } from './face/pages.js';
import { auditPublished, protectRelease, publish, repeatReleases } from './jobs.js';
import { preparesReleases, sitsOnTeam } from './policy.js';
import { proposalsApi } from './staff/api.js';
import { postApproval, postEnd, postLook } from './staff/decide.js';
import { showDistricts, showProposals } from './staff/list.js';
import { answerProgress, showProposal } from './staff/proposal.js';
import { postProposal, showNewProposal } from './staff/propose.js';
import { showSchools, showTeamFigures } from './team/page.js';

export { breakdowns, groupsOf } from './breakdowns.js';
export { lookAt } from './looking/look.js';
export { approve, findProposal, type NewProposal, type Proposal, propose } from './proposal.js';
export { publishRelease } from './publishing/publish.js';

/** What of student records becomes public, or is shown to site teams, and the only way in which it does. */
export const releases: Room = {
  name: 'releases',
  routes: [
    get('/releases', anyone, releasesPage, { cached: true }),
    get('/releases/:file{.+\\.csv}', anyone, releaseCsv),
    get('/releases/proposals', preparesReleases, showDistricts),
    get('/releases/proposals/:district', preparesReleases, showProposals),
    post('/releases/proposals/:district', preparesReleases, postProposal),
    get('/releases/proposals/:district/new', preparesReleases, showNewProposal),
    get('/releases/proposals/:district/:id', preparesReleases, showProposal),
    get('/releases/proposals/:district/:id/progress', preparesReleases, answerProgress),
    post('/releases/proposals/:district/:id/approval', preparesReleases, postApproval),
    post('/releases/proposals/:district/:id/end', preparesReleases, postEnd),
    post('/releases/proposals/:district/:id/look', preparesReleases, postLook),
    get('/releases/:release', anyone, releasePage, { cached: true }),
    get('/team', sitsOnTeam, showSchools),
    get('/team/:school', sitsOnTeam, showTeamFigures),
    ...api,
    ...proposalsApi,
  ],
  jobs: [protectRelease, publish, auditPublished, repeatReleases],
  commands: [releaseCommand],
};
