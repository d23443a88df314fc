import { useSyncExternalStore } from 'react';
import type { Store } from '../../shared/web/store.ts';

/** The store's value, followed by the component. */
export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.get);
}
