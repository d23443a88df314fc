import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol } from 'electron';
import { SCREENS_ORIGIN } from '../shared/desktop/shell-messages.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
};

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Must run before the app is ready: gives the screens an origin of their own, as safe as https. */
export function declareScreensScheme(): void {
  const scheme = new URL(SCREENS_ORIGIN).protocol.slice(0, -1);
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([{ scheme, privileges }]);
}

/** The file an address of the screens stands for; addresses without a file name are routes of the one page. Null outside the folder. */
export function fileOf(address: string, folder: string): string | null {
  const url = new URL(address);
  if (url.host !== new URL(SCREENS_ORIGIN).host) return null;
  const wanted = path.join(folder, decodeURIComponent(url.pathname));
  if (path.relative(folder, wanted).startsWith('..')) return null;
  return path.extname(wanted) === '' ? path.join(folder, 'index.html') : wanted;
}

/** Serves the built screens from `folder`, and nothing else, under a strict policy. */
export function serveScreens(folder: string): void {
  protocol.handle('dokani', async (request) => {
    const file = fileOf(request.url, folder);
    const content = file === null ? null : await readFile(file).catch(() => null);
    if (file === null || content === null) return new Response('not found', { status: 404 });
    return new Response(new Uint8Array(content), {
      headers: {
        'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
      },
    });
  });
}
