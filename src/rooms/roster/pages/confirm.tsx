import type { Visit } from '#ground/http/visit.js';
import { ButtonLink, Checkboxes, ErrorSummary, Form, Section } from '#ground/ui/index.js';
import type { RecordsImport } from '../queries.js';
import { words } from '../words.js';

/** The question whether to go on; what stands in the way of it is asked too. Where nothing can be read, there is none. */
export function ConfirmForm({
  visit,
  found,
  error,
}: {
  visit: Visit;
  found: RecordsImport;
  error?: string | undefined;
}) {
  const say = words.in(visit.locale);
  if (found.refused === 'nothing to read' || found.refused === 'no school year')
    return (
      <p>
        <ButtonLink href={`/records/${found.districtId}/imports`}>{say('failed.again')}</ButtonLink>
      </p>
    );
  return (
    <Section title={say('preview.confirm')}>
      {error && <ErrorSummary title={say('form.wrong')} errors={[{ field: 'accept', message: error }]} />}
      <Form
        action={`/records/${found.districtId}/imports/${found.id}/confirmation`}
        submitLabel={say('preview.submit')}
        hidden={{ lookedAt: found.lookedAt?.toISOString() ?? '' }}
      >
        {found.refused && (
          <Checkboxes
            name="accept"
            label={say('preview.accept.question')}
            error={error}
            values={[]}
            choices={[{ value: 'yes', label: say(`accept.${found.refused}`) }]}
          />
        )}
      </Form>
    </Section>
  );
}
