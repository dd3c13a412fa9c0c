import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { FieldError } from '#ground/http/errors.js';
import { notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { formatDate } from '#ground/i18n/format.js';
import {
  Badge,
  Breadcrumbs,
  DateField,
  EmptyState,
  ErrorSummary,
  Form,
  PageHeader,
  RadioGroup,
  Section,
  Stack,
  StatRow,
  Table,
  TextField,
} from '#ground/ui/index.js';
import { Lately } from '../lately.js';
import { PromiseFields } from '../promises/fields.js';
import {
  type Contact,
  manners,
  outcomes,
  type Promised,
  readContacts,
  readPromises,
  readTeam,
  type TeamMember,
} from '../promises/queries.js';
import { fullName, gradeName, share } from '../say.js';
import { openSchool, pathOf, type School, studentPath } from '../school.js';
import { readStandings } from '../standing/queries.js';
import { todayIn } from '../today.js';
import { Absences } from './absences.js';
import { Promises } from './promises.js';
import { readYear } from './year.js';
import { words } from '../words.js';

const query = z.object({ change: z.string().default('') });

/** `/attendance/:school/students/:student`: opens this one child in the access ledger. */
export const showStudent = (visit: Visit): Promise<Response> => answerStudent(visit, []);

/** @param open the school of this child, where the child is open already: each opening stands in the access ledger */
export async function answerStudent(visit: Visit, errors: FieldError[], open?: School): Promise<Response> {
  const { locale } = visit;
  const say = words.in(locale);
  const id = visit.param('student');
  const school = open ?? (await openSchool(visit, id));
  const { asOf, students } = await readStandings(visit, school.districtId, school.id, id);
  const [student] = students;
  const promises = await readPromises(visit, school, { student: id, ended: true });
  const change = visit.form.text('replaces') || visit.query(query).change;
  const name = student ? fullName(student) : promises[0] && fullName(promises[0]);
  if (!name) throw notFound();
  return visit.page(
    {
      title: name,
      noIndex: true,
      width: 'wide',
      status: errors.length > 0 ? 422 : 200,
      before: <Breadcrumbs label={say('breadcrumbs')} links={[{ href: pathOf(school), label: say('title') }]} />,
    },
    <div class="confidential">
      <Stack gap="l">
        <ErrorSummary title={say('form.wrong')} errors={errors} />
        <PageHeader
          kicker={school.name}
          title={name}
          lead={student && gradeName(locale, student.grade)}
          meta={student?.programs.map((program) => (
            <Badge>{say(`program.${program}` as 'program.homeless')}</Badge>
          ))}
        />
        <p class="print-note">
          {say('confidential', { school: school.name, day: formatDate(locale, todayIn(visit)) })}
        </p>
        {student && (
          <>
            <StatRow
              figures={[
                {
                  label: say('missed'),
                  value: share(locale, student.now),
                  comparison: say('days', { ...student.now }),
                  size: 'large',
                },
                {
                  label: say('standing'),
                  value: say(`tier.${student.tier}`),
                  period: asOf ? formatDate(locale, asOf) : '',
                },
              ]}
            />
            <p>
              <Lately locale={locale} days={student.lately} /> {say('lately.label')}
            </p>
          </>
        )}
        <Promises visit={visit} school={school} promises={promises} />
        <NewPromise
          visit={visit}
          school={school}
          student={id}
          team={await readTeam(visit, school)}
          errors={errors}
          from={promises.find((each) => each.id === change && !each.end)}
        />
        <Contacts visit={visit} contacts={await readContacts(visit, school, id)} />
        <NewContact visit={visit} school={school} student={id} errors={errors} />
        <Absences visit={visit} year={asOf === null ? [] : await readYear(visit, school, id, asOf)} />
      </Stack>
    </div>,
  );
}

interface FormProps {
  visit: Visit;
  school: School;
  student: string;
  errors: FieldError[];
}

function NewPromise({
  visit,
  school,
  student,
  team,
  errors,
  from,
}: FormProps & { team: TeamMember[]; from: Promised | undefined }) {
  const say = words.in(visit.locale);
  const title = say(from ? 'promise.change' : 'promise.one');
  return (
    <Section title={title} look="tinted" id="promise">
      <Form
        action={`${studentPath(school, student)}/promises`}
        submitLabel={say('promise.submit')}
        hidden={{ id: uuidv7(), ...(from && { replaces: from.id }) }}
        label={title}
      >
        <PromiseFields visit={visit} team={team} errors={errors} from={from} />
      </Form>
    </Section>
  );
}

function Contacts({ visit, contacts }: { visit: Visit; contacts: Contact[] }) {
  const { locale } = visit;
  const say = words.in(locale);
  return (
    <Section title={say('contacts.title')}>
      <Table
        caption={say('contacts.title')}
        label={say('contacts.title')}
        hideCaption
        stacks
        columns={[
          { key: 'day', label: say('field.day'), rowHeading: true },
          { key: 'how', label: say('field.manner') },
          { key: 'outcome', label: say('field.outcome') },
          { key: 'by', label: say('column.by') },
        ]}
        rows={contacts.map(({ day, manner, outcome, note, by }) => ({
          day: formatDate(locale, day, { dateStyle: 'medium' }),
          how: say(`manner.${manner}`),
          outcome: [say(`outcome.${outcome}`), note].filter(Boolean).join(' · '),
          by,
        }))}
        empty={<EmptyState title={say('contact.never')} text={say('contacts.none-text')} />}
      />
    </Section>
  );
}

function NewContact({ visit, school, student, errors }: FormProps) {
  const say = words.in(visit.locale);
  const { form } = visit;
  const error = (field: string) => errors.find((each) => each.field === field)?.message;
  return (
    <Section title={say('contact.new')} look="tinted">
      <Form
        action={`${studentPath(school, student)}/contacts`}
        submitLabel={say('contact.submit')}
        hidden={{ id: uuidv7() }}
        label={say('contact.new')}
      >
        <DateField
          name="day"
          label={say('field.day')}
          value={form.text('day') || todayIn(visit)}
          max={todayIn(visit)}
          error={error('day')}
        />
        <RadioGroup
          name="manner"
          label={say('field.manner')}
          value={form.text('manner')}
          error={error('manner')}
          inline
          choices={manners.map((value) => ({ value, label: say(`manner.${value}`) }))}
        />
        <RadioGroup
          name="outcome"
          label={say('field.outcome')}
          value={form.text('outcome')}
          error={error('outcome')}
          inline
          choices={outcomes.map((value) => ({ value, label: say(`outcome.${value}`) }))}
        />
        <TextField
          name="contact-note"
          label={say('field.note')}
          hint={say('field.note.hint')}
          value={form.text('contact-note')}
          maxlength={500}
          optionalLabel={say('optional')}
        />
      </Form>
    </Section>
  );
}
