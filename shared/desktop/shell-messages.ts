/** Asks of the store server to the desktop shell: what only the operating system's own session can do. */
export type ShellAsk =
  | { what: 'printers.list' }
  | { what: 'printers.print'; printerName: string; pngBase64: string; widthDots: number }
  | { what: 'secrets.get'; name: string }
  | { what: 'secrets.set'; name: string; value: string }
  | { what: 'secrets.remove'; name: string };

/** From the store server to the desktop shell that forked it. */
export type FromServer =
  | { kind: 'ready'; url: string | null }
  | { kind: 'refused'; code: StartRefusal; message: string }
  | { kind: 'stopped' }
  | { kind: 'ask'; id: number; ask: ShellAsk };

/** From the desktop shell to the store server; `window` brings the window's port with it. */
export type ToServer =
  | { kind: 'window' }
  | { kind: 'stop' }
  | { kind: 'answer'; id: number; ok: true; value: unknown }
  | { kind: 'answer'; id: number; ok: false; message: string };

/** Why a store server did not start; restarting it would not help. */
export type StartRefusal =
  | 'BAD_ARGUMENTS'
  | 'DATA_NOT_WRITABLE'
  | 'ALREADY_OPEN'
  | 'PORT_TAKEN'
  | 'DATABASE_IS_NEWER'
  | 'MIGRATION_FAILED';

/** The one function the preload puts on `window`; each call brings a new port as a message. */
export const CONNECT_FUNCTION = 'connectToShop';

/** `data` of the window message that carries a port to the store server; it also comes unasked after a restart. */
export const PORT_MESSAGE = 'dokani:port';

/** Channels between preload and main; nothing else passes there. */
export const CONNECT_CHANNEL = 'dokani:connect';
