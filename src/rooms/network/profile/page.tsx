import type { Child } from 'hono/jsx';
import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { formatDate } from '#ground/i18n/format.js';
import { Badge, Breadcrumbs, ButtonLink, Notice, PageHeader, Section, Split, Stack } from '#ground/ui/index.js';
import { affiliationsOf } from '../affiliation/history.js';
import { StageHistory } from '../affiliation/stage-history.js';
import { gradesText } from '../grades.js';
import { drawSchoolMap } from '../map/school-map.js';
import { findOrganization, listOrganizations, type Organization, organizationPath } from '../organization.js';
import { networkStaff } from '../policy.js';
import { listStages, type Stage } from '../stage.js';
import { StageBadge } from '../stage-badge.js';
import { words } from '../words.js';
import { DistrictSchools } from './district-schools.js';
import { Facts } from './facts.js';
import { LinkedData } from './linked-data.js';
import type { ProfileSection } from './section.js';

/** `/schools/:id` and `/districts/:id`: what the coalition knows of a place, with what other rooms add. */
export const showProfile =
  (kind: 'school' | 'district', sections: readonly ProfileSection[]) =>
  async (visit: Visit): Promise<Response> => {
    const organization = await findOrganization(visit, visit.param('id'));
    if (organization?.kind !== kind) throw notFound();
    const path = organizationPath(organization);
    if (visit.url.pathname !== path) return visit.redirect(`${path}${visit.url.search}`);
    const say = words.in(visit.locale);
    const stages = await listStages(visit, visit.locale);
    const affiliations = await affiliationsOf(visit, organization.id);
    const schools =
      kind === 'district' ? await listOrganizations(visit, { kind: 'school', districtId: organization.id }) : [];
    const map = await drawSchoolMap(visit, organization);
    const mayStage = kind === 'school' && (await networkStaff.allows(visit));
    const added = [];
    // One after the other: they share one connection.
    for (const section of sections) added.push(await section(visit, organization));
    return visit.page(
      {
        title: organization.name,
        description: describe(visit, organization),
        before: <Breadcrumbs label={say('way')} links={wayTo(visit, organization)} />,
      },
      <>
        <Header visit={visit} organization={organization} stages={stages} mayStage={mayStage} />
        {organization.closedOn && (
          <Notice
            kind="warning"
            title={say('closed.notice', { date: formatDate(visit.locale, organization.closedOn) })}
          />
        )}
        <Split
          aside={
            <>
              {map}
              {affiliations.length > 0 && (
                <Section title={say('affiliation.history.public')} look="plain">
                  <StageHistory visit={visit} affiliations={affiliations} stages={stages} />
                </Section>
              )}
            </>
          }
        >
          <Stack gap="s">
            <Facts visit={visit} organization={organization} />
          </Stack>
          {kind === 'district' && (
            <DistrictSchools visit={visit} district={organization} schools={schools} stages={stages} />
          )}
        </Split>
        {added
          .filter((section) => section !== null)
          .map(({ id, title, content }) => (
            <Section id={id} title={title}>
              {content}
            </Section>
          ))}
        <p>
          <a href={`/contact?about=${encodeURIComponent(path)}`}>{say('wrong')}</a>
        </p>
        <LinkedData visit={visit} organization={organization} />
      </>,
    );
  };

function wayTo({ locale }: Visit, { kind, district }: Organization) {
  const say = words.in(locale);
  if (kind === 'district') return [{ href: '/districts', label: say('districts.title') }];
  return [
    { href: '/schools', label: say('schools.title') },
    ...(district ? [{ href: organizationPath({ kind: 'district', ...district }), label: district.name }] : []),
  ];
}

function describe(visit: Visit, organization: Organization): string {
  const say = words.in(visit.locale);
  const place = [organization.city, organization.state].filter(Boolean).join(', ');
  return [
    say(organization.kind === 'school' ? 'profile.school' : 'profile.district', { name: organization.name, place }),
    gradesText(visit.locale, organization),
  ]
    .filter(Boolean)
    .join('. ');
}

function Header({
  visit,
  organization,
  stages,
  mayStage,
}: {
  visit: Visit;
  organization: Organization;
  stages: Stage[];
  mayStage: boolean;
}) {
  const say = words.in(visit.locale);
  const { kind, name, city, state, level, stage, closedOn } = organization;
  const facts: Child[] = [
    [city, state].filter(Boolean).join(', '),
    gradesText(visit.locale, organization),
    stage && <StageBadge stages={stages} stage={stage} />,
    closedOn && <Badge tone="warning">{say('closed')}</Badge>,
  ];
  return (
    <PageHeader
      kicker={say(kind === 'district' ? 'district' : level ? `level.${level}` : 'school')}
      title={name}
      meta={facts.filter(Boolean).map((fact) => (
        <span>{fact}</span>
      ))}
      actions={
        mayStage && (
          <ButtonLink kind="secondary" href={`${organizationPath(organization)}/affiliations`}>
            {say('affiliation.change')}
          </ButtonLink>
        )
      }
    />
  );
}
