import type { Desk } from '#ground/cli/command.js';
import { keeperScope } from '#ground/db/scope.js';
import { promise, readStandings, writeContact } from '#rooms/attendance/room.js';
import { districtId, idOf, teamSchoolId } from './records.ts';

const [james, marisol] = [idOf('principal'), idOf('community school coordinator')];
/** The Monday of the meeting before, and what was promised there until the next. */
const [lastMonday, friday, nextMonday] = ['2026-11-16', '2026-11-20', '2026-11-30'];
const said = [
  { step: 'call home', owner: marisol, dueOn: friday, note: '' },
  { step: 'talk with the student', owner: james, dueOn: friday, note: 'Ask about the bus' },
  { step: 'meet with the family', owner: marisol, dueOn: '2026-11-23', note: '' },
  { step: 'plan transport', owner: marisol, dueOn: nextMonday, note: 'Route changed in November' },
] as const;

/** What the attendance team of one fictional school promised last Monday, so that this Monday has something to begin with. Can be run again. */
export async function loadPromises(desk: Desk): Promise<void> {
  const database = await desk.database();
  const school = { id: teamSchoolId, name: '', districtId };
  await keeperScope(database, async (scope) => {
    const { students } = await readStandings(scope, districtId, teamSchoolId);
    const severe = students.filter(({ tier }) => tier === 'severe').slice(0, 12);
    for (const [index, { id }] of severe.entries()) {
      const what = said[index % said.length]!;
      await promise(scope, school, { ...what, id: idOf('last Monday'), students: [id], replaces: null, by: marisol });
      if (index % 3 === 0)
        await writeContact(scope, school, {
          id: idOf(`contact ${index}`),
          student: id,
          day: lastMonday,
          manner: 'call',
          outcome: index % 2 ? 'left word' : 'reached',
          note: '',
          by: marisol,
        });
    }
    desk.say(`Promises of last Monday: ${severe.length}`);
  });
}
