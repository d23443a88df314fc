import { COMPARED, isNumber, lookupsOf, nearestWords } from '../../shared/text/search/nearest-words.ts';
import type { Meaning, Reach } from '../../shared/text/search/search-types.ts';
import type { SearchRepo, TermRow } from './search.repo.ts';

/** The words of the index nearest to a folded typed word, best first: by sound over both scripts, by spelling within one. */
export function expandWord(repo: SearchRepo, typed: string, reach: Reach): Meaning[] {
  const same = repo.term(typed);
  if (isNumber(typed)) return same ? [{ word: typed, quality: 1, uses: same.uses }] : [];
  const terms = new Map<number, TermRow>();
  const add = (rows: readonly TermRow[]) => {
    for (const row of rows) if (terms.size < COMPARED) terms.set(row.id, row);
  };
  if (same) add([same]);
  for (const { key, match, most } of lookupsOf(typed, reach)) add(repo.byKey(key, match, most));
  return nearestWords(typed, terms.values());
}
