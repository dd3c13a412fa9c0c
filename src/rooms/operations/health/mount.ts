import type { Hono } from 'hono';
import type { Services } from '#ground/http/visit.js';
import { version } from '#ground/version.js';
import { checkHealth, isWell } from './check.js';

/**
 * `GET /health` for whoever watches the installation: 200 when all is well, 503 when something is not. It stands beside
 * the rooms' routes, because those begin with a transaction and this must answer when there is no database.
 */
export function mountHealth(app: Hono, { database, clock }: Services): void {
  app.get('/health', async (c) => {
    const parts = await checkHealth(database, clock);
    const well = isWell(parts);
    c.header('cache-control', 'no-store');
    return c.json({ status: well ? 'ok' : 'failing', version, ...parts }, well ? 200 : 503);
  });
}
