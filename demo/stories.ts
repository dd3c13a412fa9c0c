import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Desk } from '#ground/cli/command.js';
import { keeperScope, type Scope } from '#ground/db/scope.js';
import { idOf } from './records.ts';
import { absenceStory } from './stories/absence.ts';
import { drawIllustration } from './stories/illustration.ts';
import { incomeStory } from './stories/income.ts';
import { learnersStory } from './stories/learners.ts';
import { placeId } from './stories/facts.ts';
import { type DemoStory, writeStory } from './stories/write.ts';

/** Two published stories on what Rhode Island publishes, in both languages, and one draft. Loading twice writes them once. */
export async function loadStories(desk: Desk): Promise<void> {
  const database = await desk.database();
  const folder = await mkdtemp(join(tmpdir(), 'longtable-demo-'));
  try {
    const picture = join(folder, 'table.png');
    await drawIllustration(picture);
    const { writer, stories } = await keeperScope(database, async (scope) => {
      const network = await networkId(scope);
      const told = [
        await incomeStory(scope, network),
        await learnersStory(scope, picture),
        await draftStory(scope, network),
      ];
      return { writer: await writerOf(scope, network), stories: told.filter((story) => story !== undefined) };
    });
    for (const story of stories) await writeStory(desk, writer, story);
    desk.say(`Stories: ${stories.length}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One more, by the fictional district's data steward, from what it released. Loading twice writes it once. */
export async function loadStoryOfRelease(desk: Desk): Promise<void> {
  const story = await keeperScope(await desk.database(), absenceStory);
  if (!story) throw new Error('Load the releases of the demonstration first.');
  await writeStory(desk, idOf('district data steward'), story);
  desk.say('Story from a release of the fictional district');
}

async function networkId({ client }: Scope): Promise<string> {
  const { rows } = await client.query<{ id: string }>(`select id from commons.organization where kind = 'network'`);
  if (!rows[0]) throw new Error('Load the places of the demonstration first.');
  return rows[0].id;
}

/** Someone of the network's staff; made up where the demonstration has nobody yet. */
async function writerOf({ client }: Scope, network: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `select person_id as id from commons.holding where role = 'network staff' and place_id = $1 and ends_on is null order by given_at, id limit 1`,
    [network],
  );
  if (rows[0]) return rows[0].id;
  const id = uuidv7();
  await client.query(`insert into commons.person (id, name, fictional) values ($1, 'Demonstration desk', true)`, [id]);
  await client.query(
    `insert into commons.holding (id, person_id, role, place_id) values ($1, $2, 'network staff', $3)`,
    [uuidv7(), id, network],
  );
  return id;
}

/** A story that is only begun, to try the editor with. */
async function draftStory(scope: Scope, network: string): Promise<DemoStory> {
  const title = { en: 'Who comes to the after-school room?', es: '' };
  return {
    id: '01930000-0000-7000-8000-000000000003',
    placeId: (await placeId(scope, '4400900')) ?? network,
    published: false,
    heading: {
      title,
      summary: { en: '', es: '' },
      origin: { en: 'original', es: 'machine' },
      byline: 'Demonstration desk',
    },
    blocks: [
      {
        kind: 'text',
        markdown: { en: '## What we want to find out\n\nAsk families first. Then look at the numbers.', es: '' },
      },
    ],
  };
}
