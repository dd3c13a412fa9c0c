import {
  type ExportFile,
  type FoundExport,
  type FoundFile,
  recogniseFiles,
  type SaidColumn,
  type SchoolYear,
  XmlRefused,
} from '#engines/roster/index.js';
import { delimiterOf, firstLine, QuoteNotClosed, readCsv } from '#ground/files/csv.js';
import { decode, detectEncoding, type Encoding } from '#ground/files/encoding.js';
import type { ImportProblem } from '../problem.js';
import { fileKey, type Said } from '../said/said.js';
import type { OpenedExport } from './export.js';
import { columnsOf, type Part, xmlRows } from './part.js';
import { guessYear } from './school-year.js';

/** What an export holds: its tables, and what the engine takes them for. */
export interface Survey {
  parts: Part[];
  found: Omit<FoundExport, 'problems' | 'files'> & { files: SurveyedFile[] };
  year?: SchoolYear;
  problems: ImportProblem[];
}

/** A file with the headers of all its columns, and what a person said of how it is read. */
export interface SurveyedFile extends FoundFile {
  header: readonly string[];
  saidAt: string | null;
  /** Those that the file has. */
  saidColumns: readonly SaidColumn[];
}

const sampleSize = 300;

/** Reads every file of an export once, and keeps a few hundred rows of each for a moment. What was said of files comes before what they look like. */
export async function survey(
  source: OpenedExport,
  said: Pick<Said, 'files'>,
  progress: (path: string) => void,
): Promise<Survey> {
  const parts: Part[] = [];
  const files: ExportFile[] = [];
  const problems: ImportProblem[] = [];
  const add = (part: Part, sample: string[][]) => {
    parts.push(part);
    files.push({ path: part.path, header: part.header, sample });
  };
  for (const { path } of source.files) {
    progress(path);
    try {
      if (/\.(?:csv|txt|tsv)$/iu.test(path)) await surveyCsv(source, path, add);
      else if (/\.xml$/iu.test(path)) await surveyXml(source, path, add);
      else problems.push({ file: path, code: 'not-a-table', hint: {} });
    } catch (error) {
      const problem = problemOf(path, error);
      if (!problem) throw error;
      problems.push(problem);
    }
  }
  for (const { path, encoding } of parts)
    if (encoding === 'windows-1252') problems.push({ file: path, code: 'other-encoding', hint: {} });
  const { problems: seen, ...recognised } = recogniseFiles(files, (path) => said.files.get(fileKey(path)));
  const year = guessYear(files, recognised.files);
  const surveyed = recognised.files.map((file): SurveyedFile => {
    const { header } = parts.find(({ path }) => path === file.path)!;
    const told = said.files.get(fileKey(file.path));
    const saidColumns = (told?.columns ?? []).filter((column) => header.includes(column.header));
    return { ...file, header, saidAt: told?.at ?? null, saidColumns };
  });
  return { parts, found: { ...recognised, files: surveyed }, ...(year && { year }), problems: [...problems, ...seen] };
}

/** What is told of a file that breaks in the middle. */
export function problemOf(file: string, error: unknown): ImportProblem | undefined {
  if (error instanceof QuoteNotClosed) return { file, line: error.line, code: 'quote-not-closed', hint: {} };
  if (error instanceof XmlRefused)
    return { file, line: error.line, code: 'xml-broken', hint: { reason: error.reason } };
  return undefined;
}

type Add = (part: Part, sample: string[][]) => void;

async function surveyCsv(source: OpenedExport, path: string, add: Add): Promise<void> {
  const encoding = await detectEncoding(await source.open(path));
  const delimiter = delimiterOf(await firstLine(decode(await source.open(path), encoding)));
  const sample: string[][] = [];
  let header: string[] | undefined;
  let rows = 0;
  // A manifest is read whole; of the others, what the sample shows is enough, and the rows are counted when they are read.
  const most = /manifest/iu.test(path) ? Number.POSITIVE_INFINITY : sampleSize;
  for await (const { cells } of readCsv(decode(await source.open(path), encoding), delimiter)) {
    if (!header) header = cells.map(tidyHeader);
    else {
      sample.push(cells);
      rows += 1;
      if (rows >= most) break;
    }
  }
  add({ path, header: header ?? [], encoding, delimiter, rows }, sample);
}

/** A header is shown and remembered: without signs that no text has, and no longer than anybody reads. */
const tidyHeader = (cell: string): string =>
  cell
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, ' ')
    .slice(0, 200)
    .toWellFormed()
    .trim();

async function surveyXml(source: OpenedExport, path: string, add: Add): Promise<void> {
  const encoding: Encoding = await detectEncoding(await source.open(path));
  const samples = new Map<string, string[][]>();
  for await (const { name, row } of xmlRows(decode(await source.open(path), encoding))) {
    const sample = samples.get(name) ?? [];
    if (!samples.has(name)) samples.set(name, sample);
    if (sample.length < sampleSize) sample.push([...row.cells]);
  }
  for (const [name, sample] of samples)
    add({ path: `${path}#${name}`, header: columnsOf(name), encoding, delimiter: '', rows: sample.length }, sample);
}
