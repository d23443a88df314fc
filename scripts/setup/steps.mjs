import { ensurePostgres } from './postgres.mjs';
import { ensureBuilt } from './stale-build.mjs';

/**
 * One named step: programs of node_modules run by Node 24 one after the other, or work of its own before them.
 * `report` names the JSON report that holds the step's test counts; `env` is added to the environment.
 * @typedef {{ name: string, commands: string[][], report?: string, before?: () => Promise<boolean>, program?: string, env?: Record<string, string> }} Step
 */

const tsc = 'node_modules/typescript/bin/tsc';
const biome = 'node_modules/@biomejs/biome/bin/biome';
const vitest = 'node_modules/vitest/vitest.mjs';

/** @param {string} project @param {{ report?: string, only?: string[] }} [options] */
const vitestRun = (project, { report = project, only = [] } = {}) => [
  vitest,
  'run',
  '--project',
  project,
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=test-results/${report}.json`,
  ...only,
];

/** The checks that only read the source; each takes seconds. @type {Step[]} */
export const checkSteps = [
  {
    name: 'lint',
    commands: [
      [biome, 'lint', '--error-on-warnings', '.'],
      ['node_modules/oxlint/bin/oxlint', '--type-aware', '.'],
    ],
  },
  {
    name: 'types',
    commands: ['.', '.shared.', '.renderer.', '.storefront.'].map((side) => [
      tsc,
      '-p',
      `tsconfig${side}json`,
    ]),
  },
  { name: 'format', commands: [[biome, 'format', '--error-on-warnings', '.']] },
  { name: 'boundaries', commands: [['scripts/check-boundaries.ts']] },
  { name: 'unused code', commands: [['node_modules/knip/bin/knip.js', '--no-progress']] },
  { name: 'doc paths', commands: [['scripts/check-doc-paths.ts']] },
  { name: 'migrations', commands: [['scripts/check-migrations.ts']] },
];

/** What is run on the embedded database too, in one process: it takes ten seconds to start and does one thing at a time. */
const embeddedTests = [
  '--no-isolate',
  '--no-file-parallelism',
  ...['db', 'jobs', 'shops', 'orders/place-order', 'ingest', 'find/find-offers', 'find/find.exploit'].map(
    (area) => `marketplace/server/${area}`,
  ),
];

/** The tests on plain Node: pure code and single areas first, then whole processes and transports. @type {Step[]} */
export const testSteps = [
  { name: 'unit tests', commands: [vitestRun('unit')], report: 'test-results/unit.json' },
  {
    name: 'integration tests',
    before: async () => (await ensureBuilt('renderer')) && ensureBuilt('desktop'),
    commands: [vitestRun('integration')],
    report: 'test-results/integration.json',
  },
  {
    name: 'marketplace',
    // Without PostgreSQL on the machine, and no way to install it, the tests use the embedded database.
    before: async () => {
      await ensurePostgres();
      return true;
    },
    commands: [vitestRun('marketplace')],
    report: 'test-results/marketplace.json',
  },
  {
    name: 'marketplace embedded',
    commands: [vitestRun('marketplace', { report: 'embedded', only: embeddedTests })],
    env: { DOKANI_TEST_DB: 'embedded' },
    report: 'test-results/embedded.json',
  },
];

/** The screens in a real Chromium. @type {Step} */
export const browserStep = {
  name: 'screens (e2e)',
  before: async () => (await ensureBuilt('renderer')) && ensureBuilt('storefront'),
  commands: [['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e/playwright.config.ts']],
  report: 'test-results/e2e.json',
};

/** Fails where the run itself changed a file that is under version control. @type {Step} */
export const diffStep = {
  name: 'nothing changed',
  program: 'git',
  commands: [['diff', '--exit-code', '--stat']],
};
