import type { Visit } from '#ground/http/visit.js';
import { ButtonLink, Cluster, EmptyState } from '#ground/ui/index.js';
import { networkStaff } from '#rooms/network/room.js';
import { words } from '../words.js';

/** While the directory is empty: a word to visitors, and the way on for those who can fill it. */
export async function FirstDays({ visit }: { visit: Visit }) {
  const say = words.in(visit.locale);
  if (await networkStaff.allows(visit))
    return (
      <EmptyState
        title={say('home.first.staff')}
        text={say('home.first.staff.text')}
        action={
          <Cluster>
            <ButtonLink href="/directory/imports">{say('home.first.staff.import')}</ButtonLink>
            <ButtonLink href="/setup/next-steps" kind="secondary">
              {say('home.first.staff.steps')}
            </ButtonLink>
          </Cluster>
        }
      />
    );
  return (
    <EmptyState
      title={say('home.first')}
      text={say('home.first.text')}
      action={<ButtonLink href="/about">{say('home.first.about')}</ButtonLink>}
    />
  );
}
