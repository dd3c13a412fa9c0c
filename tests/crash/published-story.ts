import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Desk } from '#ground/cli/command.js';
import type { Database } from '#ground/db/open.js';
import { keeperScope, scope } from '#ground/db/scope.js';
import { createLog } from '#ground/log.js';
import { writeStory } from '../../demo/stories/write.ts';
import { type Author, changeHeading, type Heading } from '../../src/rooms/stories/draft/actions.js';
import { findDraft } from '../../src/rooms/stories/draft/queries.js';
import { askToPublish } from '../../src/rooms/stories/edition/actions.js';
import { placeFigures } from '../figures.js';
import { photo } from '../stories.js';
import type { Publishable } from './publishable.js';

const [network, district, school, writer, story] = [uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7()];
const both = (text: string) => ({ en: text, es: text });
const path = '/stories/version-1';
const headingOf = (version: number): Heading => ({
  title: both(`Version ${version}`),
  summary: both('Our school grew.'),
  origin: { en: 'original', es: 'human' },
  byline: 'Maya Torres',
});

/** A story with a number, a chart, words and a picture; each version has another title. */
export function publishedStory(): Publishable {
  return {
    job: 'publish-story',
    begin: async (victim) => {
      const picture = join(victim.dataDir, 'photo.jpg');
      writeFileSync(picture, new Uint8Array(await (await photo()).arrayBuffer()));
      await victim.look(async (database) => {
        await settleIn(database);
        const desk = { database: async () => database, log: createLog('error') } as Desk;
        await writeStory(desk, writer, draftWith(picture));
      });
    },
    prepare: (database, version) =>
      byWriter(database, async (author) => {
        const draft = (await findDraft(author, story))!;
        await changeHeading(author, draft, draft.headingVersion, headingOf(version));
        const correction = version === 1 ? null : both(`Version ${version} says it better.`);
        return askToPublish(author, (await findDraft(author, story))!, uuidv7(), correction);
      }),
    ask: (database, subject) =>
      keeperScope(database, ({ client }) =>
        client.query('select jobs.enqueue($1, $2)', ['publish-story', subject]),
      ).then(() => {}),
    kept: async (database) => {
      const { rows } = await database
        .pool('keeper')
        .query<Record<'editions' | 'newest' | 'titled' | 'files' | 'named' | 'pieces', number>>(
          `select count(*)::int as editions, coalesce(max(edition), 0)::int as newest,
           count(*) filter (where content->'title'->>'en' = 'Version ' || edition)::int as titled,
           (select count(*)::int from commons.file where public) as files,
           (select count(distinct file_id)::int from commons.file_piece join commons.file on file.id = file_id where public) as pieces,
           (select count(*)::int from commons.file where public and exists
             (select from published.story_edition where content::text like '%' || file.id || '%')) as named
         from published.story_edition`,
        );
      const { editions, newest, titled, files, named, pieces } = rows[0]!;
      // Two sizes of the picture and a card in each language belong to every edition, and no file to none.
      if (new Set([editions, newest, titled, files / 4, named / 4, pieces / 4]).size !== 1)
        throw new Error(`a part of a publication is there: ${JSON.stringify(rows[0])}`);
      return newest;
    },
    shown: async (get) => {
      const page = await get(path);
      const list = versionIn(await (await get('/stories')).text());
      const feed = versionIn(await (await get('/stories/feed.xml')).text());
      const profile = versionIn(await (await get(`/schools/${school}`)).text());
      if (page.status === 404) return { page: 0, list, feed, profile };
      const html = await page.text();
      const pictures = [...html.matchAll(/\/stories\/version-1\/pictures\/[^" ]+/gu)].map(([src]) => src);
      if (pictures.length === 0) throw new Error('the picture of the story is missing');
      for (const each of [...pictures, `${path}/figures/1.csv`])
        if ((await get(each)).status !== 200) throw new Error(`${each} is missing`);
      return { page: versionIn(/<h1[^>]*>[^<]*/u.exec(html)?.[0] ?? ''), list, feed, profile };
    },
  };
}

const versionIn = (text: string): number => Number(/Version (\d+)/u.exec(text)?.[1] ?? 0);

async function settleIn(database: Database): Promise<void> {
  await keeperScope(database, async (tx) => {
    for (const [id, kind, name, parent] of [
      [network, 'network', 'Harbor Schools', null],
      [district, 'district', 'Harbor District', null],
      [school, 'school', 'Lighthouse School', district],
    ])
      await tx.client.query('insert into commons.organization (id, kind, name, parent_id) values ($1, $2, $3, $4)', [
        id,
        kind,
        name,
        parent,
      ]);
    await placeFigures(tx, school, [
      { measure: 'enrollment', group: 'all', year: '2023-24', value: 398 },
      { measure: 'enrollment', group: 'all', year: '2024-25', value: 405 },
    ]);
    await tx.client.query(`insert into commons.person (id, name, fictional) values ($1, 'Maya Torres', true)`, [
      writer,
    ]);
    await tx.client.query(
      `insert into commons.holding (id, person_id, role, place_id) values ($1, $2, 'community school coordinator', $3)`,
      [uuidv7(), writer, school],
    );
  });
}

function draftWith(picture: string): Parameters<typeof writeStory>[2] {
  const ref = `${school} enrollment all`;
  return {
    id: story,
    placeId: school,
    heading: headingOf(0),
    blocks: [
      { kind: 'number', ref, year: '', sentence: both('That is many.') },
      { kind: 'chart', form: 'line', refs: [ref], title: both('It grew'), note: both('') },
      { kind: 'text', markdown: both('Families came.') },
      { kind: 'picture', picture, alt: both('A green wall'), caption: both(''), credit: '' },
    ],
    published: false,
  };
}

const byWriter = <T>(database: Database, work: (author: Author) => Promise<T>) =>
  scope(database, { personId: writer }, (tx) => work({ ...tx, actor: { personId: writer }, locale: 'en' }));
