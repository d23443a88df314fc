import { createRemembered } from '../api/store.ts';

const MOST = 8;

/** What was searched on this browser, newest first. */
export const recentSearches = createRemembered<readonly string[]>('market.recent', (found) =>
  Array.isArray(found) ? found.filter((each): each is string => typeof each === 'string').slice(0, MOST) : [],
);

/** Remembers a search; the same words again only move up. */
export function rememberSearch(text: string): void {
  const words = text.trim().slice(0, 100);
  if (words === '') return;
  const others = recentSearches.get().filter((each) => each.toLowerCase() !== words.toLowerCase());
  recentSearches.set([words, ...others].slice(0, MOST));
}
