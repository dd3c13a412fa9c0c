import type { Visit } from '#ground/http/visit.js';
import { Disclosure, PageHeader, Section, Stack, Table } from '#ground/ui/index.js';
import { words } from '../words.js';
import { type ApiRoute, openApiPath } from './document.js';
import { type Field, fieldsOf } from './shape.js';

/** Every address that programs may ask, with what it takes and what it answers. */
export function apiPage(visit: Visit, routes: ApiRoute[]): Promise<Response> {
  const say = words.in(visit.locale);
  return visit.page(
    { title: say('api.title'), description: say('api.lead') },
    <>
      <PageHeader
        title={say('api.title')}
        lead={say('api.lead')}
        meta={<a href="/api/openapi.json">{say('api.document')}</a>}
      />
      {routes.map((route) => (
        <Operation visit={visit} route={route} />
      ))}
    </>,
  );
}

function Operation({ visit, route: { method, path, who, api } }: { visit: Visit; route: ApiRoute }) {
  const say = words.in(visit.locale);
  const address = openApiPath(path);
  const asked = [
    ...(api.params ? fieldsOf(api.params, 'input') : []),
    ...(api.query ? fieldsOf(api.query, 'input') : []),
    ...(api.body ? fieldsOf(api.body, 'input') : []),
  ];
  const answered = fieldsOf(api.response, 'output');
  return (
    <Section title={`${method} ${address}`} lead={<span lang="en">{api.summary}</span>}>
      <Stack>
        <p>
          {say('api.who')} <span lang="en">{who.sentence}</span>
        </p>
        {asked.length > 0 && (
          <Fields
            visit={visit}
            caption={say('api.takes')}
            required={say('api.must')}
            label={`${say('api.takes')} ${method} ${address}`}
            fields={asked}
          />
        )}
        {answered.length > 0 && (
          <Disclosure summary={say('api.gives', { count: answered.length })}>
            <Fields
              visit={visit}
              caption={say('api.answer')}
              required={say('api.always')}
              label={`${say('api.answer')} ${method} ${address}`}
              fields={answered}
            />
          </Disclosure>
        )}
      </Stack>
    </Section>
  );
}

function Fields({
  visit,
  caption,
  required: heading,
  label,
  fields,
}: {
  visit: Visit;
  caption: string;
  required: string;
  label: string;
  fields: Field[];
}) {
  const say = words.in(visit.locale);
  return (
    <Table
      caption={caption}
      label={label}
      dense
      columns={[
        { key: 'name', label: say('api.name'), rowHeading: true },
        { key: 'type', label: say('api.type') },
        { key: 'required', label: heading },
        { key: 'about', label: say('api.about') },
      ]}
      rows={fields.map(({ name, type, required, about }) => ({
        name: <code>{name}</code>,
        type: <code>{type}</code>,
        required: required ? say('api.yes') : say('api.no'),
        about: <span lang="en">{about}</span>,
      }))}
    />
  );
}
