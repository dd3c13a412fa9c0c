import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '#ground/config.js';
import type { Database } from '#ground/db/open.js';
import { createLog } from '#ground/log.js';
import { createHouse, createServices } from '../../src/main.js';
import { freePort } from '../journeys/site.js';
import { crashAgainAndAgain, createVictim, end, says, type Victim } from './harness.js';
import type { Publishable } from './publishable.js';
import { publishedFigures } from './published-figures.js';
import { publishedRelease } from './published-release.js';
import { publishedStory } from './published-story.js';

const times = 20;
/** How often it is published without harm before, to learn how long that takes. */
const wholeTimes = 3;

describe.each([
  ['figures', publishedFigures],
  ['a story', publishedStory],
  ['a release', publishedRelease],
] as const)('the publication of %s', (_, make) => {
  describe.each(['longtable', 'database'] as const)('with %s killed in the middle', (of) => {
    const publishable = make();
    let victim: Victim;
    let address: string;
    beforeAll(async () => {
      const port = String(await freePort());
      address = `http://localhost:${port}`;
      victim = createVictim({ PORT: port });
      await publishable.begin(victim);
    });
    afterAll(() => victim.remove());

    test('is there as a whole or not at all, in the rows and on every public face, and ends whole when it is done again', async () => {
      const within = await publishWhole(victim, publishable);
      let before = wholeTimes;
      let subject = await victim.look((database) => publishable.prepare(database, before + 1));
      const outputs = await crashAgainAndAgain(victim, {
        of,
        times,
        within,
        work: () => victim.startJob(publishable.job, subject),
        begins: 'began',
        ends: 'done',
        verify: () =>
          victim.look(async (database) => {
            const now = await stateOf(victim, database, publishable);
            expect([before, before + 1]).toContain(now);
            if (now > before) subject = await publishable.prepare(database, now + 1);
            before = now;
          }),
      });
      const inside = outputs.filter((output) => !output.includes('done')).length;
      expect(inside, 'too few kills came while the job was running').toBeGreaterThan(times / 2);
      expect(before, 'every publication came through: no kill undid one').toBeLessThan(wholeTimes + times / 2);

      await victim.look((database) => publishable.ask(database, subject));
      const served = victim.start('serve');
      await says(served, 'Longtable is at');
      const faces = () => publishable.shown((path) => fetch(`${address}${path}`));
      await expect
        .poll(async () => new Set(Object.values(await faces())), { timeout: 40_000, interval: 500 })
        .toEqual(new Set([before + 1]));
      served.kill('SIGTERM');
      await end(served);
      expect(await victim.look((database) => stateOf(victim, database, publishable))).toBe(before + 1);
    }, 300_000);
  });
});

/** Publishes the first versions without harm; gives the shortest time that one took, in milliseconds, so that kills come before the end. */
async function publishWhole(victim: Victim, { job, prepare }: Publishable): Promise<number> {
  let shortest = Number.POSITIVE_INFINITY;
  for (let version = 1; version <= wholeTimes; version += 1) {
    const subject = await victim.look((database) => prepare(database, version));
    const child = victim.startJob(job, subject);
    const ended = end(child);
    await says(child, 'began');
    const began = performance.now();
    await says(child, 'done');
    shortest = Math.min(shortest, performance.now() - began);
    expect(await ended).toMatchObject({ code: 0 });
  }
  return shortest;
}

/** The version that is public, after seeing that rows and public faces say the same. */
async function stateOf(victim: Victim, database: Database, publishable: Publishable): Promise<number> {
  const version = await publishable.kept(database);
  const config = readConfig(victim.settings);
  const app = createHouse(await createServices(config, createLog('error'), database));
  const faces = await publishable.shown(async (path) => app.request(`${config.BASE_URL}${path}`));
  for (const [face, shown] of Object.entries(faces)) expect(shown, face).toBe(version);
  return version;
}
