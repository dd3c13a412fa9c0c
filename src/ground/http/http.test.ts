import { expect, test } from 'vitest';
import { toCsv } from './csv.js';
import { RequestError } from './errors.js';
import { RateLimit } from './serving/rate-limit.js';
import { readForm } from './serving/read-form.js';

const request = (body: ConstructorParameters<typeof Response>[0], headers: Record<string, string> = {}) =>
  new Request('http://longtable.test/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);

const statusOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 200,
    (error: RequestError) => error.status,
  );

test('a form gives its fields, trimmed, and all values of a repeated one', async () => {
  const { form } = await readForm(request(new URLSearchParams('name=%20Ana%20&role=a&role=b')), false, 1000);
  expect(form.text('name')).toBe('Ana');
  expect(form.all('role')).toEqual(['a', 'b']);
});

test('a form of more than a megabyte is refused', async () => {
  expect(await statusOf(readForm(request(new URLSearchParams({ text: 'x'.repeat(1_000_001) })), false, 1000))).toBe(
    413,
  );
});

test('a body of another kind is refused', async () => {
  expect(await statusOf(readForm(request('{}', { 'content-type': 'application/json' }), false, 1000))).toBe(415);
});

test('an uploaded file is on disk while it is used and gone afterwards', async () => {
  const data = new FormData();
  data.append('title', 'Escuelas');
  data.append('file', new File(['a,b\n1,2\n'], 'niños.csv', { type: 'text/csv' }));
  const { form, discard } = await readForm(request(data), true, 1000);
  expect(form.text('title')).toBe('Escuelas');
  expect(form.file('file')).toMatchObject({ name: 'niños.csv', mediaType: 'text/csv', size: 8 });
  await discard();
  const { existsSync } = await import('node:fs');
  expect(existsSync(form.file('file')!.path)).toBe(false);
});

test('a file past the limit is refused while it streams', async () => {
  const data = new FormData();
  data.append('file', new File(['x'.repeat(2000)], 'big.csv'));
  expect(await statusOf(readForm(request(data), true, 1000))).toBe(413);
});

test('a multipart body that breaks off is refused', async () => {
  const body = '--line\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nhalf a fi';
  expect(
    await statusOf(readForm(request(body, { 'content-type': 'multipart/form-data; boundary=line' }), true, 1000)),
  ).toBe(400);
});

test('a limit admits so many requests in its window and says how long to wait', () => {
  const limits = new RateLimit();
  const rule = { requests: 2, seconds: 60 };
  expect([limits.admit('a', rule, 0), limits.admit('a', rule, 1000), limits.admit('a', rule, 2000)]).toEqual([
    0, 0, 58,
  ]);
  expect(limits.admit('b', rule, 2000)).toBe(0);
  expect(limits.admit('a', rule, 60_000)).toBe(0);
});

test('cells that a spreadsheet would run are kept as text', () => {
  expect(
    toCsv(
      ['name', 'n'],
      [
        ['=1+1', -5],
        ['-5', 2],
        ['@cmd', null],
        ['plain, with comma', 0],
      ],
    ),
  ).toBe('\uFEFFname,n\n\'=1+1,-5\n-5,2\n\'@cmd,\n"plain, with comma",0\n');
});
