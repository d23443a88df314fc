import { z } from 'zod';
import type { Ports } from '../core/app/index.ts';
import type { ShellAsk, ToServer } from '../shared/desktop/shell-messages.ts';
import type { ParentPort } from './parent-port.ts';

type Answer = Extract<ToServer, { kind: 'answer' }>;

/** Printers and secrets of the operating system, asked of the desktop shell. */
export type ShellPorts = {
  ports: Pick<Ports, 'spooler' | 'secrets'>;
  /** Takes an answer of the shell; one that nobody waits for is dropped. */
  settle(answer: Answer): void;
};

/** Makes the ports that ask over `parent`. */
export function createShellPorts(parent: ParentPort): ShellPorts {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  const ask = (question: ShellAsk): Promise<unknown> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      parent.postMessage({ kind: 'ask', id: lastId, ask: question });
    });
  return {
    ports: {
      spooler: {
        list: async () => z.array(z.string()).parse(await ask({ what: 'printers.list' })),
        async print(printerName, png, widthDots) {
          const pngBase64 = Buffer.from(png).toString('base64');
          await ask({ what: 'printers.print', printerName, pngBase64, widthDots });
        },
      },
      secrets: {
        get: async (name) =>
          z
            .string()
            .nullable()
            .parse(await ask({ what: 'secrets.get', name })),
        async set(name, value) {
          await ask({ what: 'secrets.set', name, value });
        },
        async remove(name) {
          await ask({ what: 'secrets.remove', name });
        },
      },
    },
    settle(answer) {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (answer.ok) asked?.resolve(answer.value);
      else asked?.reject(new Error(answer.message));
    },
  };
}
