import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.js';

const scratch = () => mkdtempSync(join(tmpdir(), 'config-'));

test('every setting has a default', () => {
  const config = readConfig({ DATA_DIR: scratch() });
  expect(config).toMatchObject({ PORT: 8000, DEMO: false, BASE_URL: 'http://localhost:8000' });
});

test('the secret is made once, kept, and readable by its owner alone', () => {
  const DATA_DIR = scratch();
  const first = readConfig({ DATA_DIR });
  expect(readConfig({ DATA_DIR }).SECRET).toBe(first.SECRET);
  expect(readFileSync(`${DATA_DIR}/secret`, 'utf8')).toBe(first.SECRET);
  expect(statSync(`${DATA_DIR}/secret`).mode & 0o077).toBe(0);
});

test('all settings that are wrong are named together, with what they may hold', () => {
  const attempt = () => readConfig({ DATA_DIR: scratch(), PORT: 'eighty', BASE_URL: 'here', SECRET: 'short' });
  expect(attempt).toThrow(ConfigError);
  expect(attempt).toThrow(/PORT=eighty[\s\S]*BASE_URL=here[\s\S]*SECRET=short/);
});

test('a trailing slash of the public address is dropped', () => {
  expect(readConfig({ DATA_DIR: scratch(), BASE_URL: 'https://coalition.example/' }).BASE_URL).toBe(
    'https://coalition.example',
  );
});
