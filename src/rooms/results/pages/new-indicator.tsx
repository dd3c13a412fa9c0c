import { errorOf, orAgain } from '#ground/http/again.js';
import { type FieldError, invalid, notFound } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import {
  Breadcrumbs,
  Disclosure,
  ErrorSummary,
  Form,
  PageHeader,
  RadioGroup,
  Stack,
  TextArea,
  TextField,
} from '#ground/ui/index.js';
import { facts, problemIn } from '../indicators/expression.js';
import { type Indicator, indicatorSchema, isStandard } from '../indicators/indicator.js';
import { words } from '../words.js';

const fields = ['key', 'nameEn', 'nameEs', 'textEn', 'textEs', 'unit', 'direction', 'source', 'formula'] as const;
type Field = (typeof fields)[number];

const example = {
  counts: { at_least: [{ fact: 'enrolled' }, 10] },
  numerator: { when: { at_least: [{ product: [5, { fact: 'absent' }] }, { fact: 'enrolled' }] } },
  denominator: 1,
};

/** `/results/indicators/new` */
export async function showNewIndicator(visit: Visit, errors: FieldError[] = []): Promise<Response> {
  const say = words.in(visit.locale);
  const given = (field: Field) => visit.form.text(field);
  const text = (name: Field, key: Parameters<typeof say>[0], hint?: string) => (
    <TextField name={name} label={say(key)} value={given(name)} error={errorOf(errors, name)} {...(hint && { hint })} />
  );
  const options = <Key extends string>(name: 'unit' | 'direction', keys: readonly Key[]) =>
    keys.map((value) => ({ value, label: say(`${name}.${value}` as Parameters<typeof say>[0]) }));
  return visit.page(
    {
      title: say('new.title'),
      noIndex: true,
      status: errors.length > 0 ? 422 : 200,
      before: (
        <Breadcrumbs
          label={say('breadcrumbs')}
          links={[{ href: '/results/indicators', label: say('indicators.title') }]}
        />
      ),
    },
    <Stack gap="l">
      <ErrorSummary title={say('new.errors')} errors={errors} />
      <PageHeader title={say('new.title')} />
      <Form action="/results/indicators" submitLabel={say('indicators.add')}>
        {text('key', 'new.key', say('new.key-hint'))}
        {text('nameEn', 'new.name-en')}
        {text('nameEs', 'new.name-es')}
        <TextArea name="textEn" label={say('new.text-en')} value={given('textEn')} error={errorOf(errors, 'textEn')} />
        <TextArea name="textEs" label={say('new.text-es')} value={given('textEs')} error={errorOf(errors, 'textEs')} />
        <RadioGroup
          name="unit"
          label={say('unit')}
          choices={options('unit', ['percent', 'average', 'count'])}
          value={given('unit')}
          error={errorOf(errors, 'unit')}
        />
        <RadioGroup
          name="direction"
          label={say('direction')}
          choices={options('direction', ['more is better', 'less is better', 'neither'])}
          value={given('direction')}
          error={errorOf(errors, 'direction')}
        />
        {text('source', 'new.source')}
        <TextArea
          name="formula"
          label={say('new.formula')}
          hint={say('new.formula-hint')}
          value={given('formula')}
          error={errorOf(errors, 'formula')}
          rows={8}
        />
        <Disclosure summary={say('new.formula-help')}>
          <p>{say('new.facts', { facts: Object.keys(facts).join(', ') })}</p>
          <p>{say('new.amounts')}</p>
          <p>{say('new.conditions')}</p>
          <p>{say('new.example')}</p>
          <pre tabindex={0}>{JSON.stringify(example, null, 1)}</pre>
        </Disclosure>
      </Form>
    </Stack>,
  );
}

/** `POST /results/indicators`: counted with the next refresh, which finds that the definitions have changed. */
export const postIndicator = (visit: Visit): Promise<Response> =>
  orAgain(
    async () => {
      const indicator = readIndicator(visit);
      const { rowCount } = await visit.client.query(
        'insert into commons.indicator (key, definition) values ($1, $2) on conflict do nothing',
        [indicator.key, JSON.stringify(indicator)],
      );
      if (!rowCount) throw invalid([{ field: 'key', message: words.in(visit.locale)('new.error.taken') }]);
      return visit.redirect('/results/indicators');
    },
    (errors) => showNewIndicator(visit, errors),
  );

/** `POST /results/indicators/:key/retirement` */
export async function postRetirement(visit: Visit): Promise<Response> {
  const { rowCount } = await visit.client.query(
    'update commons.indicator set retired_at = coalesce(retired_at, now()) where key = $1',
    [visit.param('key')],
  );
  if (!rowCount) throw notFound();
  return visit.redirect('/results/indicators');
}

/** What the form says; every problem at once, each at its field. */
function readIndicator({ form, locale }: Visit): Indicator {
  const say = words.in(locale);
  const given = Object.fromEntries(fields.map((field) => [field, form.text(field)])) as Record<Field, string>;
  const { formula, problem } = readFormula(given.formula, locale);
  const found = indicatorSchema.safeParse({
    key: given.key,
    name: { en: given.nameEn, es: given.nameEs },
    text: { en: given.textEn, es: given.textEs },
    unit: given.unit,
    direction: given.direction,
    source: { name: given.source },
    ...formula,
  });
  const errors: FieldError[] = (found.error?.issues ?? []).flatMap(({ path }) => {
    const field = fieldOf[path.slice(0, 2).join('.')] ?? fieldOf[String(path[0])];
    if (!field) return [];
    const why =
      field === 'key'
        ? 'new.error.key'
        : field === 'unit' || field === 'direction'
          ? 'new.error.choice'
          : 'new.error.text';
    return [{ field, message: say(why) }];
  });
  if (isStandard(given.key)) errors.push({ field: 'key', message: say('new.error.taken') });
  const about =
    problem ?? (found.error?.issues.some(({ path }) => path[0] === 'denominator') && say('new.error.denominator'));
  if (about) errors.push({ field: 'formula', message: about });
  if (!found.data || errors.length > 0) throw invalid(errors);
  return found.data;
}

const fieldOf: Record<string, Field> = {
  key: 'key',
  'name.en': 'nameEn',
  'name.es': 'nameEs',
  'text.en': 'textEn',
  'text.es': 'textEs',
  unit: 'unit',
  direction: 'direction',
  source: 'source',
};

function readFormula(text: string, locale: Visit['locale']): { formula?: object; problem?: string } {
  const say = words.in(locale);
  let formula: unknown;
  try {
    formula = JSON.parse(text);
  } catch {
    return { problem: say('new.error.json') };
  }
  if (
    formula === null ||
    typeof formula !== 'object' ||
    Object.keys(formula).some((key) => !(key in parts)) ||
    !('numerator' in formula)
  )
    return { problem: say('new.error.parts', { words: Object.keys(parts).join(', ') }) };
  for (const [key, kind] of Object.entries(parts)) {
    const problem = key in formula && problemIn(kind, (formula as Record<string, unknown>)[key], [key]);
    if (problem)
      return {
        problem: say('new.error.formula', {
          path: problem.path.join(' → '),
          problem: say(`new.error.${problem.code}`, { words: problem.words.join(', ') }),
        }),
      };
  }
  return { formula };
}

const parts = { counts: 'condition', numerator: 'amount', denominator: 'amount' } as const;
