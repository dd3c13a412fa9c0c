import type { Locale } from '#ground/i18n/locale.js';
import type { EditionContent } from '../edition/content.js';
import type { Say } from '../words.js';
import type { StoryPaths } from './paths.js';

/** What every part of a story needs to draw itself. */
export interface View {
  content: EditionContent;
  /** The language of the story's own text; `locale` and `say` follow it, so that a page never mixes two within a figure. */
  locale: Locale;
  say: Say;
  paths: StoryPaths;
  /** Two when a part may stand right below the title, three below a heading of the text. */
  level: 2 | 3;
}
