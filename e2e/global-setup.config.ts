import { desktopRuntime } from './desktop-shop.ts';

/** Says once, before the tests, whether the suite also runs in the desktop window; Playwright takes a default export here. */
export default function sayWhatRuns(): void {
  console.log(
    desktopRuntime() === null
      ? 'Screens in the desktop window: skipped: no Electron runtime'
      : 'The same suite runs in a browser and in the desktop window.',
  );
}
