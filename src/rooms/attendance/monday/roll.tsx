import type { Visit } from '#ground/http/visit.js';
import { formatDate } from '#ground/i18n/format.js';
import { Lately } from '../lately.js';
import { fullName, gradeName, share } from '../say.js';
import { type School, studentPath } from '../school.js';
import { words } from '../words.js';
import type { Listed, Part } from './list.js';

/** On a phone the rest of a long part is shown when it is asked for; on wider screens and on paper all of it is. */
const shownOnPhones = 15;

/** Students of one part of the list: the name, the one number that matters, and the rest small. */
export function Roll({
  visit,
  school,
  students,
  part,
}: {
  visit: Visit;
  school: School;
  students: Listed[];
  part: Part;
}) {
  const { locale } = visit;
  const say = words.in(locale);
  const ticked = visit.form.all('students');
  const isLong = students.length > shownOnPhones;
  const rest = students.slice(shownOnPhones);
  return (
    <>
      {isLong && (
        <label class="roll-all">
          <input
            class="choice__input"
            type="checkbox"
            id={`all-${part}`}
            checked={rest.some(({ id }) => ticked.includes(id))}
          />
          <span class="choice__label">{say('roll.all', { count: students.length })}</span>
        </label>
      )}
      <ul class="roll">
        {students.map((student) => (
          <li class="roll__student">
            <label class="roll__box">
              <input
                class="choice__input"
                type="checkbox"
                name="students"
                value={student.id}
                checked={ticked.includes(student.id)}
              />
              <span class="choice__label">
                <span class="visually-hidden">{say('tick', { name: fullName(student) })}</span>
              </span>
            </label>
            <div>
              <a class="roll__name" href={studentPath(school, student.id)}>
                {fullName(student)}
              </a>
              <div>{gradeName(locale, student.grade)}</div>
            </div>
            <div class="roll__number">
              <span class="roll__share">{share(locale, student.now)}</span>
              {say('days', { ...student.now })}
            </div>
            <div class="roll__facts">
              <span>
                <Lately locale={locale} days={student.lately} />
              </span>
              {student.programs.map((program) => (
                <span>{say(`program.${program}` as 'program.homeless')}</span>
              ))}
              <span>
                {student.lastContact
                  ? say('contact.last', { day: formatDate(locale, student.lastContact, { dateStyle: 'medium' }) })
                  : say('contact.never')}
              </span>
              {student.promises.map(({ step, owner, dueOn, note }) => (
                <span>
                  {say('promise.line', {
                    step: say(`step.${step}`),
                    owner,
                    day: formatDate(locale, dueOn, { dateStyle: 'medium' }),
                  })}
                  {note && ` · ${note}`}
                </span>
              ))}
            </div>
            <div class="roll__lines" />
          </li>
        ))}
      </ul>
    </>
  );
}
