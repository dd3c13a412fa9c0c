import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { scope } from '#ground/db/scope.js';
import { testHouse } from '../house.js';

const house = testHouse();
const network = uuidv7();
let ana: string;
let ben: string;
let principal: string;

beforeAll(async () => {
  await house.database
    .pool('keeper')
    .query(`insert into commons.organization (id, kind, name) values ($1, 'network', 'The network')`, [network]);
  ana = await house.person('network staff', network);
  ben = await house.person('network staff', network);
  principal = await house.person('principal', network);
});

async function fileOf(addedBy: string | null): Promise<string> {
  const id = uuidv7();
  const keeper = house.database.pool('keeper');
  await keeper.query(
    `insert into commons.file (id, name, media_type, size, sha256, added_by) values ($1, 'a.csv', 'text/csv', 1, 'x', $2)`,
    [id, addedBy],
  );
  await keeper.query(`insert into commons.file_piece (file_id, number, bytes) values ($1, 0, 'x')`, [id]);
  return id;
}

const pieces = (personId: string, fileId: string) =>
  scope(
    house.database,
    { personId },
    async ({ client }) => (await client.query('select from commons.file_piece where file_id = $1', [fileId])).rowCount,
  );

describe.each([
  {
    kind: 'directory',
    insert: `insert into commons.directory_import (id, file_id, file_name, uploaded_by) values ($1, $2, 'a.csv', $3)`,
  },
  {
    kind: 'figures',
    insert: `insert into commons.figure_import (id, place_id, file_id, file_name, added_by) values ($1, '${network}', $2, 'a.csv', $3)`,
  },
])('the file of an import of $kind', ({ insert }) => {
  test.each(['a colleague', 'the command line'])(
    'that %s brought is read by whoever may see the import',
    async (who) => {
      const beginner = who === 'a colleague' ? ana : null;
      const file = await fileOf(beginner);
      expect(await pieces(ben, file)).toBe(0);
      await house.database.pool('keeper').query(insert, [uuidv7(), file, beginner]);
      expect([await pieces(ben, file), await pieces(principal, file)]).toEqual([1, 0]);
    },
  );

  test('is not opened by naming somebody else’s file in an import of one’s own', async () => {
    const file = await fileOf(ana);
    await scope(house.database, { personId: ben }, ({ client }) => client.query(insert, [uuidv7(), file, ben]));
    expect(await pieces(ben, file)).toBe(0);
  });
});
