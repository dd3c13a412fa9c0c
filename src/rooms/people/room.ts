import type { Room } from '#ground/room.js';
import { accountRoutes } from './account/routes.js';
import { codeRoutes } from './codes/routes.js';
import { directoryRoutes } from './directory/routes.js';
import { invitationRoutes } from './invitations/routes.js';
import { inviteCommand } from './invitations/command.js';
import { sendInvitation } from './invitations/send.js';
import { outboxRoutes } from './outbox/routes.js';
import { signInRoutes } from './sign-in/routes.js';
import { sendLink } from './sign-in/send-link.js';
import { tidyDoors } from './sign-in/tidy.js';

export { signInLink, accountOf } from './account/masthead.js';
export { emailAddress } from './email.js';

/** Who takes part: ways in, accounts, roles and how they begin and end. */
export const people: Room = {
  name: 'people',
  routes: [...signInRoutes, ...accountRoutes, ...invitationRoutes, ...directoryRoutes, ...codeRoutes, ...outboxRoutes],
  jobs: [sendLink, sendInvitation, tidyDoors],
  commands: [inviteCommand],
};
