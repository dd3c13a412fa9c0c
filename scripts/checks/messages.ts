import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Check } from './index.ts';
import { sourcesOf } from './sources.ts';

export const messages: Check = {
  name: 'messages',
  about: 'every message stands in every language with the same arguments; every one is said somewhere',
  run: (root) => {
    const files = globSync('src/**/messages.en.json', { cwd: root }).toSorted();
    if (files.length === 0) return ['found no messages to look at'];
    return files.flatMap((file) => problemsOf(root, posix.dirname(file)));
  },
};

type Messages = Record<string, string>;

function problemsOf(root: string, folder: string): string[] {
  const en = JSON.parse(readFileSync(`${root}${folder}/messages.en.json`, 'utf8')) as Messages;
  const es = JSON.parse(readFileSync(`${root}${folder}/messages.es.json`, 'utf8')) as Messages;
  const problems: string[] = [];
  for (const key of new Set([...Object.keys(en), ...Object.keys(es)])) {
    if (!es[key]?.trim()) problems.push(`${folder}: "${key}" is missing in Spanish`);
    else if (!en[key]?.trim()) problems.push(`${folder}: "${key}" is missing in English`);
    else problems.push(...compare(`${folder}: "${key}"`, en[key], es[key]));
  }
  const code = sourcesOf(root, `${folder}/**/*.{ts,tsx}`)
    .map(({ text }) => text)
    .join('\n');
  for (const key of Object.keys(en)) if (!isSaid(key, code)) problems.push(`${folder}: nobody says "${key}"`);
  return problems;
}

function compare(where: string, en: string, es: string): string[] {
  try {
    const [ours, theirs] = [argumentsOf(parse(en, { ignoreTag: true })), argumentsOf(parse(es, { ignoreTag: true }))];
    return ours.join() === theirs.join()
      ? []
      : [`${where} takes {${ours.join(', ')}} in English and {${theirs.join(', ')}} in Spanish`];
  } catch (error) {
    return [`${where} is not a message: ${(error as Error).message}`];
  }
}

function argumentsOf(elements: MessageFormatElement[]): string[] {
  const names = new Set<string>();
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    names.add(element.value);
    if (element.type === TYPE.plural || element.type === TYPE.select)
      for (const { value } of Object.values(element.options)) for (const name of argumentsOf(value)) names.add(name);
  }
  return [...names].toSorted();
}

/** A key is said as it stands, or put together in a template from a beginning (`status.${state}`) or an end (`${status}.hint`). */
function isSaid(key: string, code: string): boolean {
  if (code.includes(`'${key}'`) || code.includes(`"${key}"`) || code.includes(`\`${key}\``)) return true;
  const parts = key.split('.');
  return parts.some(
    (_, at) =>
      at > 0 &&
      (code.includes(`\`${parts.slice(0, at).join('.')}.\${`) || code.includes(`}.${parts.slice(at).join('.')}\``)),
  );
}
