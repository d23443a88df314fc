import { v7 } from 'uuid';
import { type CartAction, cartReducer } from '../../../shared/cart/cart-reducer.ts';
import { type CartState, previewCart, quantityOf } from '../../../shared/cart/cart-state.ts';
import type { CartRules } from '../../../shared/cart/cart-types.ts';
import { addedQuantity, readSearch } from '../../../shared/cart/read-search.ts';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import { MOST_BASE_UNITS } from '../../../shared/contract/primitives.ts';
import type { CartLineInput } from '../../../shared/contract/sales.contract.ts';
import { baseUnits } from '../../../shared/money/money.ts';
import { toLatinDigits } from '../../../shared/text/digits.ts';
import { api } from '../../api/client.ts';
import { asRefusal } from '../../api/use-refusal-text.ts';
import type { WaitingScan } from '../cart-belongings.ts';
import { counterStore, dispatchCart, notify, updateCounter } from '../counter-store.ts';
import { looksLikeBarcode } from '../keys/scan-detector.ts';
import { isRingingUp } from '../pay/payment-store.ts';
import { enterHit } from '../search/enter-rule.ts';
import { findGoods } from '../search/find-goods.ts';
import { moneyFirst } from '../search/money-first.ts';
import { playSound } from '../sounds.ts';
import { waitForName } from '../unknown-scans.ts';
import { type AmountProblem, readAmount } from './add-goods.ts';
import type { Adding } from './adding.ts';
import { type WaitingDesk, waitInTurn } from './waiting-scans.ts';

/** What adding needs to know of the shop and of the screen's language. */
export type AddingParts = {
  rules: CartRules | null;
  sounds: boolean;
  problemText: (problem: AmountProblem, product: ProductDto | undefined) => string;
  errorText: (error: unknown) => string;
  ringingUpText: string;
  /** What is said of a typed text: nothing found, several found, or found too late to be shown. */
  foundText: (outcome: 'nothing' | 'which' | 'notAdded', text: string) => string;
};

const MOST_OPEN_ITEMS = 100_000;

/** The product and pack of a code among the goods in the cart already: a repeated scan asks nobody. */
function inCart(code: string): { product: ProductDto; packId: string } | null {
  for (const product of Object.values(counterStore.get().cart.products)) {
    const pack = product.packs.find((each) => each.barcodes.includes(code));
    if (pack) return { product, packId: pack.id };
  }
  return null;
}

function refuse(parts: AddingParts, text: string): void {
  playSound('refuse', parts.sounds);
  notify('refuse', text);
}

/** Says no while the cart is being rung up: what came in now would not be on the receipt. */
function refusesNow(parts: AddingParts): boolean {
  const isRefused = isRingingUp(counterStore.get().cart.draft.id);
  if (isRefused) refuse(parts, parts.ringingUpText);
  return isRefused;
}

/** True for a change after which a line could not be priced or stored because there is too much of it. */
function isTooMuch(action: CartAction, rules: CartRules): boolean {
  const { cart } = counterStore.get();
  const next = cartReducer(cart, action);
  const isHuge = next.draft.lines.some(
    (line) => line.kind === 'product' && quantityOf(line) > MOST_BASE_UNITS,
  );
  const refused = (state: CartState) =>
    previewCart(state, rules).refusals.filter(
      ({ refusal: { code } }) => code === 'BAD_QUANTITY' || code === 'BAD_PRICE',
    ).length;
  return isHuge || refused(next) > refused(cart);
}

function add(
  parts: AddingParts,
  product: ProductDto,
  packId: string | null,
  quantity: string | null,
): boolean {
  if (!parts.rules || refusesNow(parts)) return false;
  if (quantity === null) dispatchCart({ type: 'add-product', lineId: v7(), product, packId });
  else {
    const amount = readAmount(quantity, product, parts.rules, packId);
    if ('problem' in amount) {
      refuse(parts, parts.problemText(amount.problem, product));
      return false;
    }
    const action = { type: 'add-parts', lineId: v7(), product, parts: amount.parts } as const;
    if (isTooMuch(action, parts.rules)) {
      refuse(parts, parts.problemText('too-large', product));
      return false;
    }
    dispatchCart(action);
  }
  playSound('ok', parts.sounds);
  return true;
}

/** True for a code of goods in the cart. */
export function isCodeInCart(code: string): boolean {
  return inCart(code) !== null;
}

/** Asks what a code stands for; goods in the cart already ask nobody. */
async function askForCode(
  parts: AddingParts,
  code: string,
  quantity: string | null,
  signal: AbortSignal,
): Promise<() => void> {
  const here = inCart(code);
  if (here) return () => add(parts, here.product, here.packId, quantity);
  try {
    const { product, packId } = await api.catalog.lookup({ code }, { signal });
    return () => add(parts, product, packId, quantity);
  } catch (error) {
    if (asRefusal(error)?.code !== 'UNKNOWN_BARCODE') throw error;
    return () => {
      // While the cart is rung up it takes no code either, which would be gone with it.
      if (refusesNow(parts)) return;
      playSound('refuse', parts.sounds);
      waitForName({ code, quantity });
    };
  }
}

/** The change that a typed quantity makes to a line; a problem when it cannot be read. */
function changeOf(parts: AddingParts, line: CartLineInput, text: string) {
  const { lineId } = line;
  if (line.kind === 'open') {
    const count = Number(toLatinDigits(text).replace(/[*x×]$/, ''));
    if (!Number.isSafeInteger(count) || count < 1 || count > MOST_OPEN_ITEMS)
      return { problem: 'not-a-quantity' as const };
    return { action: { type: 'set-open' as const, lineId, quantity: baseUnits(count) } };
  }
  const product = counterStore.get().cart.products[line.productId];
  if (!product || !parts.rules) return { problem: 'not-a-quantity' as const };
  const amount = readAmount(text, product, parts.rules, line.parts[0]?.packId ?? null, line);
  return 'problem' in amount
    ? amount
    : { action: { type: 'set-parts' as const, lineId, parts: amount.parts } };
}

function setQuantity(parts: AddingParts, lineId: string, text: string): boolean {
  const line = counterStore.get().cart.draft.lines.find((each) => each.lineId === lineId);
  if (!line || refusesNow(parts)) return false;
  const change = changeOf(parts, line, text);
  if ('problem' in change) {
    const product = line.kind === 'product' ? counterStore.get().cart.products[line.productId] : undefined;
    refuse(parts, parts.problemText(change.problem, product));
    return false;
  }
  if (parts.rules && isTooMuch(change.action, parts.rules)) {
    refuse(parts, parts.problemText('too-large', undefined));
    return false;
  }
  dispatchCart(change.action);
  updateCounter({ editingLineId: null, notice: null });
  playSound('ok', parts.sounds);
  return true;
}

/** Asks what a text that was entered before its answer was there means; whoever had marked a row meant that one. */
async function askForTyped(
  parts: AddingParts,
  { text, markedId }: WaitingScan,
  rules: CartRules,
  signal: AbortSignal,
): Promise<() => void> {
  const { find: words, quantity } = readSearch(text);
  const found = moneyFirst(await findGoods(text, signal), rules);
  return () => {
    const hit = enterHit(found, markedId);
    const [first] = found.items;
    if (hit) add(parts, hit.product, hit.packId, addedQuantity(hit.product, found.quantity));
    else if (!first && looksLikeBarcode(words)) waitForName({ code: words, quantity });
    else if (!first || counterStore.get().searchText !== '')
      refuse(parts, parts.foundText(first ? 'notAdded' : 'nothing', words));
    else {
      updateCounter({ searchText: text, markedId: first.product.id });
      notify('info', parts.foundText('which', words));
    }
  };
}

/** How what waits for an answer is worked off; null until the shop's rules are known. */
function deskOf(parts: AddingParts): WaitingDesk | null {
  const { rules } = parts;
  if (!rules) return null;
  return {
    ask: (scan, signal) =>
      scan.kind === 'code'
        ? askForCode(parts, scan.text, scan.quantity, signal)
        : askForTyped(parts, scan, rules, signal),
    onWait: () => playSound('refuse', parts.sounds),
    onError: (error) => refuse(parts, parts.errorText(error)),
  };
}

/** The ways goods get into the cart; scans are worked off one after the other, in the order they came. */
export function createAdding(parts: AddingParts): Adding {
  return {
    add: (product, packId, quantity) => add(parts, product, packId, quantity),
    scan: (code, quantity) => waitInTurn({ kind: 'code', text: code, quantity, markedId: null }),
    enterLater: (text, markedId) => waitInTurn({ kind: 'typed', text, quantity: null, markedId }),
    desk: deskOf(parts),
    setQuantity: (lineId, text) => setQuantity(parts, lineId, text),
    refuse: (text) => refuse(parts, text),
  };
}
