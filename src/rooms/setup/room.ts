import type { Room } from '#ground/room.js';
import { setupCodeCommand } from './command.js';
import { setupRoutes } from './routes.js';

export { setupAnnouncement } from './announce.js';
export { leadToSetup } from './lead-to-setup.js';

/** How a new coalition begins: its name, its first person, and what to do next. */
export const setup: Room = {
  name: 'setup',
  routes: setupRoutes,
  commands: [setupCodeCommand],
};
