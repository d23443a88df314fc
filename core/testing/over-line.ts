import type { MarketClient, OpenMarket } from '../ports/ports.ts';

type SyncCall = (input: unknown, options?: { signal?: AbortSignal }) => Promise<unknown>;

/** The same marketplace behind a line: every call of a shop's program goes through `line`, which may lose, delay or repeat it. */
export function overLine(
  open: OpenMarket,
  line: (name: string, go: () => Promise<unknown>, input: unknown) => Promise<unknown>,
): OpenMarket {
  return (address, key) => {
    const client = open(address, key);
    const sync = new Proxy(
      {},
      {
        get: (_, name) => (input: unknown, options?: { signal?: AbortSignal }) => {
          const call = (client.sync as unknown as Record<string, SyncCall>)[String(name)];
          const go = () => call?.(input, options) ?? Promise.reject(new Error(String(name)));
          return line(String(name), go, input);
        },
      },
    );
    return { sync } as MarketClient;
  };
}
