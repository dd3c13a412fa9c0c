import type { Problem, ProblemCode } from '../problem.js';
import type { Manifest } from './manifest.js';
import { oneRosterFiles, schoolDataSyncFiles } from './one-roster.js';
import type { ExportFile } from './recognise.js';

export type Standard = 'OneRoster' | 'Ed-Fi' | 'School Data Sync' | 'plain';

export interface Version {
  number: '1.1' | '1.2';
  /** No manifest says so. */
  guessed: boolean;
}

/** OneRoster's base columns tell its files from those that only share their names. */
export function standardOf(files: readonly ExportFile[], hasManifest: boolean): Standard {
  if (files.some(({ path }) => elementOf(path) !== undefined)) return 'Ed-Fi';
  const named = files.filter(({ path }) => oneRosterFiles.has(nameOf(path)));
  if (
    hasManifest ||
    named.some(
      ({ header }) => header.includes('sourcedId') && header.some((name) => /^dat[ea]LastModified$/u.test(name)),
    )
  )
    return 'OneRoster';
  const isSync = files.some(
    ({ path, header }) =>
      (oneRosterFiles.has(nameOf(path)) && header.includes('sourcedId')) ||
      (schoolDataSyncFiles.has(nameOf(path)) &&
        header.some((name) => /^(SIS ID|School DfE Number|DfE Number)$/u.test(name))),
  );
  return isSync ? 'School Data Sync' : 'plain';
}

/** What the manifest says, or else what only one version has. */
export function versionOf(files: readonly ExportFile[], manifest: Manifest | undefined): Version | undefined {
  if (manifest?.version) return { number: manifest.version, guessed: false };
  const users = files.find(({ path }) => nameOf(path) === 'users');
  const is12 = files.some(({ path }) => nameOf(path) === 'roles') || users?.header.includes('userMasterIdentifier');
  if (is12) return { number: '1.2', guessed: true };
  return users?.header.includes('orgSourcedIds') ? { number: '1.1', guessed: true } : undefined;
}

/** Where manifest and files do not agree. */
export function manifestProblems(paths: readonly string[], manifest: Manifest | undefined): Problem[] {
  const problem = (code: ProblemCode, hint: Problem['hint'] = {}): Problem => ({ file: '', code, hint });
  if (!manifest) return [problem('manifest-missing')];
  const present = new Set(paths.map(nameOf));
  return [
    ...(manifest.version ? [] : [problem('manifest-version-unknown')]),
    ...[...manifest.files].flatMap(([name, extent]) =>
      extent !== 'absent' && !present.has(name)
        ? [problem('manifest-names-missing-file', { name: `${name}.csv` })]
        : [],
    ),
    ...[...present].flatMap((name) =>
      (manifest.files.get(name) ?? 'absent') === 'absent'
        ? [problem('manifest-omits-file', { name: `${name}.csv` })]
        : [],
    ),
  ];
}

/** The name of a file in lower case, without folder and ending. */
export const nameOf = (path: string): string => /([^/\\]*?)(?:\.[a-z]{2,4})?$/iu.exec(path)![1]!.toLowerCase();

/** The element of an XML file that a path such as `Student.xml#Student` names. */
export const elementOf = (path: string): string | undefined => /\.xml#(\w+)$/iu.exec(path)?.[1];
