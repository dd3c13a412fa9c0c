import { raw } from 'hono/html';
import type { Visit } from '#ground/http/visit.js';
import { type Organization, organizationPath } from '../organization.js';

const types = { elementary: 'ElementarySchool', middle: 'MiddleSchool', high: 'HighSchool', other: 'School' } as const;

/** The place for machines, in the words of schema.org (JSON-LD): a block of data, which no browser runs. */
export function LinkedData({ visit, organization }: { visit: Visit; organization: Organization }) {
  const base = visit.services.config.BASE_URL;
  const { kind, level, name, ncesId, street, city, state, zip, latitude, longitude, phone, website, district } =
    organization;
  const data = {
    '@context': 'https://schema.org',
    '@type': kind === 'school' ? types[level ?? 'other'] : 'EducationalOrganization',
    name,
    url: `${base}${organizationPath(organization)}`,
    ...(ncesId && { identifier: { '@type': 'PropertyValue', propertyID: 'NCES', value: ncesId } }),
    ...(city && {
      address: {
        '@type': 'PostalAddress',
        streetAddress: street ?? undefined,
        addressLocality: city,
        addressRegion: state ?? undefined,
        postalCode: zip ?? undefined,
        addressCountry: 'US',
      },
    }),
    ...(latitude !== null && longitude !== null && { geo: { '@type': 'GeoCoordinates', latitude, longitude } }),
    ...(phone && { telephone: phone }),
    ...(website && { sameAs: website }),
    ...(district && {
      parentOrganization: {
        '@type': 'EducationalOrganization',
        name: district.name,
        url: `${base}${organizationPath({ kind: 'district', ...district })}`,
      },
    }),
  };
  return <script type="application/ld+json">{raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>;
}
