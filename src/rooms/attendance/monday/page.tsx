import { v7 as uuidv7 } from 'uuid';
import type { Child } from 'hono/jsx';
import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { formatDate } from '#ground/i18n/format.js';
import {
  Disclosure,
  DownloadLinks,
  EmptyState,
  ErrorSummary,
  Filters,
  LinkList,
  Notice,
  PageHeader,
  Section,
  SelectField,
  Stack,
  StatRow,
  TextField,
  Form,
} from '#ground/ui/index.js';
import { PromiseFields } from '../promises/fields.js';
import { openSchool, pathOf, type School, schoolsOf, studentPath } from '../school.js';
import { fullName, gradeName } from '../say.js';
import { daysBetween, todayIn } from '../today.js';
import { words } from '../words.js';
import { type Filter, filters, type Listed, type MondayList, narrowed, partOf, parts, readList } from './list.js';
import { DuePromises } from './due.js';
import { Roll } from './roll.js';

/** `/attendance`: one's one school, or the choice between several. */
export async function showSchools(visit: Visit): Promise<Response> {
  const say = words.in(visit.locale);
  const schools = await schoolsOf(visit);
  if (schools.length === 1) return visit.redirect(pathOf(schools[0]!));
  return visit.page(
    { title: say('title'), noIndex: true },
    <>
      <PageHeader title={say('title')} lead={say('schools.choose')} />
      {schools.length === 0 && <EmptyState title={say('schools.none')} text={say('schools.none-text')} />}
      <LinkList links={schools.map((school) => ({ href: pathOf(school), label: school.name }))} />
    </>,
  );
}

/** `/attendance/:school`: what the attendance team looks at on Monday. */
export const showMonday = (visit: Visit): Promise<Response> => answerMonday(visit, []);

/** @param open the school, where it is open already: each opening stands in the access ledger */
export async function answerMonday(visit: Visit, errors: FieldError[], open?: School): Promise<Response> {
  const { locale } = visit;
  const say = words.in(locale);
  const school = open ?? (await openSchool(visit));
  const today = todayIn(visit);
  const list = await readList(visit, school, today);
  const filter = visit.query(filters);
  const shown = narrowed(list, filter);
  return visit.page(
    { title: say('title'), noIndex: true, width: 'wide', status: errors.length > 0 ? 422 : 200 },
    <div class="confidential">
      <Stack gap="l">
        <ErrorSummary title={say('form.wrong')} errors={errors} />
        <PageHeader
          kicker={school.name}
          title={say('title')}
          lead={list.asOf ? say('lead', { day: formatDate(locale, list.asOf) }) : undefined}
        />
        <p class="print-note">{say('confidential', { school: school.name, day: formatDate(locale, today) })}</p>
        {list.asOf && daysBetween(list.asOf, today) > 7 && (
          <Notice kind="warning" title={say('old', { day: formatDate(locale, list.asOf) })}>
            {say('old.text')}
          </Notice>
        )}
        {list.asOf === null ? (
          <EmptyState title={say('empty')} text={say('empty.text')} />
        ) : (
          <>
            <Counts list={list} locale={locale} />
            <DuePromises visit={visit} school={school} due={list.due} />
            <Narrowing visit={visit} list={list} filter={filter} />
            <p class="print-hidden">
              <a href="#promise">{say('promise.jump')}</a>
            </p>
            <Everybody visit={visit} list={list} shown={shown} errors={errors} />
            <TooEarly visit={visit} list={list} />
            <DownloadLinks
              label={say('downloads')}
              downloads={[{ href: `${pathOf(school)}/list.csv${visit.url.search}`, label: say('downloads.csv') }]}
            />
          </>
        )}
      </Stack>
    </div>,
  );
}

function Counts({ list, locale }: { list: MondayList; locale: Visit['locale'] }) {
  const say = words.in(locale);
  return (
    <StatRow
      figures={parts.map((part) => {
        const count = list.listed.filter((each) => partOf(each) === part).length;
        return { label: say(`part.${part}`), value: String(count), ...(count > 0 && { href: `#${part}` }) };
      })}
    />
  );
}

function Narrowing({ visit, list, filter }: { visit: Visit; list: MondayList; filter: Filter }) {
  const { locale } = visit;
  const say = words.in(locale);
  return (
    <Filters
      action={pathOf(list.school)}
      label={say('filter')}
      applyLabel={say('filter.apply')}
      {...(Object.values(filter).some((value) => value !== '' && value !== 'missed') && {
        applied: [],
        clear: { href: pathOf(list.school), label: say('filter.clear') },
      })}
    >
      <TextField name="q" label={say('filter.name')} value={filter.q} />
      <SelectField
        name="grade"
        label={say('filter.grade')}
        placeholder={say('filter.all')}
        value={filter.grade}
        options={list.grades.map((grade) => ({ value: String(grade), label: gradeName(locale, grade) }))}
      />
      <SelectField
        name="program"
        label={say('filter.program')}
        placeholder={say('filter.all')}
        value={filter.program}
        options={list.programs.map((program) => ({
          value: program,
          label: say(`program.${program}` as 'program.homeless'),
        }))}
      />
      <SelectField
        name="owner"
        label={say('filter.owner')}
        placeholder={say('filter.all')}
        value={filter.owner}
        options={[
          { value: 'none', label: say('filter.owner.none') },
          ...list.team.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SelectField
        name="order"
        label={say('filter.order')}
        value={filter.order}
        options={(['missed', 'name'] as const).map((value) => ({ value, label: say(`filter.order.${value}`) }))}
      />
    </Filters>
  );
}

/** New students: fewer than ten days say nothing yet, but nobody shall be forgotten. */
function TooEarly({ visit: { locale }, list: { school, tooEarly } }: { visit: Visit; list: MondayList }) {
  const say = words.in(locale);
  if (tooEarly.length === 0) return <></>;
  return (
    <Disclosure summary={say('early', { count: tooEarly.length })}>
      <p>{say('early.text')}</p>
      <LinkList
        links={tooEarly.map((student) => ({
          href: studentPath(school, student.id),
          label: fullName(student),
          meta: say('days', { ...student.now }),
        }))}
      />
    </Disclosure>
  );
}

/** Part by part, each student to be ticked; below, what is promised for all who are. */
function Everybody({
  visit,
  list,
  shown,
  errors,
}: {
  visit: Visit;
  list: MondayList;
  shown: Listed[];
  errors: FieldError[];
}) {
  const say = words.in(visit.locale);
  const inPart = (part: (typeof parts)[number]) => shown.filter((each) => partOf(each) === part);
  const sections: Child[] = parts
    .filter((part) => inPart(part).length > 0)
    .map((part) => (
      <Section title={`${say(`part.${part}`)} (${inPart(part).length})`} lead={say(`part.${part}.text`)} id={part}>
        <Roll visit={visit} school={list.school} students={inPart(part)} part={part} />
      </Section>
    ));
  if (sections.length === 0) return <EmptyState title={say('nobody')} text={say('nobody.text')} />;
  const error = errors.find(({ field }) => field === 'students')?.message;
  return (
    <Form
      action={`${pathOf(list.school)}/promises${visit.url.search}`}
      submitLabel={say('promise.submit')}
      hidden={{ id: uuidv7() }}
      label={say('promise.batch')}
    >
      {sections}
      <div class="print-hidden">
        <Section title={say('promise.batch')} lead={say('promise.batch.text')} look="tinted" id="promise">
          {error && (
            <p class="field__error" id="students">
              {error}
            </p>
          )}
          <PromiseFields visit={visit} team={list.team} errors={errors} />
        </Section>
      </div>
    </Form>
  );
}
