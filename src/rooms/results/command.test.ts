import { beforeAll, expect, test } from 'vitest';
import { testHouse } from '../../../tests/house.js';
import { type RecordsWorld, recordsWorld } from '../../../tests/records/world.js';
import { refreshCommand } from './command.js';

const house = testHouse();
let world: RecordsWorld;
beforeAll(async () => {
  world = await recordsWorld(house);
  await world.student([{}], [[1, 2]]);
});

async function refresh(options: Record<string, string | boolean>) {
  const said: string[] = [];
  const desk = {
    config: house.config,
    log: house.services.log,
    database: async () => house.database,
    say: (line: string) => void said.push(line),
    progress: () => {},
  };
  return { code: await refreshCommand.run(desk, [], options), said: said.join('\n') };
}

test('longtable refresh counts what changed, --all everything, and says how much', async () => {
  expect(await refresh({})).toEqual({ code: 0, said: 'Harbor: counted 1 school years again, each of one school.' });
  expect(await refresh({ district: world.district })).toEqual({
    code: 0,
    said: 'Harbor: counted 0 school years again, each of one school.',
  });
  expect((await refresh({ all: true })).said).toContain('counted 1 ');
});

test('a place that is no district is told, with exit code 2', async () => {
  expect((await refresh({ district: world.cedar })).code).toBe(2);
  expect(await refresh({ district: '4400001' })).toEqual({ code: 2, said: 'There is no district 4400001.' });
});
