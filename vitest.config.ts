import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: [
      { find: /^#(.*)\.js$/, replacement: `${import.meta.dirname}/src/$1` },
      { find: /^#(.*\.json)$/, replacement: `${import.meta.dirname}/src/$1` },
    ],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
    globalSetup: 'tests/database.ts',
    // Crashes and journeys mostly wait, so two files at a time are right for two cores as well.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
