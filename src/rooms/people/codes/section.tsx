import type { Child } from 'hono/jsx';
import { v7 as uuidv7 } from 'uuid';
import type { Visit } from '#ground/http/visit.js';
import { formatDay } from '#ground/i18n/format.js';
import { ActionButton, Cluster, Section } from '#ground/ui/index.js';
import { words } from '../words.js';
import { mayMakeCode, openCodes } from './queries.js';

/** On a person's page: the code that lets them in without email, for whoever may make one. */
export async function codeSection(visit: Visit, person: { id: string; name: string }): Promise<Child> {
  if (!(await mayMakeCode(visit, person.id))) return null;
  const say = words.in(visit.locale);
  const [code] = await openCodes(visit, person.id);
  const day = (date: Date) => formatDay(visit.locale, visit.timeZone, date);
  return (
    <Section title={say('code.title')} lead={say('code.lead')} id="code">
      {code && <p>{say('code.open', { made: day(code.madeAt), name: code.madeBy, expires: day(code.expiresAt) })}</p>}
      <Cluster>
        <ActionButton
          action={`/people/${person.id}/code`}
          submitLabel={code ? say('code.makeNew') : say('code.make')}
          about={person.name}
          hidden={{ id: uuidv7() }}
        />
        {code && (
          <ActionButton
            action={`/people/${person.id}/code/end`}
            submitLabel={say('code.end')}
            about={person.name}
            submitKind="danger"
          />
        )}
      </Cluster>
    </Section>
  );
}
