import type { Hono } from 'hono';
import type { Database } from '#ground/db/open.js';
import type { Services } from '#ground/http/visit.js';

/** Answers that are not for a person who looks around. */
const elsewhere = /^\/(?:setup|health|assets|api|auth|robots\.txt|\.well-known)(?:\/|$)/;

/**
 * While there is no coalition, every page leads to set-up: an empty site would only puzzle. Stands before the rooms'
 * routes. Asks the database until there is a coalition, and never again.
 */
export function leadToSetup(app: Hono, { config, database }: Services): void {
  let begun = config.DEMO;
  app.use(async (c, next) => {
    if (begun || !['GET', 'HEAD'].includes(c.req.method) || elsewhere.test(c.req.path)) return next();
    begun = await hasCoalition(database);
    if (begun) return next();
    const lang = c.req.query('lang');
    c.header('cache-control', 'no-store');
    return c.redirect(lang ? `/setup?${new URLSearchParams({ lang })}` : '/setup', 303);
  });
}

async function hasCoalition(database: Database): Promise<boolean> {
  const { rowCount } = await database.pool('visitor').query(`select from commons.organization where kind = 'network'`);
  return rowCount !== 0;
}
