import { anyone, get } from '#ground/http/route.js';
import type { Room } from '#ground/room.js';
import { showOwnPage } from './edition/show.js';
import { showHome } from './home/page.js';

export { frame } from './frame.js';

const cached = { cached: true };

/** The coalition's own pages, edited in place, and the frame around every page. */
export const pages: Room = {
  name: 'pages',
  routes: [
    get('/', anyone, showHome, cached),
    get('/about', anyone, showOwnPage('about'), cached),
    get('/join', anyone, showOwnPage('join'), cached),
    get('/privacy', anyone, showOwnPage('privacy'), cached),
    get('/accessibility', anyone, showOwnPage('accessibility'), cached),
    get('/contact', anyone, showOwnPage('contact')),
  ],
};
