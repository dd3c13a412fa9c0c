import { createHash } from 'node:crypto';
import { cpSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** The order in which cascade layers win: later over earlier. Every stylesheet puts its rules into one of them. */
const layers = ['reset', 'tokens', 'base', 'layout', 'components', 'print'];

const font =
  'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2';

/** d3-zoom and what it stands on, in the order in which each needs the one before. */
const zoomParts = ['dispatch', 'selection', 'color', 'interpolate', 'timer', 'ease', 'transition', 'drag', 'zoom'];

/**
 * Joins the stylesheets, copies browser modules, font and icons into `dist/assets/<hash>/` where the hash is taken over
 * all of them, so that every asset can be cached for ever, and writes `dist/assets/hash` for the server to read.
 */
export function gatherAssets(root: string): void {
  const out = `${root}dist/assets/next`;
  mkdirSync(out, { recursive: true });
  writeFileSync(`${out}/longtable.css`, joinStyles(root));
  for (const module of globSync('dist/**/*.client.js', { cwd: root })) {
    const place = `${out}/${module.slice('dist/'.length)}`;
    mkdirSync(dirname(place), { recursive: true });
    cpSync(`${root}${module}`, place);
  }
  writeFileSync(`${out}/d3-zoom.js`, joinZoom(root));
  cpSync(`${root}node_modules/@simplewebauthn/browser/dist/bundle/index.umd.min.js`, `${out}/webauthn.js`);
  cpSync(`${root}${font}`, `${out}/${basename(font)}`);
  for (const icon of globSync('src/ground/ui/icons/*', { cwd: root }))
    cpSync(`${root}${icon}`, `${out}/${basename(icon)}`);
  const hash = hashOf(out);
  renameSync(out, `${root}dist/assets/${hash}`);
  writeFileSync(`${root}dist/assets/hash`, hash);
}

function joinStyles(root: string): string {
  const sheets = globSync('src/**/*.css', { cwd: root }).toSorted();
  const joined = [
    `@layer ${layers.join(', ')};`,
    ...sheets.map((sheet) => readFileSync(`${root}${sheet}`, 'utf8')),
  ].join('\n');
  return spellOutThemes(joined);
}

/**
 * Browsers of before 2024 do not know `light-dark()`, and families read on old phones: each token gets its light value,
 * and a second rule gives the dark ones.
 */
function spellOutThemes(css: string): string {
  const dark: string[] = [];
  const light = css.replace(
    /(--[\w-]+):\s*light-dark\(([^,()]+),\s*([^()]+)\);/g,
    (_, name: string, day: string, night: string) => {
      dark.push(`${name}: ${night};`);
      return `${name}: ${day};`;
    },
  );
  const rules = dark.join('\n');
  return `${light}
@layer tokens {
  @media screen and (prefers-color-scheme: dark) { :root:not([data-theme='light']) { ${rules} } }
  @media screen { :root[data-theme='dark'] { ${rules} } }
}`;
}

function joinZoom(root: string): string {
  return zoomParts
    .map((part) => readFileSync(`${root}node_modules/d3-${part}/dist/d3-${part}.min.js`, 'utf8'))
    .join('\n');
}

function hashOf(folder: string): string {
  const hash = createHash('sha256');
  const files = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files.map((entry) => `${entry.parentPath}/${entry.name}`).toSorted())
    hash.update(file.slice(folder.length)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}
