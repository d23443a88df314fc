import { PICKUP_CODE_DIGITS } from '../../../shared/marketplace/order.ts';
import { toLatinDigits } from '../../../shared/text/digits.ts';

/** The field that takes a pickup code, wherever it stands. */
export const PICKUP_CODE_FIELD_ID = 'pickup-code';

/** What a pickup code field holds after typing or pasting: its digits in either script, as Latin ones, no more than a code has. */
export function readPickupCode(text: string): string {
  return toLatinDigits(text).replace(/\D/gu, '').slice(0, PICKUP_CODE_DIGITS);
}

/** What stands between a code and the marketplace, which counts wrong ones: not yet all its digits, or it was wrong just now. Null where it may be asked. */
export function whyNotAsk(code: string, wrongCode: string | null): 'short' | 'same' | null {
  if (code.length < PICKUP_CODE_DIGITS) return 'short';
  return code === wrongCode ? 'same' : null;
}

/**
 * True for keys that came as fast as a scan's and are a pickup code all the same: its field has the focus, and no printed barcode is that short.
 * A shop's own may be: `isBarcode` knows those of the goods in the cart, the ones at hand now. Any other cannot be told from a code before the
 * server has answered, which the Enter behind it cannot wait for.
 */
export function isTypedPickupCode(
  keys: string,
  focusedId: string | undefined,
  isBarcode: (keys: string) => boolean,
): boolean {
  const isCode = /^\d+$/u.test(keys) && keys.length <= PICKUP_CODE_DIGITS;
  return focusedId === PICKUP_CODE_FIELD_ID && isCode && !isBarcode(keys);
}
