import { describe, expect, test } from 'vitest';
import { plainMarkdown, renderMarkdown } from './render.js';

describe('Markdown', () => {
  test('becomes headings below the page’s own, lists, emphasis and links', () => {
    const html = renderMarkdown('# One\n\n## Two\n\n- *a*\n- **b**\n\n[here](/about) and <https://example.org>');
    expect(html).toContain('<h2>One</h2>');
    expect(html).toContain('<h3>Two</h3>');
    expect(html).toContain('<em>a</em>');
    expect(html).toContain('<a href="/about">here</a>');
    expect(html).toContain('<a href="https://example.org">');
  });

  test('leaves no level of headings out, whichever the writer began with', () => {
    expect(renderMarkdown('## One\n\n#### Two', { headingsFrom: 3 })).toMatch(/^<h3>One<\/h3>\s*<h4>Two<\/h4>$/);
  });

  test('never makes headings beyond the sixth level', () => {
    const html = renderMarkdown('# 4\n## 5\n### 6\n#### 6\n##### 6', { headingsFrom: 4 });
    expect(html.match(/<h6>/g)).toHaveLength(3);
    expect(html).not.toContain('<h7');
  });

  test('leaves pictures out and keeps their words', () => {
    expect(renderMarkdown('![the garden](https://tracker.example/pixel.gif)')).toBe('<p>the garden</p>');
  });

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<iframe src="https://evil.example"></iframe>',
    '<a href="javascript:alert(1)" onclick="alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java&#x73;cript:alert(1))',
    '[x](&#106;avascript&colon;alert(1))',
    '[x](<java\tscript:alert(1)>)',
    '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
    '[x](vbscript:msgbox(1))',
    '[x](//evil.example/a)',
    '![x" onerror="alert(1)](y)',
    '[x](/a "title\\" onmouseover=\\"alert(1)")',
    '<style>body{display:none}</style>',
    '<form action="https://evil.example"><input name=password></form>',
    '<math><mtext></mtext><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '```<script>\nalert(1)\n```',
    '<!-- --><script>alert(1)</script>',
    '<p style="position:fixed">x</p>',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
  ])('is harmless: %s', (text) => {
    const html = renderMarkdown(text);
    const tags = [...html.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>/gi)];
    for (const [, , name, attributes] of tags) {
      expect(['p', 'a', 'pre', 'code', 'em', 'strong', 'li', 'ul']).toContain(name);
      expect(attributes).not.toMatch(/\bon\w+\s*=|style|script:|data:/i);
    }
    for (const [, href] of html.matchAll(/<[^>]* href="([^"]*)"/g))
      expect(href).toMatch(/^(https?:|mailto:|tel:|\/(?!\/)|#)/);
  });

  test('ends in reasonable time on text made to be slow', () => {
    const began = performance.now();
    renderMarkdown(`${'['.repeat(5_000)}${'*_'.repeat(5_000)}${'> '.repeat(200)}`);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test('gives its words alone for descriptions', () => {
    expect(plainMarkdown('## Who *we* are\n\n[Families & schools](/a) < 3')).toBe('Who we are Families & schools < 3');
  });
});
