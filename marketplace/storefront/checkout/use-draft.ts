import { useState } from 'react';
import { type Draft, readDraft } from './draft.ts';

/** The draft of a shop's checkout, kept in this tab through reloads, and gone with it. */
export function useDraft(shopId: string): { draft: Draft; change: (fields: Partial<Draft>) => void } {
  const key = `market.checkout.${shopId}`;
  const [draft, setDraft] = useState(() => {
    try {
      return readDraft(sessionStorage.getItem(key));
    } catch {
      return readDraft(null);
    }
  });
  const change = (fields: Partial<Draft>) => {
    const next = { ...draft, ...fields };
    setDraft(next);
    try {
      sessionStorage.setItem(key, JSON.stringify(next));
    } catch {
      // Lasts as long as the page, then.
    }
  };
  return { draft, change };
}
