import { describe, expect, it } from 'vitest';
import { readMark, withPart } from './attendance.js';
import { dayBefore, dayNumber, orderOf, readDay, yearsBetween } from './day.js';
import { raceOf, readGender, readRaces } from './demographics.js';
import { readAction } from './discipline.js';
import { readFlag } from './flag.js';
import { grades, readGrade } from './grade.js';
import { readId } from './identifier.js';
import { isRestricted, programs, readProgram } from './program.js';
import { holdsSocialSecurityNumber } from './sensitive.js';
import { readText } from './text.js';

describe('readDay', () => {
  it.each([
    ['2024-09-03', '2024-09-03'],
    ['2023-05-01T18:25:43.511Z', '2023-05-01'],
    ['2017-05-06 08:01:05', '2017-05-06'],
    ['20240903', '2024-09-03'],
    ['9/3/2024', '2024-09-03'],
    ['09/03/2024 12:00:00 AM', '2024-09-03'],
    ['45538', '2024-09-03'],
    ['45538.5', '2024-09-03'],
    ['03-SEP-2024', '2024-09-03'],
    ['Sep 3, 2024', '2024-09-03'],
    ['2024-02-29', '2024-02-29'],
  ])('takes %s', (text, day) => expect(readDay(text)).toEqual({ day }));

  it.each([
    ['', 'day-missing'],
    ['2023-02-29', 'day-impossible'],
    ['13/40/2024', 'day-impossible'],
    ['0024-09-03', 'day-impossible'],
    ['9/3/24', 'year-short'],
    ['next Tuesday', 'day-not-understood'],
    ['2024', 'day-not-understood'],
  ])('refuses %s', (text, code) => expect(readDay(text)).toEqual({ code }));

  it('reads days by the order that a column proves', () => {
    expect(readDay('1/05/2023', 'day first')).toEqual({ day: '2023-05-01' });
    expect(orderOf(['1/05/2023', '31/05/2023'])).toBe('day first');
    expect(orderOf(['1/05/2023', '5/31/2023'])).toBe('month first');
    expect(orderOf(['31/05/2023', '5/31/2023'])).toBe('mixed');
    expect(orderOf(['1/05/2023', '2023-05-31'])).toBeUndefined();
  });

  it('reads the same day however it is written', () => {
    for (let number = dayNumber('1995-01-01'); number < dayNumber('2035-01-01'); number += 3) {
      const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
      const [year, month, date] = day.split('-').map(Number) as [number, number, number];
      const spellings = [
        day,
        `${day}T23:59:59-11:00`,
        day.replaceAll('-', ''),
        `${month}/${date}/${year}`,
        String(number + 25_569),
      ];
      for (const text of spellings) expect(readDay(text), text).toEqual({ day });
      expect(readDay(`${date}.${month}.${year}`, 'day first')).toEqual({ day });
      expect(dayNumber(dayBefore(day))).toBe(number - 1);
    }
  });

  it('counts days and years', () => {
    expect(dayNumber('1970-01-02')).toBe(1);
    expect(dayBefore('2024-03-01')).toBe('2024-02-29');
    expect(yearsBetween('2012-09-02', '2024-09-01')).toBe(11);
    expect(yearsBetween('2012-09-01', '2024-09-01')).toBe(12);
  });
});

describe('readGrade', () => {
  it('takes every code of its own', () => expect(grades.map(readGrade)).toEqual([...grades]));

  it.each([
    ['K', 'KG'],
    ['0', 'KG'],
    ['Kindergarten', 'KG'],
    ['PK4', 'PK'],
    ['-1', 'PK'],
    ['Pre-K', 'PK'],
    ['1', '01'],
    ['7.0', '07'],
    ['7th Grade', '07'],
    ['Grade 12', '12'],
    ['Seventh grade', '07'],
    ['Freshman', '09'],
    ['ps1', 'PS'],
    ['uri://ed-fi.org/GradeLevelDescriptor#Ninth grade', '09'],
  ])('takes %s', (text, grade) => expect(readGrade(text)).toBe(grade));

  it.each(['', '14', '09,10', 'A'])('does not guess at %s', (text) => expect(readGrade(text)).toBeUndefined());
});

describe('readId', () => {
  it.each([
    ['00123', undefined, { id: '00123' }],
    ['="00123"', undefined, { id: '00123', code: 'id-mended' }],
    ['usr-222-66778899', undefined, { id: 'usr-222-66778899' }],
    ['3.1E+11', undefined, { code: 'id-damaged' }],
    ['123', 5, { code: 'id-lost-zeros' }],
    ['123456', 5, { code: 'id-too-long' }],
    ['123-45-6789', undefined, { code: 'social-security-number' }],
    ['123456789', undefined, { id: '123456789' }],
    ['  ', undefined, { code: 'id-missing' }],
  ])('%s with %s digits', (text, digits, reading) => expect(readId(text, digits)).toEqual(reading));
});

describe('readText', () => {
  it.each([
    ['  María \u00a0 José ', { text: 'María José' }],
    ["=cmd|' /C calc'!A0", { text: "=cmd|' /C calc'!A0", code: 'text-like-formula' }],
    ['<b>Ana</b>', { text: '<b>Ana</b>', code: 'text-with-markup' }],
    ['A\u0000na\ud800', { text: 'Ana', code: 'text-cleaned' }],
    ['SSN 123-45-6789', { code: 'social-security-number' }],
    ['123456789', { code: 'social-security-number' }],
    ['', {}],
  ])('%j', (text, reading) => expect(readText(text)).toEqual(reading));

  it('knows which numbers were never given out', () => {
    for (const text of ['000-12-3456', '666-12-3456', '900-12-3456', '123-00-4567', '123-45-0000', '123-45-67890'])
      expect(holdsSocialSecurityNumber(text, 'any'), text).toBe(false);
  });
});

describe('words', () => {
  it('attendance: present is not absent, and half a day is half', () => {
    expect(readMark('Excused Absence')).toEqual({ presence: 'absent', kind: 'excused', part: 1 });
    expect(readMark('uri://ed-fi.org/AttendanceEventCategoryDescriptor#Tardy')).toEqual({
      presence: 'present',
      kind: 'tardy',
    });
    expect(readMark('Half Day Unexcused')).toEqual({ presence: 'absent', kind: 'unexcused', part: 0.5 });
    expect(readMark('In-School Suspension')).toMatchObject({ presence: 'present' });
    expect(readMark('OSS')).toMatchObject({ presence: 'absent' });
    expect(readMark('Field Trip')).toMatchObject({ presence: 'present' });
    expect(readMark('Not enrolled')).toBe('not applicable');
    expect(readMark('Q7')).toBeUndefined();
  });

  it('a stated part of the day: less than half is no absence', () => {
    const whole = { presence: 'absent', kind: 'excused', part: 1 } as const;
    expect(withPart(whole, 0.4)).toBe('less than half a day');
    expect(withPart(whole, 0.5)).toEqual({ mark: { ...whole, part: 0.5 }, rounded: false });
    expect(withPart(whole, 0.8)).toEqual({ mark: { ...whole, part: 0.5 }, rounded: true });
    expect(withPart({ presence: 'present', kind: 'tardy' }, 0.1)).toMatchObject({ mark: { kind: 'tardy' } });
  });

  it('race: Hispanic first, then two or more, then the one', () => {
    expect(raceOf(new Set(['white', 'hispanic']))).toBe('hispanic');
    expect(raceOf(new Set(['white', 'asian']))).toBe('two or more races');
    expect(raceOf(new Set(['asian']))).toBe('asian');
    expect(raceOf(new Set())).toBeNull();
    expect(readRaces('asian; white')).toEqual(['asian', 'white']);
    expect(readRaces('nativeHawaiianOrOtherPacificIslander')).toEqual(['pacific islander']);
    expect(readRaces('demographicRaceTwoOrMoreRaces')).toEqual(['two or more races']);
    expect(readRaces('hispanicOrLatinoEthnicity')).toEqual(['hispanic']);
    expect(readRaces('Martian')).toBe('unreadable');
  });

  it('programs, genders, flags and what was done', () => {
    expect(programs.map(readProgram)).toEqual([...programs]);
    expect(['iep', 'freeLunch', '504', 'ELL', 'McKinney-Vento'].map(readProgram)).toEqual([
      'disability',
      'free meals',
      'section 504',
      'english learner',
      'homeless',
    ]);
    expect(programs.filter(isRestricted)).toEqual(['free meals', 'reduced-price meals']);
    expect(['F', 'Male', 'X', '?'].map(readGender)).toEqual(['female', 'male', 'another gender', undefined]);
    expect(['Y', 'FALSE', '', 'maybe'].map(readFlag)).toEqual([true, false, undefined, 'unreadable']);
    expect(readAction('uri://ed-fi.org/DisciplineDescriptor#In School Suspension')).toBe('in-school suspension');
  });
});
