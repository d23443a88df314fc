/**
 * The script that plays Electron's preload world in a Chromium page: the built preload runs before the page does, finds
 * `contextBridge` and `ipcRenderer`, and gets real MessagePorts of the page.
 */
export function preloadWorld(preloadSource: string): string {
  return `(() => {
  if (window !== window.top) return;
  const listeners = new Map();
  const ports = new Map();
  const early = new Map();
  const electron = {
    contextBridge: { exposeInMainWorld: (name, value) => Object.defineProperty(window, name, { value }) },
    ipcRenderer: {
      on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
      send: (channel, ...args) => void window.standInSend(channel, args),
    },
  };
  const adopt = (id) => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = (event) => void window.standInPost(id, event.data);
    ports.set(id, port2);
    return port1;
  };
  window.standInDeliver = (channel, data, ids) => {
    const event = { ports: ids.map(adopt) };
    for (const listener of listeners.get(channel) ?? []) listener(event, data);
  };
  window.standInReceive = (id, data) => ports.get(id)?.postMessage(data);
  window.standInClose = (id) => ports.get(id)?.close();
  const run = (require, module, exports) => { ${preloadSource}
  };
  run((name) => {
    if (name !== 'electron') throw new Error('a sandboxed preload cannot require ' + name);
    return electron;
  }, { exports: {} }, {});
})();`;
}
