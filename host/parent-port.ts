import type { FromServer, ToServer } from '../shared/desktop/shell-messages.ts';

/** A port to one window, as a utility process gets it. */
export type WindowPort = {
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  postMessage(data: unknown): void;
  start(): void;
};

/** The part of a utility process's port to its parent that the store server uses. */
export type ParentPort = {
  on(event: 'message', listener: (event: { data: ToServer; ports: WindowPort[] }) => void): void;
  postMessage(message: FromServer): void;
};

/** The port to the desktop shell. Throws outside a utility process. */
export function requireParentPort(): ParentPort {
  const port = (process as { parentPort?: ParentPort }).parentPort;
  if (!port) throw new Error('this entry runs only as a utility process of the desktop shell');
  return port;
}
