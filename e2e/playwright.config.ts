import { existsSync } from 'node:fs';
import { defineConfig, type PlaywrightTestOptions } from '@playwright/test';
import { desktopRuntime } from './desktop-shop.ts';
import type { Options } from './fixtures.ts';

// Where neither is there, Playwright takes the Chromium it fetched itself.
const chromium = process.env.DOKANI_CHROMIUM ?? '/usr/bin/chromium';

/**
 * Chromium's own address bar keeps pages of suggestions ready for every window: half a second of a core for each test, and nobody sees them.
 * The last switch of a name is the one that counts, so Playwright's own list stands here once more.
 */
const NOT_NEEDED = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

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
    // Without its film: a picture of each frame takes a sixth of the machine, and the DOM is in the trace anyway.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      args: [`--disable-features=${NOT_NEEDED.join()}`],
      ...(existsSync(chromium) ? { executablePath: chromium } : {}),
    },
  },
});
