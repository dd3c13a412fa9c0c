import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Command, Desk } from '#ground/cli/command.js';
import { setupAnnouncement } from '#rooms/setup/room.js';
import { startWeb } from '../main.js';

/** `longtable serve`: the web server, and the worker in a process of its own so that imports never slow pages down. */
export const serve: Command = {
  name: 'serve',
  describe: (parser) => parser.description('Serve the site and do its jobs until stopped (Ctrl-C).'),
  run: serveHouse,
};

/** Serves until a signal comes, then lets what runs finish. The same signal again ends it at once. */
export async function serveHouse(desk: Desk): Promise<0> {
  const web = await startWeb(desk.config, desk.log);
  const worker = keepWorker(desk);
  desk.say(`Longtable is at ${web.address}`);
  for (const line of await setupAnnouncement(desk.config, web.database, web.address)) desk.say(line);
  await untilStopped();
  // Both at once: while a long job ends, no new request is taken.
  await Promise.all([worker.stop(), web.stop()]);
  return 0;
}

/** Starts the worker, and starts it again when it ends unasked. */
function keepWorker({ log }: Desk): { stop(): Promise<void> } {
  let stopping = false;
  let child = start();
  function start() {
    const started = fork(fileURLToPath(new URL('../worker.js', import.meta.url)), {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    started.once('exit', (code) => {
      if (stopping) return;
      log.error('worker ended', { code });
      setTimeout(() => !stopping && (child = start()), 1000);
    });
    return started;
  }
  return {
    stop: () =>
      new Promise((done) => {
        stopping = true;
        if (child.exitCode !== null) return done();
        child.once('exit', () => done());
        child.kill('SIGTERM');
      }),
  };
}

function untilStopped(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
}
