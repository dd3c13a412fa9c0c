import type { Locale } from '#ground/i18n/locale.js';
import type { Both, ContentOf, Kind } from '../block/content.js';
import type { Origin } from '../draft/queries.js';
import type { FigureSeries } from '#rooms/figures/room.js';

/** The series behind one block, frozen with source and definition, in each language. */
export interface FrozenFigure {
  /** From 1, in the order of the story: part of its address. */
  number: number;
  title: Both;
  series: Record<Locale, FigureSeries[]>;
}

/** A picture of an edition: its files, from 1 in the order of the story. */
export interface FrozenPicture {
  number: number;
  small: string;
  large: string;
  width: number;
  height: number;
}

type WithFigure<K extends Kind> = ContentOf<K> & { figure: number };
export type FrozenBlock =
  | ContentOf<'text'>
  | WithFigure<'number'>
  | WithFigure<'chart'>
  | WithFigure<'table'>
  | ContentOf<'quote'>
  | ContentOf<'steps'>
  | (Omit<ContentOf<'picture'>, 'picture'> & { picture: number });

/** Everything a story's faces show. A published one never changes. */
export interface EditionContent {
  title: Both;
  summary: Both;
  origin: Record<Locale, Origin>;
  /** The languages of which a reader gets all. */
  complete: Locale[];
  byline: string;
  place: { id: string; kind: string; name: string; href: string | null };
  blocks: FrozenBlock[];
  figures: FrozenFigure[];
  pictures: FrozenPicture[];
  /** The picture for link previews, in each language; absent in a preview. */
  cards?: Record<Locale, string>;
}

/** The language in which a reader of this locale gets the story. */
export const languageFor = ({ complete }: Pick<EditionContent, 'complete'>, locale: Locale): Locale =>
  complete.includes(locale) ? locale : (complete[0] ?? locale);
