import { type CONNECT_FUNCTION, PORT_MESSAGE } from '../../shared/desktop/shell-messages.ts';
import { createStore } from '../../shared/web/store.ts';

declare global {
  // biome-ignore lint/style/useConsistentTypeDefinitions: Window is extended by declaration merging
  interface Window {
    /** Put there by the desktop shell's preload; asks for a port to the store server, which comes as a message. */
    [CONNECT_FUNCTION]?: () => void;
  }
}

/** The newest port to the store server; null in a browser, and in the desktop window until it has come or after its server went. */
export const desktopPort = createStore<MessagePort | null>(null);

/** True inside the desktop shell's window. */
export const isDesktop = typeof window !== 'undefined' && typeof window.connectToShop === 'function';

/** Takes the port that the shell hands over, now and after each restart of the server; a message without one says that the server went. */
export function listenForDesktopPort(): void {
  if (!isDesktop) return;
  window.addEventListener('message', (message) => {
    if (message.source !== window || message.data !== PORT_MESSAGE) return;
    const port = message.ports[0] ?? null;
    port?.addEventListener('close', () => {
      if (desktopPort.get() === port) desktopPort.set(null);
    });
    port?.start();
    desktopPort.set(port);
  });
  window.connectToShop?.();
}
