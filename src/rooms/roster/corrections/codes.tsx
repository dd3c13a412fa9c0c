import type { FieldError } from '#ground/http/errors.js';
import type { Visit } from '#ground/http/visit.js';
import { EmptyState, Fieldset, Form, Notice, SelectField, Stack } from '#ground/ui/index.js';
import type { SeenCode } from '../said/sightings.js';
import { lookAgain, pathOf } from '../pages/frame.js';
import type { RecordsImport } from '../queries.js';
import { sayCode } from '../said/keep.js';
import { type SaidCode, whatWasSaid } from '../said/said.js';
import { isMeaning, type Meaning, type Topic, topicNames, topics } from '../said/topics.js';
import { words } from '../words.js';
import { back, correctable, correctionPage, refuseStale, saidOn } from './correction.js';

/** `…/codes`: what the codes of this system mean: those that nobody knows, those that were said, and those that are read as usual. */
export async function showCodes(visit: Visit): Promise<Response> {
  const open = await correctable(visit);
  return open ? answer(visit, open.found, await codesOf(visit, open.found), []) : back(visit);
}

export async function postCodes(visit: Visit): Promise<Response> {
  const open = await correctable(visit);
  if (!open) return back(visit);
  refuseStale(visit, open.found);
  const codes = await codesOf(visit, open.found);
  const errors: FieldError[] = [];
  const answers = codes.flatMap((code): { code: AskedCode; meaning: Meaning | null }[] => {
    const field = fieldOf(code);
    const given = visit.form.text(field);
    if (visit.form.all(field).length === 0 || given === (code.said?.meaning ?? '')) return [];
    if (given === '') return [{ code, meaning: null }];
    if (isMeaning(code.topic, given)) return [{ code, meaning: given }];
    errors.push({ field, message: words.in(visit.locale)('codes.unknown', { code: code.code }) });
    return [];
  });
  if (errors.length > 0) return answer(visit, open.found, codes, errors);
  for (const { code, meaning } of answers) await sayCode(open.saying, code.topic, code.code, meaning);
  if (answers.length > 0) await lookAgain(visit, open.found);
  return back(visit);
}

/** A code as the page asks for it. */
interface AskedCode extends Pick<SeenCode, 'topic' | 'code'> {
  /** How it is read of itself. */
  known: Meaning | null;
  rows: number;
  said?: SaidCode;
}

async function codesOf(visit: Visit, { districtId, sourceSystem, seen }: RecordsImport): Promise<AskedCode[]> {
  const said = (await whatWasSaid(visit.client, districtId, sourceSystem)).codes;
  const saidOf = (topic: Topic, code: string) => said.find((each) => each.topic === topic && each.code === code);
  const asked = (seen?.codes ?? []).map(({ topic, code, meaning, rows }): AskedCode => {
    const found = saidOf(topic, code);
    return { topic, code, rows, known: meaning, ...(found && { said: found }) };
  });
  const unseen = said.filter(({ topic, code }) => !asked.some((each) => each.topic === topic && each.code === code));
  return [
    ...asked,
    ...unseen.slice(0, mostUnseen).map((each): AskedCode => ({ ...each, known: null, rows: 0, said: each })),
  ];
}

/** A form holds no more than a few hundred fields. */
const mostUnseen = 200;

/** Codes are whatever stands in a cell: the field's name holds no more than letters, digits and hyphens. */
const fieldOf = ({ topic, code }: AskedCode) => `${topic}-${Buffer.from(code).toString('hex')}`;

function answer(
  visit: Visit,
  found: RecordsImport,
  codes: readonly AskedCode[],
  errors: readonly FieldError[],
): Promise<Response> {
  const say = words.in(visit.locale);
  const more = found.seen?.moreCodes ?? 0;
  const about = { title: say('codes.title'), lead: say('codes.lead', { system: found.sourceSystem }) };
  if (codes.length === 0)
    return correctionPage(
      visit,
      found,
      about,
      errors,
      <EmptyState title={say('codes.none')} text={say('codes.none.text')} />,
    );
  return correctionPage(
    visit,
    found,
    about,
    errors,
    <>
      {more > 0 && <Notice kind="warning" title={say('codes.more', { count: more })} />}
      <Form
        action={`${pathOf(found)}/codes`}
        submitLabel={say('correction.submit')}
        hidden={{ version: String(found.version) }}
      >
        {topicNames.map((topic) => {
          const ofTopic = codes.filter((code) => code.topic === topic);
          if (ofTopic.length === 0) return <></>;
          return (
            <Fieldset legend={say(`topic.${topic}`)} largeLegend>
              <Stack>
                {ofTopic.map((code) => (
                  <CodeField visit={visit} code={code} errors={errors} />
                ))}
              </Stack>
            </Fieldset>
          );
        })}
      </Form>
    </>,
  );
}

function CodeField({ visit, code, errors }: { visit: Visit; code: AskedCode; errors: readonly FieldError[] }) {
  const say = words.in(visit.locale);
  const name = fieldOf(code);
  const error = errors.find(({ field }) => field === name)?.message;
  const rows = code.rows > 0 ? say('codes.rows', { count: code.rows }) : say('codes.unseen');
  return (
    <SelectField
      name={name}
      label={<bdi>{code.code}</bdi>}
      hint={[rows, saidOn(visit, code.said?.at)].filter(Boolean).join(' · ')}
      placeholder={code.known ? say('codes.as-read', { meaning: say(`meaning.${code.known}`) }) : say('codes.not-said')}
      options={topics[code.topic].map((meaning) => ({ value: meaning, label: say(`meaning.${meaning}`) }))}
      value={visit.form.text(name) || (code.said?.meaning ?? '')}
      {...(error && { error })}
    />
  );
}
