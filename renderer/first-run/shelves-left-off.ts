import { z } from 'zod';

const KEY = 'dokani.shelves';

const leftOffSchema = z.strictObject({
  /** Sample catalogues still to come, the one that is loading first; empty while nothing was chosen. */
  queue: z.array(z.enum(['pharmacy', 'grocery'])),
  /** The import of the first of them, so that a reload asks for the same one again. */
  importId: z.string(),
});

/** How far the last step of the first run is. */
export type ShelvesLeftOff = z.infer<typeof leftOffSchema>;

/** Nothing was chosen yet. */
export const CHOOSING: ShelvesLeftOff = { queue: [], importId: '' };

/** Where the last step was left by a reload of this window; null when the first run is not there. */
export function shelvesLeftOff(): ShelvesLeftOff | null {
  try {
    return leftOffSchema.parse(JSON.parse(sessionStorage.getItem(KEY) ?? 'null'));
  } catch {
    return null;
  }
}

/** Keeps where the last step is, for as long as the owner's session is kept; null when the first run is over. */
export function keepShelves(at: ShelvesLeftOff | null): void {
  try {
    if (at === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify(at));
  } catch {
    // Storage may be forbidden; a reload then leads to the counter.
  }
}
