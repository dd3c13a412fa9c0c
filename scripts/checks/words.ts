import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Check } from './index.ts';

/** What a project that speaks of itself alone does not say: paths of one machine, work left undone, conflicts left standing. */
const unwanted: [RegExp, string][] = [
  [/(?:^|[\s'"`(])\/(?:home|Users|root|work)\/[\w.-]+/m, 'a path of somebody’s machine'],
  [/\b(?:TODO|FIXME|XXX|HACK)\b/, 'work left undone: do it, or write an issue'],
  [/^(?:<{7}|>{7}) /m, 'a conflict that was not resolved'],
  [/\b(?:test|it|describe)\.(?:only|skip|todo)\b/, 'a test that is left out'],
  [/https?:\/\/registry\./, 'the address of a package registry'],
];

export const words: Check = {
  name: 'words',
  about: 'no path of one machine, no work left undone, no test left out',
  run: (root) => {
    const files = execFileSync(
      'git',
      [
        'ls-files',
        '-co',
        '--exclude-standard',
        '--',
        '*.ts',
        '*.tsx',
        '*.css',
        '*.sql',
        '*.md',
        '*.json',
        '*.sh',
        '.ci',
      ],
      { cwd: root, encoding: 'utf8' },
    );
    return files
      .split('\n')
      .filter(
        (file) =>
          file &&
          file !== 'package-lock.json' &&
          file !== 'scripts/checks/words.ts' &&
          !file.startsWith('tests/checks/'),
      )
      .flatMap((file) => problemsOf(file, readFileSync(`${root}${file}`, 'utf8')));
  },
};

function problemsOf(file: string, text: string): string[] {
  return unwanted.flatMap(([pattern, why]) => {
    const found = pattern.exec(text);
    return found ? [`${file}:${text.slice(0, found.index).split('\n').length}: "${found[0].trim()}" is ${why}`] : [];
  });
}
