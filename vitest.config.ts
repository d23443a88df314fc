import { defineConfig } from 'vitest/config';

/** Unit and property tests lie beside the code and run on plain Node against real SQLite. */
export default defineConfig({
  test: {
    include: ['{shared,core,host,electron,renderer,scripts}/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    pool: 'forks',
  },
});
