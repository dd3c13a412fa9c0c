import type { Room } from '#ground/room.js';
import { meRoute } from './account/me.js';
import { signInRoutes } from './sign-in/routes.js';
import { sendLink } from './sign-in/send-link.js';

export const people: Room = {
  name: 'people',
  routes: [...signInRoutes, meRoute],
  jobs: [sendLink],
};
