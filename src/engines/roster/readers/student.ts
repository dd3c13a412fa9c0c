import type { Student } from '../records.js';
import type { FieldOf } from '../recognise/vocabulary.js';
import { readGrade } from '../values/grade.js';
import { readId } from '../values/identifier.js';
import { isRestricted, programs, type Program } from '../values/program.js';
import type { Cells } from './cells.js';
import { demographicsOf } from './demographics.js';
import type { RecordReader } from './reader.js';

/** A file of users has rows for staff and family too: where it has a role, only students are read. */
export const readStudent: RecordReader<'student'> = (cells) => {
  const role = cells.raw('role').trim().toLowerCase();
  if (role !== '' && role !== 'student' && role !== 'learner') return 'not a student';
  const sourceId = cells.needId('sourceId');
  const [givenName, familyName] = [cells.text('givenName'), cells.text('familyName')];
  if (givenName === null && familyName === null && !cells.isRefused) cells.report('name-missing', 'familyName');
  return {
    sourceId,
    schoolIds: schoolsOf(cells),
    givenName,
    middleName: cells.text('middleName'),
    familyName,
    preferredName: cells.text('preferredName'),
    grade: gradeOf(cells),
    ...demographicsOf(cells),
    programs: programsOf(cells),
    otherIds: (['local', 'state'] as const).flatMap((system) => {
      const id = cells.id(`${system}Id`);
      return id === null ? [] : [{ system, id }];
    }),
  };
};

type StudentCells = Cells<FieldOf<'student'>>;

/** OneRoster lists several schools behind commas. */
function schoolsOf(cells: StudentCells): string[] {
  return cells
    .raw('schoolIds')
    .split(',')
    .flatMap((text) => {
      if (text.trim() === '') return [];
      const { id, code } = readId(text, cells.column('schoolIds')?.digits);
      if (code) cells.report(code, 'schoolIds', id === undefined ? {} : { as: id });
      return id === undefined ? [] : [id];
    });
}

/** A student is in one grade; a list of several says nothing of which. */
function gradeOf(cells: StudentCells): Student['grade'] {
  return cells.word('grades', readGrade);
}

function programsOf(cells: StudentCells): Student['programs'] {
  const marked = new Set<Program>(programs.filter((program) => cells.flag(`program ${program}`)));
  const meals = cells.word('mealStatus', (text) => mealStatuses.get(text.trim().toLowerCase()));
  if (meals !== null && meals !== 'neither') marked.add(meals);
  return [...marked].map((program) => ({ program, restricted: isRestricted(program) }));
}

const mealStatuses: ReadonlyMap<string, 'free meals' | 'reduced-price meals' | 'neither'> = new Map([
  ...['f', 'free', 'free meals', 'free lunch'].map((word) => [word, 'free meals'] as const),
  ...['r', 'reduced', 'reduced price', 'reduced-price', 'reduced lunch'].map(
    (word) => [word, 'reduced-price meals'] as const,
  ),
  ...['p', 'paid', 'full', 'full price', 'n', 'no', 'none', 'denied'].map((word) => [word, 'neither'] as const),
]);
