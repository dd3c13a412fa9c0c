import type { District } from './outlines.js';

export interface Label {
  text: string;
  x: number;
  y: number;
  /** Fits even where the map is drawn on a phone. */
  fitsSmall: boolean;
}

const letterWidth = 7.5;
const lineHeight = 16;
/** How much larger letters are, beside the map, on a phone. */
const smallScale = 1.8;

/** The names that fit into their districts, the largest districts first, none upon another. */
export function labelsOf(districts: readonly District[]): Label[] {
  const kept: Label[] = [];
  for (const {
    name,
    width,
    label: [x, y],
  } of districts) {
    const text = shortName(name);
    const half = halfWidth(text);
    if (!Number.isFinite(x) || half * 2 > width * 1.15) continue;
    const collides = kept.some(
      (other) => Math.abs(other.x - x) < halfWidth(other.text) + half && Math.abs(other.y - y) < lineHeight,
    );
    if (!collides) kept.push({ text, x: Math.round(x), y: Math.round(y), fitsSmall: half * 2 * smallScale < width });
  }
  return kept;
}

const halfWidth = (text: string) => (text.length * letterWidth) / 2;

/** On a map of districts the word "district" says nothing. */
function shortName(name: string): string {
  return (
    name.replace(
      /\s+(?:regional|city|county|area|central|unified|consolidated|independent|public|elementary|community)*\s*(?:school district|schools|school dist\.?|district)$/i,
      '',
    ) || name
  );
}
