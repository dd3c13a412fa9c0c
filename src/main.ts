import { readFileSync } from 'node:fs';
import { type ServerType, serve } from '@hono/node-server';
import { createDoors } from '#ground/auth/create-doors.js';
import { systemClock } from '#ground/clock.js';
import type { Config } from '#ground/config.js';
import { type Database, openDatabase } from '#ground/db/open.js';
import { type App, createApp } from '#ground/http/serving/app.js';
import type { Services } from '#ground/http/visit.js';
import { createMailer } from '#ground/jobs/mailer.js';
import type { Log } from '#ground/log.js';
import { frame, timeZone } from '#rooms/pages/room.js';
import { mountHealth } from '#rooms/operations/room.js';
import { leadToSetup } from '#rooms/setup/room.js';
import { rooms } from './house.js';

export interface Web {
  /** Where it answers, such as http://localhost:8000 */
  address: string;
  database: Database;
  /** Lets running requests finish, then closes what it opened. */
  stop(): Promise<void>;
}

/** Starts the web server of an installation. */
export async function startWeb(config: Config, log: Log): Promise<Web> {
  const database = await openDatabase(config, log);
  const app = createHouse(await createServices(config, log, database));
  const stopListening = await clearWhenPublicChanges(database, app, log);
  const server = await listen(app, config);
  const { port } = server.address() as { port: number };
  return {
    address: config.BASE_URL.replace(/^(http:\/\/localhost):0$/, `$1:${port}`),
    database,
    stop: async () => {
      await finishRequests(server);
      await stopListening();
      await database.close();
    },
  };
}

/** What requests use, put together from the rooms. */
export async function createServices(config: Config, log: Log, database: Database): Promise<Services> {
  const hash = readFileSync(new URL('../dist/assets/hash', import.meta.url), 'utf8');
  const doors = createDoors(config, database, log);
  return {
    config,
    log,
    database,
    doors,
    clock: systemClock,
    mailer: createMailer(config, database),
    assets: `/assets/${hash}`,
    actorOf: doors.actorOf,
    frame,
    timeZone,
  };
}

export const createHouse = (services: Services): App =>
  createApp(
    services,
    rooms.flatMap((room) => room.routes ?? []),
    (app) => {
      mountHealth(app, services);
      services.doors.mount(app);
      leadToSetup(app, services);
    },
  );

function listen(app: App, config: Config): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: app.fetch, port: config.PORT, hostname: config.HOST, serverOptions: { requestTimeout: 600_000 } },
      () => resolve(server),
    );
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${config.PORT} is in use. Set PORT to another one, or stop what runs there.`)
          : error,
      ),
    );
  });
}

/** Takes no new request, lets those that run finish (ten seconds at most), and hangs up on browsers that keep a connection open. */
async function finishRequests(server: ServerType): Promise<void> {
  const hangUp = setInterval(() => 'closeIdleConnections' in server && server.closeIdleConnections(), 100);
  const giveUp = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 10_000);
  await new Promise((done) => server.close(done));
  clearInterval(hangUp);
  clearTimeout(giveUp);
}

/** Forgets cached pages when something public changes; when the connection breaks, does without until it is back. */
async function clearWhenPublicChanges(database: Database, app: App, log: Log): Promise<() => Promise<void>> {
  let stopped = false;
  let listener = await listenForChanges(database, app, lost);
  function lost() {
    if (stopped) return;
    app.listening(false);
    log.warn('lost the connection that tells of public changes');
    setTimeout(() => void tryAgain(), 500);
  }
  async function tryAgain() {
    try {
      await database.revive();
      listener = await listenForChanges(database, app, lost);
      app.listening(true);
    } catch {
      if (!stopped) setTimeout(() => void tryAgain(), 1000);
    }
  }
  return async () => {
    stopped = true;
    await listener.end().catch(() => {});
  };
}

async function listenForChanges(database: Database, app: App, lost: () => void) {
  const listener = await database.connect('visitor');
  listener.on('notification', () => app.publicChanged());
  listener.on('error', () => {});
  listener.once('end', lost);
  await listener.query('listen public_changed');
  return listener;
}
