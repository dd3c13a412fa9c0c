import { get, post } from '#ground/http/route.js';
import type { Room } from '#ground/room.js';
import { postReport, showNewReport } from './asking/ask.js';
import { reportCommand } from './command/command.js';
import { issue, sendCode, sendLink } from './issuing/jobs.js';
import { approvesReports, asksForReports } from './policy.js';
import { recipientRoutes } from './recipient/routes.js';
import { api } from './staff/api.js';
import { postApproval, postEnd, postLink } from './staff/decide.js';
import { showDesks, showReports } from './staff/list.js';
import { answerProgress, showReport } from './staff/report.js';

/** Exact figures for one named recipient: asked for, approved by somebody else, frozen, opened by link and code, and logged. */
export const reports: Room = {
  name: 'reports',
  routes: [
    // Addresses of desks begin like those of recipients, so recipients are asked first.
    ...recipientRoutes,
    ...api,
    get('/reports', asksForReports, showDesks),
    get('/reports/:place', asksForReports, showReports),
    post('/reports/:place', asksForReports, postReport),
    get('/reports/:place/new', asksForReports, showNewReport),
    get('/reports/:place/:id', asksForReports, showReport),
    get('/reports/:place/:id/progress', asksForReports, answerProgress),
    post('/reports/:place/:id/approval', approvesReports, postApproval),
    post('/reports/:place/:id/end', asksForReports, postEnd),
    post('/reports/:place/:id/link', asksForReports, postLink),
  ],
  jobs: [issue, sendLink, sendCode],
  commands: [reportCommand],
};
