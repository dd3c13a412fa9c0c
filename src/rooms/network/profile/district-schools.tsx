import type { Visit } from '#ground/http/visit.js';
import { EmptyState, LinkList, Section } from '#ground/ui/index.js';
import { gradesText } from '../grades.js';
import { type Organization, organizationPath } from '../organization.js';
import type { Stage } from '../stage.js';
import { StageBadge } from '../stage-badge.js';
import { words } from '../words.js';

/** The open schools of a district. */
export function DistrictSchools({
  visit,
  district,
  schools,
  stages,
}: {
  visit: Visit;
  district: Organization;
  schools: Organization[];
  stages: Stage[];
}) {
  const say = words.in(visit.locale);
  const asCsv = `/schools.csv?district=${district.ncesId ?? district.id}`;
  return (
    <Section
      title={say('district.schools', { count: schools.length })}
      action={
        schools.length > 0 && (
          <a href={asCsv} download>
            {say('schools.csv')}
          </a>
        )
      }
    >
      {schools.length === 0 ? (
        <EmptyState title={say('district.noSchools')} text={say('district.noSchools.text')} />
      ) : (
        <LinkList
          columns={2}
          links={schools.map((school) => ({
            href: organizationPath(school),
            label: school.name,
            note: [gradesText(visit.locale, school) ?? (school.level && say(`level.${school.level}`)), school.city]
              .filter(Boolean)
              .join(' · '),
            meta: school.stage && <StageBadge stages={stages} stage={school.stage} />,
          }))}
        />
      )}
    </Section>
  );
}
