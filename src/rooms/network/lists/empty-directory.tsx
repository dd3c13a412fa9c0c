import type { Visit } from '#ground/http/visit.js';
import type { Scope } from '#ground/db/scope.js';
import { ButtonLink, EmptyState } from '#ground/ui/index.js';
import { networkStaff } from '../policy.js';
import { words } from '../words.js';

/** A directory without any place: a word to visitors, and the way on for those who can fill it. */
export async function EmptyDirectory({ visit }: { visit: Visit }) {
  const say = words.in(visit.locale);
  if (!(await networkStaff.allows(visit)))
    return <EmptyState title={say('schools.none')} text={say('schools.none.text')} />;
  return (
    <EmptyState
      title={say('schools.none')}
      text={say('schools.none.staff')}
      action={<ButtonLink href="/directory/imports">{say('schools.none.import')}</ButtonLink>}
    />
  );
}

/** Whether there is any school or district, open or closed. */
export async function hasPlaces({ client }: Pick<Scope, 'client'>): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from commons.organization where kind in ('school', 'district') limit 1`,
  );
  return rowCount !== 0;
}
