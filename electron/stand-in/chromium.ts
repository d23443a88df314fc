import { existsSync } from 'node:fs';

/** How tests start Chromium: the one that `npm test` found, Debian's, or Playwright's own. */
export function chromiumOptions(): { executablePath?: string } {
  const file = process.env.DOKANI_CHROMIUM ?? '/usr/bin/chromium';
  return existsSync(file) ? { executablePath: file } : {};
}
