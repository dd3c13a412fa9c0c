import { describe, expect, test } from 'vitest';
import { createReader, type Field, type RecordKind } from '#engines/roster/index.js';
import { type Topic, topicNames, topicOf, topics, wordOf } from './topics.js';

/** A kind of file with a column of each topic, and what else its rows need. */
const columnsOf: Record<Topic, { kind: RecordKind; field: Field; others: Partial<Record<Field, string>> }> = {
  attendance: { kind: 'absence', field: 'code', others: { studentId: '1', day: '2025-09-03' } },
  discipline: { kind: 'discipline', field: 'action', others: { studentId: '1', day: '2025-09-03' } },
  program: { kind: 'program', field: 'program', others: { studentId: '1' } },
  gender: { kind: 'student', field: 'gender', others: { sourceId: '1', givenName: 'Ada' } },
  race: { kind: 'student', field: 'race', others: { sourceId: '1', givenName: 'Ada' } },
  grade: { kind: 'enrolment', field: 'grade', others: { studentId: '1', schoolId: '2' } },
  meals: { kind: 'student', field: 'mealStatus', others: { sourceId: '1', givenName: 'Ada' } },
  calendar: { kind: 'calendar', field: 'kind', others: { schoolId: '2', day: '2025-09-03' } },
  flag: { kind: 'student', field: 'program homeless', others: { sourceId: '1', givenName: 'Ada' } },
};

const readingsOf = (topic: Topic) => {
  const { kind, field, others } = columnsOf[topic];
  const fields = [field, ...(Object.keys(others) as Field[])];
  return topics[topic].map((meaning) => {
    const columns = fields.map((each, index) => ({
      index,
      header: each,
      field: each,
      ...(each === field && { values: { '~?': wordOf(meaning) } }),
    }));
    const read = createReader({ kind, path: 'x.csv', extent: 'full', width: fields.length, columns });
    return { meaning, reading: read({ line: 2, cells: ['~?', ...Object.values(others)] }) };
  });
};

describe.each(topicNames)('%s', (topic) => {
  test('is the topic of its column', () => {
    const { kind, field } = columnsOf[topic];
    expect(topicOf(kind, field)).toBe(topic);
  });

  test('is understood in every meaning that one can choose, and each is read as something else', () => {
    const readings = readingsOf(topic);
    for (const { meaning, reading } of readings) expect(reading.problems, meaning).toEqual([]);
    expect(new Set(readings.map(({ reading }) => JSON.stringify(reading))).size).toBe(
      topics[topic].length - alike[topic],
    );
  });
});

/** Full price and no meal status both mark nothing, and so do no and an empty cell. */
const alike: Record<Topic, number> = {
  attendance: 0,
  discipline: 0,
  program: 0,
  gender: 0,
  race: 0,
  grade: 0,
  meals: 1,
  calendar: 0,
  flag: 1,
};
