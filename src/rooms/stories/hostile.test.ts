import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { testHouse } from '../../../tests/house.js';
import {
  addBlock,
  begin,
  chart,
  number,
  photo,
  publish,
  ref,
  storyWorld,
  type StoryWorld,
  text,
} from '../../../tests/stories.js';
import { safeHtml } from './block/markdown.js';

const house = testHouse();
let world: StoryWorld;
let story: string;
beforeAll(async () => {
  world = await storyWorld(house);
  story = await begin(house, world.coordinator, world.school);
});
const add = (kind: string, fields: Record<string, string>, upload?: File) =>
  addBlock(house, world.coordinator, story, kind, fields, upload);
const bodyOf = async (path: string) => (await house.ask(path, { as: world.coordinator })).text();

describe('Markdown', () => {
  test.each([
    ['<script>alert(1)</script>ok', 'ok'],
    ['<img src=x onerror=alert(1)>', ''],
    ['![x](https://example.org/x.png)', '<p></p>'],
    ['[x](javascript:alert(1))', '<p><a>x</a></p>'],
    ['[x](data:text/html,<script>1</script>)', '<p><a>x</a></p>'],
    ['[x](//evil.example)', '<p><a>x</a></p>'],
    ['<a href="JaVaScRiPt:alert(1)" onclick="x()">x</a>', '<p><a>x</a></p>'],
    ['<svg onload=alert(1)><p>x</p></svg>', '<p></p>'],
    ['<iframe src="https://example.org"></iframe>y', 'y'],
    ['<p style="position:fixed" class="x" id="main">x</p>', '<p>x</p>'],
    ['# Title', '<h2>Title</h2>'],
    ['##### Small', '<h3>Small</h3>'],
    ['[x](https://example.org "t")', '<p><a href="https://example.org" rel="noopener">x</a></p>'],
  ])('%s', (given, expected) => {
    const html = safeHtml(given);
    expect(html).toBe(expected);
    expect(html).not.toMatch(/<(script|img|svg|iframe|style)|\son\w+=|javascript:|data:|style=|class=|id=/i);
  });

  test('what a coordinator types into plain fields is text on every face', async () => {
    const evil = await begin(house, world.coordinator, world.school, {
      'title.en': '<script>alert("t")</script> & "quotes"',
      byline: '<b>x</b>',
    });
    await addBlock(house, world.coordinator, evil, 'chart', {
      ...chart(ref(world.school)),
      'title.en': '</title><script>1</script>',
    });
    await publish(house, world.coordinator, evil);
    const { rows } = await house.database
      .pool('keeper')
      .query<{ slug: string }>('select slug from published.story where id = $1', [evil]);
    const slug = rows[0]?.slug;
    expect(slug).toBe('script-alert-t-script-quotes');
    for (const path of [
      `/stories/${slug}`,
      `/embed/stories/${slug}`,
      `/embed/stories/${slug}/figures/1`,
      '/stories',
      '/stories/feed.xml',
    ]) {
      const body = await (await house.ask(`${path}?lang=en`)).text();
      expect(body).not.toContain('<script>alert');
      expect(body).not.toContain('<script>1');
      expect(body).not.toContain('<b>x</b>');
    }
    expect((await house.ask(`/stories/${slug}/card.png`)).headers.get('content-type')).toBe('image/png');
  });
});

describe('pictures', () => {
  const fields = { consent: 'yes', 'alt.en': 'A wall', 'alt.es': '', 'caption.en': '', 'caption.es': '', credit: '' };
  const file = (bytes: Uint8Array | string, name = 'x.jpg', type = 'image/jpeg') =>
    new File([bytes as Uint8Array<ArrayBuffer>], name, { type });
  /** What the page says when it refuses a picture. */
  const refusal = async (upload: File | undefined, more: Record<string, string> = {}) => {
    const { saved } = await add('picture', { ...fields, ...more }, upload);
    expect(saved.status).toBe(422);
    return saved.text();
  };
  const png = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#eee' } })
      .png()
      .toBuffer();

  test('a file that is no picture is refused, whatever its name says', async () => {
    const words = 'This is not a JPEG, PNG or WebP picture.';
    expect(
      await refusal(file('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'x.svg', 'image/svg+xml')),
    ).toContain(words);
    expect(await refusal(file('<svg xmlns="http://www.w3.org/2000/svg"/>', 'x.png', 'image/png'))).toContain(words);
    expect(await refusal(file('GIF89a<script>alert(1)</script>', 'x.gif', 'image/gif'))).toContain(words);
    expect(await refusal(file('%PDF-1.7', 'x.jpg'))).toContain(words);
  });

  test('a truncated, a false and a huge picture are refused in words', async () => {
    const whole = await sharp(Buffer.from(Array.from({ length: 300 * 300 * 3 }, (_, index) => (index * 7919) % 256)), {
      raw: { width: 300, height: 300, channels: 3 },
    })
      .png()
      .toBuffer();
    expect(await refusal(file(new Uint8Array(whole.subarray(0, whole.length / 2)), 'x.png', 'image/png'))).toContain(
      'This picture file is broken.',
    );
    expect(await refusal(file('\u0089PNG nonsense and nothing more'))).toContain('This is not a JPEG');
    expect(await refusal(file(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])))).toContain(
      'This picture file is broken.',
    );
    expect(await refusal(file(new Uint8Array(await png(9000, 5600))))).toContain('too many pixels');
    expect(await refusal(file(new Uint8Array(await png(40, 40))))).toContain('too small');
  });

  test('without alternative text or consent nothing is kept as finished, and what was typed stays', async () => {
    const body = await refusal(await photo(), { 'alt.en': '', credit: 'Kept credit' });
    expect(body).toContain('Say in words what the picture shows.');
    expect(body).toContain('Kept credit');
    expect(body).toMatch(/name="picture" value="[0-9a-f-]{36}"/);
    const without = await refusal(await photo(), { consent: '', credit: 'Kept too' });
    expect(without).toContain('Confirm that no child is recognizable');
    expect(without).toContain('Kept too');
    expect(without).toMatch(/name="picture" value=""/);
  });

  test('a picture with a wrong name and a script in its tail comes out as plain WebP without place or camera', async () => {
    const jpeg = Buffer.from(await (await photo()).arrayBuffer());
    expect(jpeg.includes('secret-place')).toBe(true);
    const { id, saved } = await add(
      'picture',
      fields,
      file(
        new Uint8Array(Buffer.concat([jpeg, Buffer.from('<script>alert("tail")</script>')])),
        '../../evil.html',
        'text/html',
      ),
    );
    expect(saved.status).toBe(303);
    const address =
      /src="(\/stories\/drafts\/[^"]*\.webp)"/.exec(await bodyOf(`/stories/drafts/${story}/blocks/${id}`))?.[1] ?? '';
    const answer = await house.ask(address, { as: world.coordinator });
    expect(answer.headers.get('content-type')).toBe('image/webp');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const bytes = Buffer.from(await answer.arrayBuffer());
    const metadata = await sharp(bytes).metadata();
    expect([metadata.format, metadata.width, metadata.exif]).toEqual(['webp', 800, undefined]);
    expect(bytes.includes('secret-place') || bytes.includes('script')).toBe(false);
    for (const as of [world.otherCoordinator, undefined])
      expect([303, 404]).toContain((await house.ask(address, { as })).status);
  });
});

describe('forms', () => {
  test('a stale tab is told, sees what the other wrote, and loses nothing', async () => {
    const { id } = await add('text', text('First.'));
    const path = `/stories/drafts/${story}/blocks/${id}`;
    const stale = await house.ask(path, { as: world.coordinator, form: { version: '1', ...text('From an old tab.') } });
    const body = await stale.text();
    expect(stale.status).toBe(409);
    expect(body).toContain('Somebody else changed this meanwhile');
    expect(body).toContain('From an old tab.');
    expect(body).toContain('<p>First.</p>');
    expect(body).toContain('name="version" value="2"');
    const auto = await house.ask(path, {
      as: world.coordinator,
      form: { version: '1', ...text('Again.') },
      headers: { accept: 'application/json' },
    });
    expect(auto.status).toBe(409);
    const again = await house.ask(path, {
      as: world.coordinator,
      form: { version: '2', ...text('Again.') },
      headers: { accept: 'application/json' },
    });
    expect(await again.json()).toEqual({ version: 3 });
    const heading = await house.ask(`/stories/drafts/${story}/heading`, {
      as: world.coordinator,
      form: { version: '0', 'title.en': 'Old', byline: 'x' },
    });
    expect(heading.status).toBe(409);
  });

  test('adding, beginning and moving twice do it once', async () => {
    const fresh = await begin(house, world.coordinator, world.school);
    const [first, second] = [
      await addBlock(house, world.coordinator, fresh, 'text', text('One.')),
      await addBlock(house, world.coordinator, fresh, 'text', text('Two.')),
    ];
    await house.ask(`/stories/drafts/${fresh}/blocks`, { as: world.coordinator, form: { id: first.id, kind: 'text' } });
    const order = async () =>
      [...(await bodyOf(`/stories/drafts/${fresh}`)).matchAll(/id="block-([0-9a-f-]+)"/g)].map(([, id]) => id);
    expect(await order()).toEqual([first.id, second.id]);
    const move = (id: string, by: string) =>
      house.ask(`/stories/drafts/${fresh}/blocks/${id}/move`, { as: world.coordinator, form: { by } });
    await move(second.id, 'up');
    expect(await order()).toEqual([second.id, first.id]);
    await move(second.id, 'up');
    expect(await order()).toEqual([second.id, first.id]);
    const gone = await house.ask(`/stories/drafts/${fresh}/blocks/${first.id}/removal`, {
      as: world.coordinator,
      form: { version: '1' },
    });
    expect(gone.status).toBe(409);
    await house.ask(`/stories/drafts/${fresh}/blocks/${first.id}/removal`, {
      as: world.coordinator,
      form: { version: '2' },
    });
    expect(await order()).toEqual([second.id]);
    expect((await house.ask(`/stories/drafts/${fresh}/deletion`, { as: world.coordinator, form: {} })).status).toBe(
      303,
    );
    expect((await house.ask(`/stories/drafts/${fresh}`, { as: world.coordinator })).status).toBe(404);
  });

  test('a figure that is not public, mixed units, a child’s quotation without consent and a step without owner are refused by field', async () => {
    const cases: [string, Record<string, string>, string][] = [
      ['number', { ...number(world.school), ref: ref(world.district) }, 'One of these figures is not public.'],
      ['number', { ...number(world.school), ref: '' }, 'Choose a figure.'],
      ['number', { ...number(world.school), year: '1999' }, 'There is no figure for this year.'],
      ['chart', chart(''), 'Choose between 1 and 8 figures.'],
      [
        'quote',
        { 'words.en': 'I like it.', who: 'Ana', 'role.en': 'student' },
        'Confirm that the person agreed to be quoted.',
      ],
      ['steps', { rows: '1', 'steps.0.what.en': 'Do it' }, 'Say who answers for this step.'],
      [
        'steps',
        { rows: '1', 'steps.0.what.en': 'Do it', 'steps.0.owner': 'Ms. Torres', 'steps.0.date': 'tomorrow' },
        'Enter a date.',
      ],
      ['text', text('x'.repeat(20_001)), 'This text is too long.'],
    ];
    for (const [kind, fields, words] of cases) {
      const { saved } = await add(kind, fields);
      expect([kind, saved.status]).toEqual([kind, 422]);
      expect(await saved.text()).toContain(words);
    }
  });

  test('the preview may be framed by this site alone, and every other page by nobody', async () => {
    const policy = async (path: string) =>
      (await house.ask(path, { as: world.coordinator })).headers.get('content-security-policy') ?? '';
    expect(await policy(`/preview/stories/${story}`)).toContain("frame-ancestors 'self'");
    expect(await policy(`/stories/drafts/${story}`)).toContain("frame-ancestors 'none'");
  });

  test('addresses that are no ids, and characters the database cannot keep', async () => {
    for (const path of [
      '/stories/drafts/1',
      '/stories/drafts/x/preview',
      '/preview/stories/x',
      `/stories/drafts/${story}/blocks/x`,
      '/stories/nothing-here',
      '/stories/nothing/figures/1.exe',
    ])
      expect([path, (await house.ask(path, { as: world.coordinator })).status]).toEqual([path, 404]);
    const { saved } = await add('text', text('a\0b'));
    expect(saved.status).toBe(303);
  });
});
