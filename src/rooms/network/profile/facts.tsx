import type { Child } from 'hono/jsx';
import type { Visit } from '#ground/http/visit.js';
import { formatDate } from '#ground/i18n/format.js';
import { SourceLine, SummaryList } from '#ground/ui/index.js';
import { gradesText } from '../grades.js';
import { type Organization, organizationPath } from '../organization.js';
import { words } from '../words.js';

/** What the directory says of a place, with whose facts these are and from when. */
export function Facts({ visit, organization }: { visit: Visit; organization: Organization }) {
  const say = words.in(visit.locale);
  const { street, city, state, zip, district, level, sector, website, phone, ncesId } = organization;
  const rows: [string, Child][] = [
    [
      say('address'),
      (street || city) && (
        <Address lines={[street, [[city, state].filter(Boolean).join(', '), zip].filter(Boolean).join(' ')]} />
      ),
    ],
    [say('grades'), gradesText(visit.locale, organization)],
    [say('level'), level && say(`level.${level}`)],
    [say('sector'), sector && say(`sector.${sector}`)],
    [say('district'), district && <a href={organizationPath({ kind: 'district', ...district })}>{district.name}</a>],
    [say('phone'), phone && <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>],
    [
      say('website'),
      website && (
        <a href={addressOf(website)} rel="noopener">
          {website.replace(/^https?:\/\//, '').replace(/\/$/, '')}
        </a>
      ),
    ],
    [say('ncesId'), ncesId],
  ];
  return (
    <>
      <SummaryList rows={rows.filter(([, value]) => value).map(([label, value]) => ({ label, value }))} />
      <Source visit={visit} organization={organization} />
    </>
  );
}

function Source({ visit, organization: { source, asOf } }: { visit: Visit; organization: Organization }) {
  const say = words.in(visit.locale);
  if (!source) return <></>;
  return (
    <SourceLine label={say('source')}>
      {asOf ? say('source.asOf', { source, date: formatDate(visit.locale, asOf) }) : source}
    </SourceLine>
  );
}

function Address({ lines }: { lines: (string | null)[] }) {
  const known = lines.filter(Boolean);
  return <>{known.map((line, index) => (index === 0 ? line : [<br />, line]))}</>;
}

/** Only web addresses become links: a directory's field may hold anything. */
function addressOf(website: string): string {
  return /^https?:\/\//i.test(website) ? website : `https://${website.replace(/^[a-z]+:/i, '')}`;
}
