/** What knows the calls that are under way: TanStack Query's client, of either page. */
type Calls = { isMutating(filters: { mutationKey: readonly unknown[] }): number };

/** Sends unless the same is under way already: a second press within one tick comes before the button is drawn as resting. */
export function sendOnce(calls: Calls, mutationKey: readonly unknown[], send: () => void): void {
  if (calls.isMutating({ mutationKey }) === 0) send();
}
