import { defineConfig } from 'vitest/config';

const settings = { testTimeout: 30_000, hookTimeout: 60_000, pool: 'forks' as const };
const wholeProcesses = [
  '{host,electron,scripts,e2e}/**/*.test.ts',
  '**/*.exploit.test.ts',
  '**/*.crash.test.ts',
  '**/*.integration.test.ts',
];

/**
 * `unit` lies beside the code and runs on plain Node against real SQLite; `integration` starts servers, processes, browsers.
 */
export default defineConfig({
  test: {
    // Vitest leaves a core to itself: on a machine of two, half of it.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...settings,
          name: 'unit',
          include: ['{shared,core,renderer,bench}/**/*.test.{ts,tsx}'],
          exclude: ['node_modules/**', 'out/**', 'bench/load/**', ...wholeProcesses],
        },
      },
      {
        test: {
          ...settings,
          name: 'integration',
          testTimeout: 120_000,
          include: wholeProcesses,
          exclude: ['node_modules/**', 'out/**', 'marketplace/**', 'bench/load/**'],
        },
      },
      {
        test: {
          ...settings,
          name: 'marketplace',
          include: ['marketplace/**/*.test.{ts,tsx}', 'bench/load/**/*.test.ts'],
          globalSetup: 'marketplace/server/testing/global-setup.ts',
          testTimeout: 60_000,
        },
      },
    ],
  },
});
