import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { BarChart, LineChart } from './chart/component.js';
import { domainOf } from './chart/types.js';
import { catalogue, ExamplesPage } from './examples.js';
import { EmbedShell, Shell } from './shell/component.js';
import { SamplePage } from './sample-page.js';
import { exampleSite } from './shell/example-site.js';

const here = import.meta.dirname;

describe('every component', () => {
  const folders = readdirSync(here).filter((name) => existsSync(`${here}/${name}/component.tsx`));

  test.each(folders)('%s has examples in the catalogue, a stylesheet, and a place in the index', (name) => {
    expect(catalogue[name]?.length).toBeGreaterThan(0);
    expect(existsSync(`${here}/${name}/component.css`)).toBe(true);
    expect(readFileSync(`${here}/index.ts`, 'utf8')).toContain(`./${name}/component.js`);
  });

  test.each(globSync('**/*.css', { cwd: here }))('%s keeps its rules in a cascade layer', (sheet) => {
    expect(readFileSync(`${here}/${sheet}`, 'utf8')).toMatch(
      /^(@layer (reset|tokens|base|layout|components|print) \{[\s\S]*?\n\}\s*)+$/,
    );
  });
});

describe('every example', () => {
  const examples = Object.entries(catalogue).flatMap(([component, list]) =>
    list.map((example) => ({ component, ...example })),
  );

  test.each(examples)('$component: $name', async ({ component, name, render }) => {
    const html = await htmlOf(<>{render()}</>);
    expect(html).not.toBe('');
    expect(html).not.toContain('[object');
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=/);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
    await expect(oneTagALine(html)).toMatchFileSnapshot(
      `${here}/snapshots/${component}.${name.replace(/\W+/g, '-')}.txt`,
    );
  });

  test('ids are unique on the page that shows them all', async () => {
    const html = await htmlOf(<ExamplesPage title="Components" lead="All of them." />);
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

describe('the shell', () => {
  test('names the language and its direction', async () => {
    const languages = [{ code: 'ar', label: 'العربية', href: '#ar', current: true }];
    const html = await htmlOf(<Shell site={{ ...exampleSite, languages }} title="T" description="D" />);
    expect(html).toMatch(/^<html lang="ar" dir="rtl">/);
  });

  test('gives components inside it the address of their modules', async () => {
    const html = await htmlOf(
      <Shell site={{ ...exampleSite, assets: '/assets/1a2b' }} title="T" description="D">
        {catalogue['error-summary']?.[0]?.render()}
      </Shell>,
    );
    expect(html).toContain('<script type="module" src="/assets/1a2b/ground/ui/error-summary/component.client.js">');
  });

  test('refreshes only where no script runs', async () => {
    const html = await htmlOf(<Shell site={exampleSite} title="T" description="D" refreshSeconds={5} />);
    expect(html).toContain('<noscript><meta http-equiv="refresh" content="5"/></noscript>');
  });

  test('keeps a frame on another page bare and out of search', async () => {
    const html = await htmlOf(<EmbedShell site={exampleSite} homeLabel="From Longtable" title="T" description="D" />);
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(html).not.toMatch(/<header|<footer|<nav/);
  });

  test('carries a whole page in well under 60 kB compressed, stylesheet included', async () => {
    const html = await htmlOf(
      <Shell site={exampleSite} title="T" description="D">
        <SamplePage />
      </Shell>,
    );
    const styles = globSync('**/*.css', { cwd: here }).map((sheet) => readFileSync(`${here}/${sheet}`, 'utf8'));
    expect(gzipSync(html + styles.join('')).length).toBeLessThan(30_000);
  });

  test('escapes what it is given', async () => {
    const html = await htmlOf(<Shell site={exampleSite} title="<b>" description={'"quoted"'} />);
    expect(html).toContain('<title>&lt;b&gt; – Longtable</title>');
    expect(html).toContain('content="&quot;quoted&quot;"');
  });
});

describe('charts', () => {
  const words = { withheld: 'Withheld', missing: 'Missing' };
  const format = String;

  test('leave a gap where a value is withheld, and say so', async () => {
    const values = [4, 5, null, 6, 7];
    const points = values.map((value, index) => ({ x: String(2020 + index), value, withheld: value === null }));
    const html = await htmlOf(
      <LineChart description="D" series={[{ label: 'S', points }]} format={format} words={words} />,
    );
    expect(html).toMatch(/<path d="M[\d.,]+L[\d.,]+M[\d.,]+L[\d.,]+"/);
    expect(html).toContain('Withheld');
    expect(html).not.toContain('Missing');
  });

  test('write what they are given as text, never as markup', async () => {
    const rows = [{ label: '<script>3.14159</script>', value: 3 }];
    const html = await htmlOf(<BarChart description={'"><b>'} rows={rows} format={format} words={words} />);
    expect(html).toContain('&lt;script&gt;3.14159&lt;/script&gt;');
    expect(html).toContain('aria-label="&quot;');
  });

  test('start at zero unless told otherwise', () => {
    expect(domainOf([40, 50])[0]).toBe(0);
    expect(domainOf([-10, 50])[0]).toBeLessThan(-10);
    expect(domainOf([null])).toEqual([0, 1]);
  });
});

describe('contrast', () => {
  const grounds = ['paper', 'surface', 'sunk'];
  const text: [string, string, number][] = [
    ...grounds.flatMap((ground): [string, string, number][] =>
      ['ink', 'ink-soft', 'primary', 'primary-strong', 'danger', 'danger-strong'].map((ink) => [ink, ground, 4.5]),
    ),
    ...['info', 'success', 'warning', 'danger'].flatMap((tone): [string, string, number][] => [
      [tone, `${tone}-tint`, 4.5],
      ['ink', `${tone}-tint`, 4.5],
    ]),
    ['primary-strong', 'primary-tint', 4.5],
    ['ink', 'primary-tint', 4.5],
    ['on-primary', 'primary', 4.5],
    ['on-primary', 'primary-strong', 4.5],
    ['on-danger', 'danger', 4.5],
    ['on-danger', 'danger-strong', 4.5],
    ['on-marigold', 'marigold', 4.5],
    ['on-foot', 'foot', 4.5],
    ['on-foot-soft', 'foot', 4.5],
  ];
  const shapes = ['line-strong', 'series-1', 'series-2', 'series-3', 'series-4', 'series-5'].flatMap(
    (mark): [string, string, number][] => ['paper', 'surface'].map((ground) => [mark, ground, 3]),
  );
  const pairs = [...text, ...shapes];

  describe.each(['light', 'dark'] as const)('%s', (theme) => {
    const tokens = coloursOf(theme);

    test.each(pairs)('%s on %s is at least %d to 1', (ink, ground, least) => {
      expect(contrast(tokens.get(ink), tokens.get(ground))).toBeGreaterThanOrEqual(least);
    });
  });

  test('knows the two ends of the scale', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#777777', '#777777')).toBe(1);
  });
});

async function htmlOf(node: unknown): Promise<string> {
  return String(await (node as { toString(): string | Promise<string> }).toString());
}

function oneTagALine(html: string): string {
  return `${html.replace(/></g, '>\n<')}\n`;
}

function coloursOf(theme: 'light' | 'dark'): Map<string, string> {
  const css = readFileSync(`${here}/foundation/tokens.css`, 'utf8');
  const declared = [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)];
  return new Map(declared.map(([, name = '', light = '', dark = '']) => [name, theme === 'light' ? light : dark]));
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
function contrast(one = '', other = ''): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = NaN, green = NaN, blue = NaN] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
