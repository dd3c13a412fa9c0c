import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../../../tests/engines/random-tables.js';
import { createReader, proposeColumns, recogniseFiles, required } from '../index.js';
import { edFiElements, edFiRow } from './elements.js';
import { XmlRecords, XmlRefused, type XmlRecord } from './xml-records.js';

function readXml(text: string, size = text.length || 1): XmlRecord[] {
  const xml = new XmlRecords();
  const records: XmlRecord[] = [];
  for (let at = 0; at < text.length; at += size) records.push(...xml.push(text.slice(at, at + size)));
  xml.end();
  return records;
}

const text = `\ufeff<?xml version="1.0"?>
<!-- <Student> > -->
<x:InterchangeStudent xmlns:x="http://a>b" note='">'>
  <Student id="1">
    <StudentUniqueId>00012</StudentUniqueId>
    <Name><FirstName>Ora &amp; &#x41;&#66;</FirstName><LastSurname><![CDATA[Klein <Sr>]]></LastSurname></Name>
    <Other><StudentUniqueId>99</StudentUniqueId></Other>
    <Empty/>
  </Student>

  <Student><StudentUniqueId>13</StudentUniqueId></Student>
</x:InterchangeStudent>
`;

describe('XmlRecords', () => {
  it.each([1, 2, 3, 7, 64, text.length])('reads the same in pieces of %i', (size) => {
    const records = readXml(text, size);
    expect(records.map(({ element, line }) => [element, line])).toEqual([
      ['Student', 4],
      ['Student', 11],
    ]);
    expect([...records[0]!.fields]).toEqual([
      ['StudentUniqueId', '00012'],
      ['FirstName', 'Ora & AB'],
      ['LastSurname', 'Klein <Sr>'],
      ['Empty', ''],
    ]);
  });

  it.each([
    ['<!DOCTYPE a [<!ENTITY e "x">]><a/>', 'document type'],
    ['<a><b></a></b>', 'not well-formed'],
    ['<a>', 'not well-formed'],
    ['', 'not well-formed'],
    ['<a/><b/>', 'not well-formed'],
    ['text<a/>', 'not well-formed'],
    ['<a>&unknown;</a>', 'not well-formed'],
    ['<a>&#x110000;</a>', 'not well-formed'],
    ['<a b="', 'not well-formed'],
    ['<a>'.repeat(50), 'too deep'],
    [`<a>${'x'.repeat(1_000_001)}</a>`, 'too long'],
    [`<a ${'x'.repeat(1_000_001)}`, 'too long'],
  ])('refuses %.40s: %s', (refused, reason) => {
    expect(() => readXml(refused)).toThrow(expect.objectContaining({ reason }));
  });

  it('refuses what is broken anywhere, and fails in no other way', () => {
    const random = randomFrom(11);
    let refused = 0;
    for (let round = 0; round < 2000; round++) {
      const at = Math.floor(random() * text.length);
      const broken =
        text.slice(0, at) + '<>&"\'/]'[Math.floor(random() * 7)] + text.slice(at + Math.floor(random() * 3));
      try {
        readXml(broken, 50);
      } catch (error) {
        if (!(error instanceof XmlRefused)) throw error;
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(500);
  });
});

describe('elements', () => {
  it.each([...edFiElements])('%s has columns that name what its kind needs', (_, { kind, columns }) => {
    const proposal = proposeColumns(kind, columns);
    expect(required[kind].length).toBeGreaterThan(0);
    expect(proposal.missing).toEqual([]);
    expect(proposal.columns).toHaveLength(columns.length);
  });
});

it('is recognised by its elements', () => {
  const columns = edFiElements.get('DisciplineAction')!.columns;
  const found = recogniseFiles([
    { path: 'Discipline.xml#DisciplineAction', header: columns, sample: [] },
    { path: 'Discipline.xml#DisciplineIncident', header: [], sample: [] },
  ]);
  expect(found).toMatchObject({ standard: 'Ed-Fi', files: [{ kind: 'discipline' }, {}] });
  expect(found.problems.map(({ code }) => code)).toEqual(['file-empty', 'file-not-used']);
});

const real = new URL('../../../../../shared/data/edfi/', import.meta.url);
const isThere = existsSync(real);
if (!isThere) console.info('Skipped: Ed-Fi’s XML files are not beside this checkout.');

describe.runIf(isThere)('the Grand Bend sample', () => {
  it.each([
    ['Student.xml', 'Student', 960, 960],
    ['StudentSchoolAttendance.xml', 'StudentSchoolAttendanceEvent', 1917, 1917],
    ['StudentDiscipline.xml', 'DisciplineAction', 25, 25],
    ['EducationOrganization.xml', 'School', 3, 3],
    ['EducationOrgCalendar.xml', 'CalendarDate', 2, 2],
    ['EducationOrgCalendar.xml', 'Session', 6, 6],
    ['StudentProgram.xml', 'StudentMigrantEducationProgramAssociation', 275, 275],
    ['StudentProgram.xml', 'StudentSpecialEducationProgramAssociation', 97, 97],
    ['StudentProgram.xml', 'StudentLanguageInstructionProgramAssociation', 38, 38],
    ['StudentProgram.xml', 'StudentHomelessProgramAssociation', 11, 11],
    ['StudentProgram.xml', 'StudentSection504ProgramAssociation', 3, 3],
    // Bilingual, and gifted and talented
    ['StudentProgram.xml', 'StudentProgramAssociation', 126, 0],
  ])('%s: %s', (file, name, all, read) => {
    const { kind, columns } = edFiElements.get(name)!;
    const reader = createReader({
      kind,
      path: file,
      extent: 'full',
      width: columns.length,
      columns: proposeColumns(kind, columns).columns,
    });
    const rows = readXml(readFileSync(new URL(file, real), 'utf8'), 65_536)
      .filter(({ element }) => element === name)
      .map((record) => reader(edFiRow(record)!));
    expect(rows).toHaveLength(all);
    expect(rows.filter(({ outcome }) => outcome === 'record')).toHaveLength(read);
    expect(rows.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
  });
});
