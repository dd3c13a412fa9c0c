import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { keeperScope, scope } from '#ground/db/scope.js';
import { refreshResults } from '#rooms/results/room.js';
import { testHouse } from '../../../../tests/house.js';
import { type RecordsWorld, recordsWorld } from '../../../../tests/records/world.js';
import { lookAt } from '../looking/look.js';
import { approve, type Audience, findProposal, propose } from '../proposal.js';
import { publishRelease } from '../publishing/publish.js';

const house = testHouse();
let world: RecordsWorld;
const people: Record<string, string> = {};
const releases: Record<Audience, string> = { teams: '', everyone: '' };

/**
 * Forty students at Cedar and thirty at Maple, every fourth chronically absent, two of another gender. The school year is
 * released to the site teams by gender, then to everybody without groups.
 */
beforeAll(async () => {
  world = await recordsWorld(house);
  for (let index = 0; index < 70; index += 1) {
    const school = index < 40 ? world.cedar : world.maple;
    await world.student(
      [{ school, grade: 3 }],
      [0, 3].includes(index % 8) ? [1, 2, 3, 4, 5, 6, 20].map((day) => [day, 2, school]) : [],
      { gender: index === 1 || index === 2 ? 'nonbinary' : index % 2 ? 'female' : 'male' },
    );
  }
  await keeperScope(house.database, (tx) => refreshResults(tx, world.district, { all: true }));
  people['steward'] = await house.person('district data steward', world.district);
  people['second steward'] = await house.person('district data steward', world.district);
  people['team member'] = await house.person('site team member', world.cedar);
  people['coordinator'] = await house.person('community school coordinator', world.cedar);
  people['team member of another school'] = await house.person('site team member', world.maple);
  people['family member'] = await house.person('family member', world.cedar);
  people['network staff'] = await house.person('network staff', world.network);
  const hills = uuidv7();
  await world.run(
    `insert into commons.organization (id, kind, name, parent_id) values ($1, 'district', 'Hills', $2), ($3, 'school', 'Far', $1)`,
    [hills, world.network, (people['far'] = uuidv7())],
  );
  people['team member elsewhere'] = await house.person('site team member', people['far']!);
  releases.teams = await release('teams', ['gender']);
  releases.everyone = await release('everyone', []);
});

async function release(audience: Audience, breakdowns: string[], corrects: string | null = null): Promise<string> {
  const id = uuidv7();
  await keeperScope(house.database, async (tx) => {
    await propose(tx, {
      id,
      districtId: world.district,
      indicators: ['chronic-absence'],
      years: [2025],
      breakdowns,
      schools: true,
      audience,
      rules: 'groups-of-10',
      licence: 'CC BY 4.0',
      corrects,
      reason: corrects ? 'A mistake' : '',
      proposedBy: people['steward']!,
    });
    const proposal = (await findProposal(tx, id))!;
    expect(await lookAt(tx, proposal)).toEqual({ holds: true });
    await approve(tx, proposal, people['second steward']!, null);
    await publishRelease(tx, proposal);
  });
  return id;
}

const read = async (who: string | undefined, path: string) => {
  const answer = await house.ask(path, who === undefined ? {} : { as: people[who]! });
  return { status: answer.status, text: await answer.text() };
};
const page = () => `/team/${world.cedar}`;

/** The cells of the release to the teams that somebody sees by plain SQL, by place. */
const cellsSeenBy = (who: string | undefined) =>
  scope(house.database, who === undefined ? null : { personId: people[who]! }, async (tx) => {
    const { rows } = await tx.client.query<{ place: string }>(
      'select distinct place_id as place from published.release_cell where release_id = $1 order by 1',
      [releases.teams],
    );
    return rows.map(({ place }) => place);
  });

describe('a release to site teams', () => {
  test('is seen by the team of a school: its own school and the district, what is hidden stays hidden', async () => {
    const { status, text } = await read('team member', page());
    expect(status).toBe(200);
    expect(text).toContain('Chronic absence');
    expect(text).toContain('Female');
    expect(text).toContain('withheld-mark');
    expect(text).not.toContain('Maple');
  });

  test.each(['team member', 'coordinator'])('gives the %s the cells of the school and of the district', async (who) => {
    expect(await cellsSeenBy(who)).toEqual([world.cedar, world.district].toSorted());
  });

  test('gives data stewards all of the district, whom it came from', async () => {
    expect(await cellsSeenBy('steward')).toHaveLength(3);
    const { text } = await read('steward', `/releases/proposals/${world.district}`);
    expect(text).toContain('Site teams only');
  });

  test.each([undefined, 'family member', 'network staff', 'team member elsewhere'])(
    'gives nothing to %s, by SQL or by an address',
    async (who) => {
      expect(await cellsSeenBy(who)).toEqual([]);
      for (const path of [
        page(),
        `/releases/${releases.teams}`,
        `/releases/${releases.teams}.csv`,
        `/api/v1/releases/${releases.teams}`,
      ])
        expect((await read(who, path)).status, path).toBeGreaterThanOrEqual(
          who === undefined && path === page() ? 303 : 403,
        );
    },
  );

  test('is at no public address, not even for the team', async () => {
    for (const path of ['/releases', '/api/v1/releases']) {
      const { text } = await read('team member', path);
      expect(text).toContain(releases.everyone);
      expect(text).not.toContain(releases.teams);
    }
    expect((await read('team member', `/releases/${releases.teams}`)).status).toBe(404);
  });

  test('shows nothing of another school', async () => {
    expect((await read('team member of another school', page())).status).toBe(404);
    expect((await read('team member of another school', `/team/${world.maple}`)).text).not.toContain('Cedar');
  });

  test('does not become figures of pages, stories and files', async () => {
    const sources = await world.run('select release_id from published.source where release_id is not null');
    expect(sources).toEqual([{ release_id: releases.everyone }]);
    await expect(
      world.run(`update published.source set release_id = $1 where release_id = $2`, [
        releases.teams,
        releases.everyone,
      ]),
    ).rejects.toThrow(/foreign key/);
  });

  test('is corrected by one to the same audience alone', async () => {
    await expect(release('everyone', [], releases.teams)).rejects.toThrow(/foreign key/);
    const answer = await house.ask(`/releases/proposals/${world.district}`, {
      as: people['steward']!,
      form: {
        id: uuidv7(),
        indicators: 'chronic-absence',
        years: '2025',
        schools: 'yes',
        audience: 'everyone',
        rules: 'groups-of-10',
        licence: 'CC BY 4.0',
        corrects: releases.teams,
        reason: 'A mistake',
      },
    });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('href="#audience"');
  });

  test('counts as known: a later one to everybody hides what would give its hidden numbers back', async () => {
    const later = await release('everyone', ['gender']);
    const shown = (id: string) =>
      world.run(
        `select place_id, "group", shows_students, shows_value from records.release_cell where proposal_id = $1 order by 1, 2`,
        [id],
      );
    expect(await shown(later)).toEqual(await shown(releases.teams));
  });
});
