import type { Scope } from '#ground/db/scope.js';
import { locales, type Locale } from '#ground/i18n/locale.js';
import { type Gap, gapsIn } from '../block/complete.js';
import { contents } from '../block/content.js';
import type { Draft } from '../draft/queries.js';
import { freeze, type Missing } from './freeze.js';

/** What stands between a draft and its publication, and what each language still lacks. */
export interface Readiness {
  ready: boolean;
  empty: boolean;
  /** Blocks that are not finished in themselves, by their place from 1. */
  unfinished: number[];
  missing: Missing[];
  gaps: Record<Locale, Gap[]>;
}

/** A story may be published when it has a block, every block is whole, and at least one language is complete. */
export async function readinessOf(scope: Scope, draft: Draft): Promise<Readiness> {
  const blocks = draft.blocks.map(({ content }) => content);
  const unfinished = blocks.flatMap(({ kind, ...content }, index) =>
    contents[kind].safeParse(content).success ? [] : [index + 1],
  );
  const gone = (await freeze(scope, draft)).missing;
  const missing = gone.filter(({ block }) => !unfinished.includes(block));
  const gaps = { en: gapsIn({ ...draft, blocks }, 'en'), es: gapsIn({ ...draft, blocks }, 'es') };
  const complete = locales.some((locale) => gaps[locale].length === 0);
  return {
    ready: blocks.length > 0 && unfinished.length === 0 && missing.length === 0 && complete,
    empty: blocks.length === 0,
    unfinished,
    missing,
    gaps,
  };
}
