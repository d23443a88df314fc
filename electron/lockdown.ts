import { app, type Session, session, type WebContents } from 'electron';

function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

function denyPermissions(target: Session): void {
  target.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  target.setPermissionCheckHandler(() => false);
  target.setDevicePermissionHandler(() => false);
}

/** No page of the app goes anywhere else, opens a window, embeds a guest or is granted anything. Call once the app is ready. */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
  denyPermissions(session.defaultSession);
}
