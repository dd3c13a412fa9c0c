import { anyone, get } from '#ground/http/route.js';
import type { Room } from '#ground/room.js';
import { frameworkApi } from './api.js';
import { choiceRoutes } from './choices.js';
import { showFramework } from './framework-page.js';
import { ownFrameworkRoutes } from './own/routes.js';

export { listFrameworks } from './queries.js';
export { ShownFrameworks } from './shown.js';

/** Frameworks of principles as versioned data: those of the field, and the coalition's own. */
export const principles: Room = {
  name: 'principles',
  routes: [
    ...choiceRoutes,
    ...ownFrameworkRoutes,
    get('/principles/:framework', anyone, showFramework, { cached: true }),
    ...frameworkApi,
  ],
};
