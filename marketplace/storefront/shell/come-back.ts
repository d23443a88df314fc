import { useEffect } from 'react';
import type { Store } from '../../../shared/web/store.ts';
import { api } from '../api/client.ts';
import { type Connection, connection, lostServer } from '../api/connection.ts';

const KEY = 'market.returned';

/** Remembers in the session what the page was reloaded for: `take` is true the first time for each thing, and never where that cannot be kept. */
export function createReturns(storage: () => Pick<Storage, 'getItem' | 'setItem'>): {
  take: (what: string) => boolean;
} {
  return {
    take(what) {
      try {
        const taken: unknown = JSON.parse(storage().getItem(KEY) ?? '[]');
        if (!Array.isArray(taken) || taken.includes(what)) return false;
        storage().setItem(KEY, JSON.stringify([...taken, what]));
        return true;
      } catch {
        return false;
      }
    },
  };
}

const returns = createReturns(() => sessionStorage);

type Way = {
  connection: Pick<Store<Connection>, 'get' | 'subscribe'>;
  /** Asks the server something; rejects while it is away. */
  ask: () => Promise<unknown>;
  reload: () => void;
};

/**
 * Calls `reload` when the server answers after it was away. What it gives back calls that off, also while an answer is on its way: who went on to
 * another page is left alone there.
 */
export function reloadOnReturn({ connection: line, ask, reload }: Way): () => void {
  let isGone = false;
  const leave = line.subscribe(() => {
    if (!line.get().online) return;
    // An answer that was under way when the line went says nothing of now; a reload without one ends on the browser's own error page.
    ask().then(
      () => {
        if (!isGone) reload();
      },
      () => undefined,
    );
  });
  return () => {
    isGone = true;
    leave();
  };
}

/**
 * Reloads the page once the server answers, for a thing whose code could not be fetched; once in a session for each, because what is missing for
 * another reason than the network is still missing then.
 */
export function useComeBack(what: string): void {
  useEffect(() => {
    lostServer();
    return reloadOnReturn({
      connection,
      ask: () => api.find.categories(),
      reload: () => {
        if (returns.take(what)) window.location.reload();
      },
    });
  }, [what]);
}
