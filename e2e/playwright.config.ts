import { existsSync } from 'node:fs';
import { defineConfig, type PlaywrightTestOptions } from '@playwright/test';
import { desktopRuntime } from './desktop-shop.ts';
import type { Options } from './fixtures.ts';

// Where neither is there, Playwright takes the Chromium it fetched itself.
const chromium = process.env.DOKANI_CHROMIUM ?? '/usr/bin/chromium';

/**
 * The screens in a real Chromium, each test against a store server of its own (see fixtures.ts); the same tests in the
 * desktop window where Electron's runtime is here, but for those that need a server or a second window of a browser.
 */
export default defineConfig<PlaywrightTestOptions & Options>({
  globalSetup: './global-setup.config.ts',
  projects: [
    { name: 'browser' },
    ...(desktopRuntime() === null
      ? []
      : [{ name: 'desktop', use: { shell: 'desktop' as const }, grepInvert: /@browser/ }]),
  ],
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/e2e',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // A second try on a busy machine; Playwright still names the test flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 1366, height: 768 },
    locale: 'bn-BD',
    timezoneId: 'Asia/Dhaka',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: existsSync(chromium) ? { executablePath: chromium } : {},
  },
});
