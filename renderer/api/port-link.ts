import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { lostServer } from './connection.ts';
import { desktopPort } from './desktop-port.ts';

type Headers = Record<string, string>;
type Line = { port: MessagePort; link: ClientLink<ClientContext>; open: Set<(error: Error) => void> };

/** Resolves when another port has come, or none is there any more. */
function nextChange(): Promise<void> {
  return new Promise((resolve) => {
    const stop = desktopPort.subscribe(() => {
      stop();
      resolve();
    });
  });
}

/** Ends what is still asked over a port whose server is gone: a dead port swallows it and says nothing. */
function hangUp({ port, open }: Line): void {
  for (const reject of open) reject(new Error('the store server went away'));
  // Iterators that have been answered wait inside the link, which listens for this.
  port.dispatchEvent(new Event('close'));
  port.close();
}

/**
 * Calls over the newest port to the store server, with the headers of the moment of the call. A call waits while there is no
 * port, and rejects without an answer when its port is replaced or taken back.
 */
export function createPortLink(headers: () => Headers): ClientLink<ClientContext> {
  // While a call waits, the session may end here, by this very call: `lockTill` forgets the token at once.
  const headersOfCall = new WeakMap<ClientContext, Headers>();
  const lineOver = (port: MessagePort | null): Line | null =>
    port && {
      port,
      link: new RPCLink({ port, headers: ({ context }) => headersOfCall.get(context) ?? {} }),
      open: new Set(),
    };
  let line = lineOver(desktopPort.get());
  desktopPort.subscribe(() => {
    const before = line;
    line = lineOver(desktopPort.get());
    if (before) hangUp(before);
    if (!line) lostServer();
  });
  return {
    async call(path, input, options) {
      const context: ClientContext = { ...options.context };
      headersOfCall.set(context, headers());
      while (!line) await nextChange();
      const { link, open } = line;
      let hungUp: (error: Error) => void = () => undefined;
      const isGone = new Promise<never>((_resolve, reject) => {
        hungUp = reject;
      });
      open.add(hungUp);
      try {
        return await Promise.race([link.call(path, input, { ...options, context }), isGone]);
      } finally {
        open.delete(hungUp);
      }
    },
  };
}
