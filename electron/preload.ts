// Runs sandboxed before the page. Puts one function on the window, and passes on the ports that main hands over.
import { contextBridge, ipcRenderer } from 'electron';
import {
  CONNECT_CHANNEL,
  CONNECT_FUNCTION,
  PORT_CHANNEL,
  PORT_MESSAGE,
} from '../shared/desktop/shell-messages.ts';

declare const window: {
  location: { origin: string };
  postMessage(message: string, targetOrigin: string, transfer: readonly unknown[]): void;
};

ipcRenderer.on(PORT_CHANNEL, (event) => {
  // A port cannot pass the context bridge; a window message can carry it, and reaches this page alone.
  window.postMessage(PORT_MESSAGE, window.location.origin, event.ports);
});

contextBridge.exposeInMainWorld(CONNECT_FUNCTION, () => ipcRenderer.send(CONNECT_CHANNEL));
