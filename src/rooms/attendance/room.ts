import { get, post } from '#ground/http/route.js';
import type { Room } from '#ground/room.js';
import { downloadList } from './monday/download.js';
import { showMonday, showSchools } from './monday/page.js';
import { meetsOnMonday } from './policy.js';
import { postContact, postEnd, postPromise, postPromises } from './promises/routes.js';
import { showStudent } from './student/page.js';

export { promise, writeContact } from './promises/actions.js';
export { readStandings } from './standing/queries.js';

/** Monday's page: who misses school, what the team promised about it, and what came of that. */
export const attendance: Room = {
  name: 'attendance',
  routes: [
    get('/attendance', meetsOnMonday, showSchools),
    get('/attendance/:school', meetsOnMonday, showMonday),
    get('/attendance/:school/list.csv', meetsOnMonday, downloadList),
    post('/attendance/:school/promises', meetsOnMonday, postPromises),
    post('/attendance/:school/promises/:promise/end', meetsOnMonday, postEnd),
    get('/attendance/:school/students/:student', meetsOnMonday, showStudent),
    post('/attendance/:school/students/:student/promises', meetsOnMonday, postPromise),
    post('/attendance/:school/students/:student/contacts', meetsOnMonday, postContact),
  ],
};
