import { app, type Session, session, type WebContents } from 'electron';
import { screensAddress } from './window.ts';

function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Copying a text, from the app's own pages: the one thing that is granted. */
const mayCopy = (permission: string, from: string) =>
  permission === 'clipboard-sanitized-write' && `${from}/`.startsWith(screensAddress());

function denyPermissions(target: Session): void {
  target.setPermissionRequestHandler((_contents, permission, decide, { requestingUrl }) =>
    decide(mayCopy(permission, requestingUrl)),
  );
  target.setPermissionCheckHandler((_contents, permission, from) => mayCopy(permission, from));
  target.setDevicePermissionHandler(() => false);
}

/** No page of the app goes anywhere else, opens a window, embeds a guest or is granted anything but to copy a text. Call once the app is ready. */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
  denyPermissions(session.defaultSession);
}
