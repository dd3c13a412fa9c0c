import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { type Locale, locales } from '#ground/i18n/locale.js';
import { type EditionContent, languageFor } from './content.js';

const width = 1200;
const margin = 80;
const ink = '#1f2421';
const paper = '#fbf7ef';
const primary = '#0e5a4f';
const marigold = '#eba91f';

/** The picture for link previews, 1200 × 630, as PNG in each language. */
export async function drawCards(content: EditionContent, siteName: string): Promise<Record<Locale, Uint8Array>> {
  const fonts = await ready();
  const draw = (locale: Locale) => {
    const svg = drawCard(content.title[languageFor(content, locale)], content.place.name, siteName, fonts);
    return new Resvg(svg, { font: { fontBuffers: fonts, loadSystemFonts: false } }).render().asPng();
  };
  const [en, es] = locales.map(draw) as [Uint8Array, Uint8Array];
  return { en, es };
}

function drawCard(title: string, place: string, siteName: string, fonts: Uint8Array[]): string {
  const { size, lines } = fit(title, fonts);
  const leading = size * 1.12;
  const top = 315 - ((lines.length - 1) * leading) / 2 + size * 0.2;
  const text = (y: number, look: string, words: string) =>
    `<text x="${margin}" y="${y}" ${look}>${escape(words)}</text>`;
  const quiet = `font-size="32" font-weight="400" fill="${ink}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="630" font-family="Atkinson Hyperlegible Next">
    <rect width="${width}" height="630" fill="${paper}"/><rect width="${width}" height="16" fill="${marigold}"/>
    ${text(104, `font-size="32" font-weight="700" fill="${primary}"`, cut(place, 60))}
    ${lines.map((line, index) => text(top + index * leading, `font-size="${size}" font-weight="700" fill="${ink}"`, line)).join('')}
    <rect x="${margin}" y="536" width="72" height="6" fill="${primary}"/>${text(582, quiet, cut(siteName, 60))}
  </svg>`;
}

/** The largest size at which the title stands in at most four lines. */
function fit(title: string, fonts: Uint8Array[]): { size: number; lines: string[] } {
  const words = title.split(/\s+/).filter(Boolean);
  const measured = new Map([...new Set(words)].map((word) => [word, widthOf(word, fonts)]));
  const gap = widthOf('a b', fonts) - widthOf('ab', fonts);
  for (const size of [88, 76, 66, 56, 48]) {
    const lines = wrap(words, (word) => ((measured.get(word) ?? 0) * size) / 100, (gap * size) / 100);
    if (lines && lines.length * size * 1.12 <= 350) return { size, lines };
  }
  return {
    size: 44,
    lines: wrap(
      words.map((word) => cut(word, 40)),
      (word) => ((measured.get(word) ?? 1000) * 44) / 100,
      gap * 0.44,
    )?.slice(0, 8) ?? [cut(title, 44)],
  };
}

/** Lines that fit beside the margins, broken so that none is much shorter than the others; undefined when a word is too long. */
function wrap(words: string[], widthAt: (word: string) => number, gap: number): string[] | undefined {
  const room = width - 2 * margin;
  if (words.some((word) => widthAt(word) > room)) return undefined;
  const greedy = breakAt(words, widthAt, gap, room);
  for (let narrow = room * 0.5; narrow < room; narrow += 20) {
    if (words.some((word) => widthAt(word) > narrow)) continue;
    const lines = breakAt(words, widthAt, gap, narrow);
    if (lines.length === greedy.length) return lines;
  }
  return greedy;
}

function breakAt(words: string[], widthAt: (word: string) => number, gap: number, room: number): string[] {
  const lines: { words: string[]; width: number }[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    const wide = widthAt(word);
    if (line && line.width + gap + wide <= room) {
      line.words.push(word);
      line.width += gap + wide;
    } else lines.push({ words: [word], width: wide });
  }
  return lines.map((line) => line.words.join(' '));
}

/** Width of a word at size 100, as the same renderer draws it. */
function widthOf(word: string, fontBuffers: Uint8Array[]): number {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="200"><text y="120" font-size="100" font-weight="700" font-family="Atkinson Hyperlegible Next">${escape(word)}</text></svg>`;
  return new Resvg(svg, { font: { fontBuffers, loadSystemFonts: false } }).getBBox()?.width ?? 0;
}

// oxlint-disable-next-line no-control-regex -- a control character would break the drawing
const escape = (text: string) =>
  text.replace(/[\u0000-\u001F]/g, ' ').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const cut = (text: string, longest: number) =>
  text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;

let started: Promise<Uint8Array[]> | undefined;

/** The renderer is started once in a process, with the two weights of the site's own typeface. */
function ready(): Promise<Uint8Array[]> {
  started ??= (async () => {
    const { resolve } = createRequire(import.meta.url);
    await initWasm(await readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')));
    const family = '@expo-google-fonts/atkinson-hyperlegible-next';
    return Promise.all(
      ['400Regular', '700Bold'].map((weight) =>
        readFile(resolve(`${family}/${weight}/AtkinsonHyperlegibleNext_${weight}.ttf`)),
      ),
    );
  })();
  return started;
}
