import type { Problem, ProblemCode } from '../problem.js';
import type { RecordKind } from '../records.js';
import { edFiElements } from '../ed-fi/elements.js';
import { type ProposedColumn, lookAtValues, proposeColumns } from './columns.js';
import { headerProblems } from './header-problems.js';
import { kindOf } from './kind.js';
import { readManifest } from './manifest.js';
import type { SaidFile } from './said.js';
import { type StandardFile, oneRosterFiles, schoolDataSyncFiles } from './one-roster.js';
import { type Standard, type Version, elementOf, manifestProblems, nameOf, standardOf, versionOf } from './standard.js';

/** One file of an export, decoded: its header, and some of its rows. */
export interface ExportFile {
  /** An element of an Ed-Fi file is a file of its own, with a path such as `Student.xml#Student`. */
  path: string;
  header: readonly string[];
  /** A few hundred rows will do; of a manifest, all. */
  sample: readonly (readonly string[])[];
}

export interface FoundExport {
  standard: Standard;
  /** `guessed` where no manifest says so. Nothing where the standard has no versions, or files fit more than one. */
  version?: Version;
  files: FoundFile[];
  problems: Problem[];
}

export interface FoundFile {
  path: string;
  /** What its rows are; nothing where the file is not read. */
  kind?: RecordKind;
  /** A person said how it is read. */
  isSaid: boolean;
  /** `delta` lists only what changed and marks what was deleted; `full` lists all there is. */
  extent: 'full' | 'delta';
  columns: ProposedColumn[];
  /** Headers whose columns are refused at the door. */
  forbidden: string[];
}

/**
 * Says what the files of an export are, what their columns seem to hold, and what is wrong with files and headers. What a
 * person said of a file, by its path, comes before what it looks like. Nothing of the sample is in the answer.
 */
export function recogniseFiles(
  files: readonly ExportFile[],
  saidOf: (path: string) => SaidFile | undefined = () => undefined,
): FoundExport {
  const manifestFile = files.find(({ path }) => nameOf(path) === 'manifest');
  const manifest = manifestFile && readManifest(manifestFile.sample);
  const others = files.filter((file) => file !== manifestFile);
  const standard = standardOf(others, manifest !== undefined);
  const version = standard === 'OneRoster' ? versionOf(others, manifest) : undefined;
  const problems =
    standard === 'OneRoster'
      ? manifestProblems(
          others.map(({ path }) => path),
          manifest,
        )
      : [];
  const found = others.map((file): FoundFile => {
    const report = (code: ProblemCode, hint: Problem['hint'] = {}): void => {
      problems.push({ file: file.path, code, hint });
    };
    const said = saidOf(file.path);
    const { isKnown, kind: guessed, shape } = kindWithin(standard, file);
    const kind = said ? (said.kind ?? undefined) : guessed;
    const isSaid = said !== undefined;
    const extent = manifest?.files.get(nameOf(file.path)) === 'delta' ? 'delta' : 'full';
    if (!kind) {
      report(isKnown || isSaid ? 'file-not-used' : 'file-unknown');
      return { path: file.path, isSaid, extent, columns: [], forbidden: [] };
    }
    if (file.sample.length === 0) report('file-empty');
    const proposal = proposeColumns(kind, file.header, said?.columns);
    if (shape && !isSaid && proposal.missing.length > 0 && kindOf('', file.header, []) !== undefined)
      report('file-headers-of-another');
    if (
      kind === 'student' &&
      others.some(({ path }) => nameOf(path) === 'roles') &&
      !proposal.columns.some(({ field }) => field === 'role')
    )
      report('roles-in-another-file');
    const order = shape && (version?.number === '1.2' ? (shape.columnsOf12 ?? shape.columns) : shape.columns);
    problems.push(...headerProblems(file.path, file.header, proposal, standard === 'OneRoster' ? order : undefined));
    const looked = lookAtValues(proposal.columns, file.sample);
    problems.push(...looked.problems.map((problem) => ({ file: file.path, ...problem })));
    return {
      path: file.path,
      isSaid,
      kind,
      extent,
      columns: looked.columns.map((column) =>
        column.field === 'lastDay' && kind === 'enrolment' && standard === 'OneRoster' && shape
          ? { ...column, endIsDayAfter: true }
          : column,
      ),
      forbidden: proposal.forbidden,
    };
  });
  return { standard, ...(version && { version }), files: found, problems };
}

function kindWithin(
  standard: Standard,
  { path, header, sample }: ExportFile,
): { isKnown: boolean; kind?: RecordKind; shape?: StandardFile } {
  const element = elementOf(path);
  if (element !== undefined) {
    const known = edFiElements.get(element);
    return { isKnown: true, ...(known && { kind: known.kind }) };
  }
  const name = nameOf(path);
  const shape =
    standard === 'plain'
      ? undefined
      : ((standard === 'School Data Sync' ? schoolDataSyncFiles.get(name) : undefined) ?? oneRosterFiles.get(name));
  if (shape) return { isKnown: true, shape, ...(shape.kind && { kind: shape.kind }) };
  const kind = kindOf(path, header, sample);
  return { isKnown: false, ...(kind && { kind }) };
}
