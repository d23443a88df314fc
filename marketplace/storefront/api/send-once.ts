import type { MutationKey, QueryClient } from '@tanstack/react-query';

/** Sends unless the same is under way already: a second press within one tick comes before the button is drawn as resting. */
export function sendOnce(queries: QueryClient, mutationKey: MutationKey, send: () => void): void {
  if (queries.isMutating({ mutationKey }) === 0) send();
}
