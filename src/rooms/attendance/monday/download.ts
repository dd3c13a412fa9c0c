import { csvResponse } from '#ground/http/csv.js';
import type { Visit } from '#ground/http/visit.js';
import { gradeName } from '../say.js';
import { openSchool } from '../school.js';
import { todayIn } from '../today.js';
import { filters, narrowed, partOf, readList } from './list.js';
import { words } from '../words.js';

/** `/attendance/:school/list.csv`: the list for the team, narrowed like the page. The opening of the school stands in the access ledger. */
export async function downloadList(visit: Visit): Promise<Response> {
  const { locale } = visit;
  const say = words.in(locale);
  const school = await openSchool(visit);
  const listed = narrowed(await readList(visit, school, todayIn(visit)), visit.query(filters));
  return csvResponse(
    `confidential-attendance-${school.name}.csv`,
    [
      'family name',
      'given name',
      'grade',
      'days enrolled',
      'days missed',
      'standing',
      'last contact',
      'next step',
      'owner',
      'due',
      'note',
    ],
    listed.map((each) => {
      const part = partOf(each);
      const [promise] = each.promises;
      return [
        each.familyName,
        each.givenName,
        gradeName(locale, each.grade),
        each.now.enrolled,
        each.now.missed,
        part && say(`part.${part}`),
        each.lastContact,
        promise && say(`step.${promise.step}`),
        promise?.owner,
        promise?.dueOn,
        promise?.note,
      ];
    }),
  );
}
