import { beforeAll, describe, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { scope } from '#ground/db/scope.js';
import { testHouse } from '../../../tests/house.js';
import {
  addBlock,
  begin,
  chart,
  heading,
  number,
  photo,
  publish,
  ref,
  storyWorld,
  type StoryWorld,
  text,
} from '../../../tests/stories.js';
import { latestStories } from './room.js';
import type { EditionContent } from './edition/content.js';

const house = testHouse();
let world: StoryWorld;
beforeAll(async () => void (world = await storyWorld(house)));

const get = async (path: string, as?: string) => {
  const response = await house.ask(path, { as });
  return { status: response.status, body: await response.text(), headers: response.headers };
};
const slugOf = async (story: string) =>
  (
    await house.database
      .pool('keeper')
      .query<{ slug: string }>('select slug from published.story where id = $1', [story])
  ).rows[0]?.slug ?? '';
const editions = async (story: string) =>
  (
    await house.database
      .pool('keeper')
      .query<{ edition: number; content: EditionContent }>(
        'select * from published.story_edition where story_id = $1 order by edition',
        [story],
      )
  ).rows;

/** Adds a block that has to be accepted. */
async function add(
  ...given: Parameters<typeof addBlock> extends [unknown, ...infer Rest] ? Rest : never
): Promise<void> {
  const { saved } = await addBlock(house, ...given);
  expect(saved.status, await saved.text()).toBe(303);
}

async function wholeStory(title = 'More children at Lighthouse School'): Promise<string> {
  const story = await begin(house, world.coordinator, world.school, { 'title.en': title });
  await add(world.coordinator, story, 'number', number(world.school));
  await add(
    world.coordinator,
    story,
    'text',
    text('## Why\n\nFamilies **came**.', '## Por qué\n\nLlegaron **familias**.'),
  );
  await add(world.coordinator, story, 'chart', chart(ref(world.school, 'english-learner')));
  await add(
    world.coordinator,
    story,
    'picture',
    {
      consent: 'yes',
      'alt.en': 'A green wall',
      'alt.es': 'Una pared verde',
      'caption.en': '',
      'caption.es': '',
      credit: 'M. Torres',
    },
    await photo(),
  );
  await add(world.coordinator, story, 'steps', {
    rows: '1',
    'steps.0.what.en': 'Open a room',
    'steps.0.what.es': 'Abrir un aula',
    'steps.0.owner': 'Principal',
    'steps.0.date': '2026-09-01',
  });
  return story;
}

describe('from a draft to the public', () => {
  test('a story is written, published, and reads the same numbers on every face in both languages', async () => {
    const story = await wholeStory();
    expect((await publish(house, world.coordinator, story)).status).toBe(303);
    const slug = await slugOf(story);
    expect(slug).toBe('more-children-at-lighthouse-school');

    const english = await get(`/stories/${slug}?lang=en`);
    expect(english.status).toBe(200);
    for (const part of [
      '1,405',
      '<strong>came</strong>',
      'A green wall',
      'Open a room',
      'September 1, 2026',
      'Withheld to protect students',
      `${slug}/card.png?lang=en`,
      'By Maya Torres',
    ])
      expect(english.body).toContain(part);
    const spanish = await get(`/stories/${slug}?lang=es`);
    for (const part of ['1,405', 'Más niños', 'Una pared verde', 'Reservado para proteger'])
      expect(spanish.body).toContain(part);
    expect(spanish.body).toContain('<article class="story" lang="es">');

    const json = JSON.parse((await get(`/stories/${slug}/figures/1.json?lang=en`)).body) as {
      series: { points: { year: string; value: number }[] }[];
    };
    expect(json.series[0]?.points.map(({ value }) => value)).toEqual([412, 398, 1405]);
    const api = JSON.parse((await get(`/api/v1/stories/${slug}?lang=en`)).body) as { figures: { series: unknown }[] };
    expect(api.figures[0]?.series).toEqual(json.series);
    const csv = (await get(`/stories/${slug}/figures/1.csv?lang=en`)).body;
    expect(csv).toContain('2024-25,1405,');
    const withheld = (await get(`/stories/${slug}/figures/2.csv?lang=en`)).body;
    expect(withheld).toMatch(/2023-24,,Withheld to protect students/);
    for (const path of [`/embed/stories/${slug}`, `/embed/stories/${slug}/figures/1`])
      expect((await get(`${path}?lang=en`)).body).toContain('1,405');
    expect((await get(`/embed/stories/${slug}`)).headers.get('content-security-policy')).toContain('frame-ancestors *');
  });

  test('an edition stays as it was when the source changes or goes', async () => {
    const story = await wholeStory('Numbers stay');
    await publish(house, world.coordinator, story);
    const keeper = house.database.pool('keeper');
    await keeper.query(`update published.figure set value = 7 where place_id = $1 and year = '2024-25'`, [
      world.school,
    ]);
    try {
      expect((await get(`/stories/numbers-stay?lang=en`)).body).toContain('1,405');
    } finally {
      await keeper.query(
        `update published.figure set value = 1405 where place_id = $1 and year = '2024-25' and "group" = 'all'`,
        [world.school],
      );
      await keeper.query(
        `update published.figure set value = 61 where place_id = $1 and year = '2024-25' and "group" = 'english-learner'`,
        [world.school],
      );
    }
  });

  test('pressing publish twice gives one edition; a correction supersedes with its reason', async () => {
    const story = await wholeStory('Twice');
    const page = (await get(`/stories/drafts/${story}`, world.coordinator)).body;
    const version = /publications"[\s\S]*?name="version" value="(\d+)"/.exec(page)?.[1] ?? '';
    const id = uuidv7();
    for (const one of [id, id, uuidv7()])
      expect(
        (
          await house.ask(`/stories/drafts/${story}/publications`, {
            as: world.coordinator,
            form: { id: one, version },
          })
        ).status,
      ).toBe(303);
    await house.runJobs();
    expect(await editions(story)).toHaveLength(1);

    await addBlock(house, world.coordinator, story, 'text', text('Added later.', 'Añadido después.'));
    const without = await publish(house, world.coordinator, story);
    expect(without.status).toBe(422);
    await publish(house, world.coordinator, story, {
      'correction.en': 'A paragraph was missing.',
      'correction.es': 'Faltaba un párrafo.',
    });
    expect((await editions(story)).map(({ edition }) => edition)).toEqual([1, 2]);
    const shown = (await get('/stories/twice?lang=en')).body;
    expect(shown).toContain('Added later.');
    expect(shown).toMatch(/Corrected on .* because: A paragraph was missing\./);
  });

  test('a job that runs again makes no second edition', async () => {
    const story = await wholeStory('Once');
    await publish(house, world.coordinator, story);
    await house.database
      .pool('keeper')
      .query(
        `insert into jobs.request (job, subject) select 'publish-story', id from commons.story_publication where story_id = $1`,
        [story],
      );
    await house.runJobs();
    expect(await editions(story)).toHaveLength(1);
  });

  test('an incomplete language falls back with a notice, and a machine translation says so', async () => {
    const story = await begin(house, world.coordinator, world.school, { 'title.en': 'Only English', 'summary.es': '' });
    await addBlock(house, world.coordinator, story, 'text', text('Words.', ''));
    expect((await get(`/stories/drafts/${story}?lang=en`, world.coordinator)).body).toContain(
      'Still missing: summary, part 1',
    );
    await publish(house, world.coordinator, story);
    const page = (await get('/stories/only-english?lang=es')).body;
    expect(page).toContain('Por ahora, esta historia está solo en inglés.');
    expect(page).toContain('<article class="story" lang="en">');
    expect((await get('/stories/feed.xml?lang=es')).body).not.toContain('only-english');
    expect((await get('/stories/feed.xml?lang=en')).body).toContain('only-english');

    const machine = await begin(house, world.coordinator, world.school, {
      'title.en': 'By machine',
      'origin.es': 'machine',
    });
    await addBlock(house, world.coordinator, machine, 'text', text('Words.', 'Palabras.'));
    await publish(house, world.coordinator, machine);
    expect((await get('/stories/by-machine?lang=es')).body).toContain('Traducción automática');
    expect((await get('/stories/by-machine?lang=en')).body).not.toContain('Translated by a machine');
  });

  test('the index filters by place, with every place below, and by language', async () => {
    const listed = async (query: string) => (await get(`/stories?lang=en&${query}`)).body;
    expect(await listed(`place=${world.district}`)).toContain('/stories/twice');
    expect(await listed(`place=${world.otherSchool}`)).not.toContain('/stories/twice');
    expect(await listed('language=es')).not.toContain('/stories/only-english');
    expect((await get('/stories?place=nonsense')).status).toBe(422);
  });

  test('profiles show the stories of a place and of the places below; the first page gets the newest', async () => {
    expect((await get(`/districts/${world.district}?lang=en`)).body).toContain('/stories/twice');
    expect((await get(`/schools/${world.school}?lang=en`)).body).toContain('/stories/twice');
    expect((await get(`/schools/${world.otherSchool}?lang=en`)).body).not.toContain('/stories/twice');
    const newest = await scope(house.database, null, (tx) => latestStories(tx, 'es', 2));
    expect(newest.map(({ href, lang }) => [href, lang])).toEqual([
      ['/stories/by-machine', 'es'],
      ['/stories/only-english', 'en'],
    ]);
  });

  test('a withdrawn story answers 410 on every face, its pictures are closed, and a new edition opens it again', async () => {
    const story = await wholeStory('Taken back');
    await publish(house, world.coordinator, story);
    const [edition] = await editions(story);
    expect(
      (await house.ask(`/stories/drafts/${story}/withdrawal`, { as: world.coordinator, form: { reason: '' } })).status,
    ).toBe(422);
    await house.ask(`/stories/drafts/${story}/withdrawal`, {
      as: world.coordinator,
      form: { reason: 'A family asked.' },
    });
    await house.runJobs();
    const faces = ['', '/card.png', '/pictures/1-small.webp', '/figures/1.csv', '/figures/1.json'].map(
      (face) => `/stories/taken-back${face}`,
    );
    for (const face of [
      ...faces,
      '/embed/stories/taken-back',
      '/embed/stories/taken-back/figures/1',
      '/api/v1/stories/taken-back',
    ]) {
      const answer = await get(`${face}?lang=en`);
      expect([face, answer.status]).toEqual([face, 410]);
      expect(answer.body).toContain('This story was withdrawn.');
      expect(answer.body).not.toContain('A family asked');
    }
    expect((await get('/stories')).body).not.toContain('taken-back');
    expect((await get('/stories/feed.xml')).body).not.toContain('taken-back');
    const visitor = house.database.pool('visitor');
    const files = Object.values(edition?.content.cards ?? {}).concat(
      edition?.content.pictures.map(({ small }) => small) ?? [],
    );
    expect(files).toHaveLength(3);
    expect((await visitor.query('select from commons.file where id = any ($1)', [files])).rowCount).toBe(0);
    expect((await visitor.query('select from published.story_edition where story_id = $1', [story])).rowCount).toBe(0);
    expect((await get(`/stories/drafts/${story}`, world.coordinator)).status).toBe(200);

    await addBlock(house, world.coordinator, story, 'text', text('With consent now.', 'Ahora con permiso.'));
    await publish(house, world.coordinator, story);
    expect((await get('/stories/taken-back?lang=en')).status).toBe(200);
    expect(
      (await visitor.query('select edition from published.story_edition where story_id = $1', [story])).rows,
    ).toEqual([{ edition: 2 }]);
  });
});

describe('who may', () => {
  test('another school’s coordinator reaches nothing of a draft, by page or by SQL', async () => {
    const story = await wholeStory('Ours');
    const paths = ['', '/heading', '/preview', '/withdrawal'].map((part) => `/stories/drafts/${story}${part}`);
    for (const path of [...paths, `/preview/stories/${story}`])
      expect([path, (await get(path, world.otherCoordinator)).status]).toEqual([path, 404]);
    expect(
      (
        await house.ask(`/stories/drafts/${story}/publications`, {
          as: world.otherCoordinator,
          form: { id: uuidv7(), version: '1' },
        })
      ).status,
    ).toBe(404);
    expect(
      (
        await house.ask('/stories/drafts', {
          as: world.otherCoordinator,
          form: { id: uuidv7(), place: world.school, ...heading() },
        })
      ).status,
    ).toBe(403);
    const as = <T>(sql: string, values: unknown[]) =>
      scope(
        house.database,
        { personId: world.otherCoordinator },
        ({ client }) => client.query(sql, values) as Promise<T>,
      );
    for (const table of ['story', 'story_block', 'story_picture', 'story_publication'])
      expect(
        (
          await as<{ rowCount: number }>(
            `select from commons.${table} where ${table === 'story' ? 'id' : 'story_id'} = $1`,
            [story],
          )
        ).rowCount,
      ).toBe(0);
    expect(
      (await as<{ rowCount: number }>(`update commons.story set byline = 'Other' where id = $1`, [story])).rowCount,
    ).toBe(0);
    await expect(
      as(`insert into commons.story_publication (id, story_id, version, asked_by) values ($1, $2, 1, $3)`, [
        uuidv7(),
        story,
        world.otherCoordinator,
      ]),
    ).rejects.toThrow(/row-level security/);
    await expect(
      as(
        `insert into commons.story (id, place_id, title, summary, origin, byline, created_by, updated_by) values ($1, $2, '{}', '{}', '{}', 'x', $3, $3)`,
        [uuidv7(), world.school, world.otherCoordinator],
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(
      as(`insert into published.story (id, slug, place_id) values ($1, 'forged', $2)`, [uuidv7(), world.school]),
    ).rejects.toThrow(/permission denied/);
  });

  test('a visitor and a family member see no drafts, by page or by SQL', async () => {
    const family = await house.person('family member', world.school);
    expect((await get('/stories/drafts', family)).status).toBe(403);
    expect((await get('/stories/drafts')).status).toBe(303);
    for (const table of ['story', 'story_block', 'story_picture', 'story_publication', 'story_withdrawal'])
      await expect(house.database.pool('visitor').query(`select from commons.${table}`)).rejects.toThrow(
        /permission denied/,
      );
  });

  test('the district’s steward and network staff publish for the school', async () => {
    for (const [role, place] of [
      ['district data steward', world.district],
      ['network staff', world.network],
      ['principal', world.school],
    ] as const) {
      const person = await house.person(role, place);
      const story = await begin(house, person, world.school, { 'title.en': `By a ${role}` });
      await addBlock(house, person, story, 'text', text('Words.'));
      await publish(house, person, story);
      expect(await editions(story)).toHaveLength(1);
    }
  });

  test('a role that ended, a figure that is gone, a change since: the job refuses', async () => {
    const person = await house.person('principal', world.school);
    const ask = async (title: string, why: string, between: (story: string) => Promise<unknown>) => {
      const story = await begin(house, person, world.school, { 'title.en': title });
      await addBlock(house, person, story, 'number', number(world.school));
      const page = (await get(`/stories/drafts/${story}`, person)).body;
      const version = /publications"[\s\S]*?name="version" value="(\d+)"/.exec(page)?.[1] ?? '';
      await house.ask(`/stories/drafts/${story}/publications`, { as: person, form: { id: uuidv7(), version } });
      await between(story);
      await expect(house.runJobs()).rejects.toThrow(why);
      expect(await editions(story)).toHaveLength(0);
    };
    const keeper = house.database.pool('keeper');
    await ask('Changed', 'changed', (story) => addBlock(house, person, story, 'text', text('More.')));
    await ask('Gone', 'figure', (story) =>
      keeper.query(`update commons.story_block set content = jsonb_set(content, '{ref}', $2) where story_id = $1`, [
        story,
        JSON.stringify(ref(world.district)),
      ]),
    );
    await ask('Ended', 'role', () =>
      keeper.query(
        `update commons.holding set starts_on = current_date - 2, ends_on = current_date - 1 where person_id = $1`,
        [person],
      ),
    );
  });
});
