import { anyone, get } from '#ground/http/route.js';
import type { Room } from '#ground/room.js';
import { mailMessage } from './contact/mail-message.js';
import { contactRoutes } from './contact/routes.js';
import { crawlerRoutes } from './crawlers/routes.js';
import { editionRoutes } from './edition/routes.js';
import { showOwnPage } from './edition/show.js';
import { ShownFrameworks } from '#rooms/principles/room.js';
import { showHome } from './home/page.js';
import { settingsRoutes } from './settings/routes.js';

export { timeZone } from './coalition.js';
export { frame } from './frame.js';
export { timeZoneName, timeZones } from './time-zones.js';

const cached = { cached: true };

/** The coalition's own pages, edited in place, what it says of itself, and the frame around every page. */
export const pages: Room = {
  name: 'pages',
  routes: [
    get('/', anyone, showHome, cached),
    get('/about', anyone, showOwnPage('about'), cached),
    get('/join', anyone, showOwnPage('join'), cached),
    get(
      '/principles',
      anyone,
      showOwnPage('principles', (visit) => ShownFrameworks({ visit })),
      cached,
    ),
    get('/privacy', anyone, showOwnPage('privacy'), cached),
    get('/accessibility', anyone, showOwnPage('accessibility'), cached),
    ...contactRoutes,
    ...editionRoutes,
    ...settingsRoutes,
    ...crawlerRoutes,
  ],
  jobs: [mailMessage],
};
