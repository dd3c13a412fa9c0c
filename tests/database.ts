import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { readConfig } from '#ground/config.js';
import { openDatabase } from '#ground/db/open.js';
import type { Address } from '#ground/db/server.js';
import { createLog } from '#ground/log.js';

declare module 'vitest' {
  interface ProvidedContext {
    environment: Record<string, string>;
    administrator: Address;
  }
}

/**
 * Starts one PostgreSQL for the whole run (or uses DATABASE_URL, whose database must be empty or disposable) and brings its
 * database up to date; test files copy that database as a template.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'lt-'));
  // The embedded server runs as another user when the tests run as root, and has to pass through.
  chmodSync(folder, 0o711);
  const environment = {
    DATA_DIR: folder,
    DATABASE_URL: process.env['DATABASE_URL'] ?? '',
    SECRET: 'a secret for tests alone, of enough characters',
    BASE_URL: 'http://longtable.test',
    DEMO: '1',
  };
  const database = await openDatabase(readConfig(environment), createLog('error'));
  project.provide('environment', environment);
  project.provide('administrator', database.address);
  return async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  };
}
