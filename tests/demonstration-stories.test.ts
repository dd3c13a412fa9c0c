import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import type { Desk } from '#ground/cli/command.js';
import { keeperScope } from '#ground/db/scope.js';
import { loadStories } from '../demo/stories.ts';
import { placeFigures } from './figures.js';
import { testHouse } from './house.js';

const house = testHouse();

/** All students, families with low income, English learners; Rhode Island, October 1, 2024. */
const counts: Record<string, [string, number, number, number]> = {
  RI: ['', 135_978, 73_804, 20_352],
  4400120: ['Central Falls', 2560, 2389, 1334],
  4400900: ['Providence', 20_250, 16_842, 8186],
  4400840: ['Pawtucket', 7816, 5963, 1843],
};

test('the demonstration’s stories say what the figures say, once, and none is written that they do not bear out', async () => {
  const said: string[] = [];
  const desk = {
    config: house.config,
    log: house.services.log,
    database: async () => house.database,
    say: (line: string) => said.push(line),
    progress: () => {},
  } as Desk;
  await keeperScope(house.database, async (tx) => {
    await tx.client.query(`insert into commons.organization (id, kind, name) values ($1, 'network', 'Demonstration')`, [
      uuidv7(),
    ]);
    for (const [code, [name, all, income, learners]] of Object.entries(counts)) {
      const id = uuidv7();
      if (code === 'RI')
        await tx.client.query(`insert into published.figure_place (id, state) values ($1, 'RI')`, [id]);
      else {
        await tx.client.query(`insert into commons.organization (id, kind, name) values ($1, 'district', $2)`, [
          id,
          name,
        ]);
        await tx.client.query(
          `insert into commons.external_id (organization_id, system, value) values ($1, 'nces', $2)`,
          [id, code],
        );
      }
      const both = (group: string, value: number) => [
        { measure: 'enrollment', group, year: '2024-25', value },
        { measure: 'enrollment-share', group, year: '2024-25', value: (100 * value) / all },
      ];
      await placeFigures(tx, id, [
        { measure: 'enrollment', group: 'all', year: '2024-25', value: all },
        ...both('economically-disadvantaged', income),
        ...both('english-learner', learners),
      ]);
    }
  });
  for (const _ of [1, 2]) await loadStories(desk);
  expect(said).toEqual(['Stories: 3', 'Stories: 3']);
  const { stories } = (await (await house.ask('/api/v1/stories?lang=en')).json()) as {
    stories: { title: string; summary: string; languages: string[] }[];
  };
  expect(stories.map(({ languages }) => languages)).toEqual([
    ['en', 'es'],
    ['en', 'es'],
  ]);
  expect(stories.map(({ summary }) => summary).join(' ')).toMatch(
    /1,334 of 2,560 students .* 73,804 of 135,978 public school students/,
  );

  await house.database
    .pool('keeper')
    .query(`update published.figure set value = 40 where measure = 'enrollment-share'`);
  await expect(loadStories(desk)).rejects.toThrow('do not bear out');
});
