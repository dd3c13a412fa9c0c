import { anyone, get, type Route } from '#ground/http/route.js';
import type { Visit } from '#ground/http/visit.js';
import { ExamplesPage } from '#ground/ui/examples.js';
import type { Room } from '#ground/room.js';
import { apiRoutes, openApiDocument } from './api/document.js';
import { apiPage } from './api/page.js';
import { backup } from './backup/command.js';
import { restore } from './backup/restore-command.js';
import { overviewRoutes } from './overview/routes.js';
import { words } from './words.js';

export { mountHealth } from './health/mount.js';

/** What keeps the house running, and what it says of itself. `rooms` gives the whole house, whose API is described. */
export function createOperationsRoom(rooms: () => readonly Room[]): Room {
  const routes = (): Route[] => rooms().flatMap((room) => [...(room.routes ?? [])]);
  return {
    name: 'operations',
    routes: [
      get('/api', anyone, (visit) => apiPage(visit, apiRoutes(routes())), { cached: true }),
      get('/api/openapi.json', anyone, (visit) => openApi(visit, routes()), { cached: true }),
      get('/components', anyone, componentsPage, { cached: true }),
      ...overviewRoutes,
    ],
    commands: [backup, restore],
  };
}

async function openApi(visit: Visit, routes: Route[]): Promise<Response> {
  const { name } = await visit.services.frame(visit);
  return visit.json(openApiDocument(routes, visit.services.config.BASE_URL, name));
}

async function componentsPage(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const texts = { title: say('components.title'), lead: say('components.lead') };
  return visit.page({ ...texts, width: 'wide', noIndex: true }, ExamplesPage(texts));
}
