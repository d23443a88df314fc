import { useSyncExternalStore } from 'react';
import { createStore, type Store } from '../../../shared/web/store.ts';

/** The store's value, followed by the component. */
export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.get);
}

function read<Value>(key: string, parse: (found: unknown) => Value): Value {
  try {
    const text = localStorage.getItem(key);
    return parse(text === null ? null : JSON.parse(text));
  } catch {
    return parse(null);
  }
}

/**
 * A store that this browser remembers, the same in all its tabs. `parse` makes a value of whatever was found, which may be null or written by
 * an older page. Where nothing can be kept (private windows) it lasts as long as the page.
 */
export function createRemembered<Value>(key: string, parse: (found: unknown) => Value): Store<Value> {
  const store = createStore(read(key, parse));
  if (typeof window !== 'undefined') {
    window.addEventListener('storage', (event) => {
      if (event.key === key) store.set(read(key, parse));
    });
  }
  return {
    ...store,
    set(next) {
      store.set(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Not remembered, then.
      }
    },
  };
}
