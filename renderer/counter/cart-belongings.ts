import { z } from 'zod';
import { type TenderInput, tenderSchema } from '../../shared/contract/tenders.contract.ts';
import { keepText, keptText } from './browser-storage.ts';

const unknownScanSchema = z.object({ code: z.string(), quantity: z.string().nullable() });

const waitingScanSchema = z.object({
  /** Made when it was scanned: it goes into a cart once, whichever window asks for it. */
  id: z.string(),
  /** As it was scanned or typed. */
  text: z.string(),
  /** A scanned code, or a text that was typed into the search box. */
  kind: z.enum(['code', 'typed']),
  /** Typed before the code was scanned. */
  quantity: z.string().nullable(),
  /** The found product that was marked when it was entered. */
  markedId: z.string().nullable(),
});

/** A scanned code that no goods have yet, and the quantity typed before it. */
export type UnknownScan = z.infer<typeof unknownScanSchema>;

/** Something scanned or typed whose answer of the server is not there. */
export type WaitingScan = z.infer<typeof waitingScanSchema>;

/**
 * What belongs to a cart and is in no draft: the parts of its payment counted already, its scanned codes without goods, and what was
 * scanned for it and waits for an answer.
 */
export type Belongings = {
  taken: readonly TenderInput[];
  unknown: readonly UnknownScan[];
  waiting: readonly WaitingScan[];
};

/** Of a cart that owns nothing beside its draft. */
export const NO_BELONGINGS: Belongings = { taken: [], unknown: [], waiting: [] };

const NAME = 'dokani.cart.';
const ON_SCREEN = 'dokani.cart-on-screen';

/** The readable ones of a kept list. */
function listOf<Item>(schema: z.ZodType<Item>, value: unknown): Item[] {
  return (Array.isArray(value) ? value : []).flatMap((item) => {
    const read = schema.safeParse(item);
    return read.success ? [read.data] : [];
  });
}

/** Remembers what belongs to a cart, for the other windows of this till too; with nothing in it the cart is forgotten. */
export function keepBelongings(draftId: string, { taken, unknown, waiting }: Belongings): void {
  const isNothing = taken.length === 0 && unknown.length === 0 && waiting.length === 0;
  keepText(NAME + draftId, isNothing ? null : JSON.stringify({ taken, unknown, waiting }));
}

/** What was remembered of a cart; what cannot be read is left out. */
export function belongingsOf(draftId: string): Belongings {
  try {
    const kept = JSON.parse(keptText(NAME + draftId) ?? '{}') as Record<string, unknown>;
    return {
      taken: listOf(tenderSchema, kept.taken),
      unknown: listOf(unknownScanSchema, kept.unknown),
      waiting: listOf(waitingScanSchema, kept.waiting),
    };
  } catch {
    return NO_BELONGINGS;
  }
}

/** Remembers which cart is on the screen, so that what was scanned into an empty one is found again. */
export function keepCartOnScreen(draftId: string): void {
  keepText(ON_SCREEN, draftId);
}

/** The cart that was on the screen of the window that had the counter last; null when none is known. */
export function cartOnScreen(): string | null {
  return keptText(ON_SCREEN);
}
