import { type TenderInput, tenderSchema } from '../../shared/contract/tenders.contract.ts';

/** A scanned code that no goods have yet, and the quantity typed before it. */
export type UnknownScan = { code: string; quantity: string | null };

/** What belongs to a cart and is in no draft: the parts of its payment counted already, and its scanned codes without goods. */
export type Belongings = { taken: readonly TenderInput[]; unknown: readonly UnknownScan[] };

const NAME = 'dokani.cart.';
/** Where the browser gives no storage, they last as long as the window. */
const inWindow = new Map<string, string>();

function stored(draftId: string): string | null {
  try {
    return localStorage.getItem(NAME + draftId);
  } catch {
    return inWindow.get(draftId) ?? null;
  }
}

const isScan = (value: unknown): value is UnknownScan =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  typeof value.code === 'string' &&
  'quantity' in value &&
  (value.quantity === null || typeof value.quantity === 'string');

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Remembers what belongs to a cart, for the other windows of this till too; with nothing in it the cart is forgotten. */
export function keepBelongings(draftId: string, { taken, unknown }: Belongings): void {
  const isNothing = taken.length === 0 && unknown.length === 0;
  const text = JSON.stringify({ taken, unknown });
  try {
    if (isNothing) localStorage.removeItem(NAME + draftId);
    else localStorage.setItem(NAME + draftId, text);
  } catch {
    if (isNothing) inWindow.delete(draftId);
    else inWindow.set(draftId, text);
  }
}

/** What was remembered of a cart; what cannot be read is left out. */
export function belongingsOf(draftId: string): Belongings {
  try {
    const { taken, unknown } = JSON.parse(stored(draftId) ?? '{}') as { taken?: unknown; unknown?: unknown };
    return {
      taken: listOf(taken).flatMap((part) => tenderSchema.safeParse(part).data ?? []),
      unknown: listOf(unknown).filter(isScan),
    };
  } catch {
    return { taken: [], unknown: [] };
  }
}
