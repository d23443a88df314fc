import type { ProductDto } from '../contract/catalog.contract.ts';
import type { ReceiptLanguage } from '../contract/primitives.ts';
import type { CartLineInput, DraftDto, ProductLineInput, Warning } from '../contract/sales.contract.ts';
import { type BaseUnits, baseUnits, type Paisa, paisa } from '../money/money.ts';
import { type CartState, newCart, quantityOf, resumeCart } from './cart-state.ts';
import { defaultPack } from './packs.ts';
import type { QuantityPart } from './quantity-input.ts';

/** Everything that can happen to a cart. Ids are made by the caller, so that the reducer stays pure. */
export type CartAction =
  /** Adds packs (one of the default pack unless told otherwise); a product that is in the cart already grows its line. */
  | { type: 'add-product'; lineId: string; product: ProductDto; packId?: string | null; packs?: number }
  | { type: 'add-parts'; lineId: string; product: ProductDto; parts: readonly QuantityPart[] }
  | { type: 'add-open'; lineId: string; name: string; quantity: BaseUnits; unitPrice: Paisa }
  | { type: 'set-parts'; lineId: string; parts: readonly QuantityPart[] }
  | { type: 'set-open'; lineId: string; quantity?: BaseUnits; unitPrice?: Paisa; name?: string }
  /** The same count in another pack: 2 strips become 2 boxes. */
  | { type: 'change-unit'; lineId: string; packId: string }
  | { type: 'remove'; lineId: string }
  | { type: 'undo-remove' }
  | { type: 'set-discount'; lineId: string; discount: Paisa }
  | { type: 'set-bill-discount'; discount: Paisa }
  /** Null goes back to FEFO. */
  | { type: 'choose-batch'; lineId: string; batchId: string | null }
  | { type: 'acknowledge'; lineId: string; warnings: readonly Warning[] }
  | { type: 'set-customer'; customerId: string | null }
  | { type: 'set-receipt-language'; language: ReceiptLanguage | null }
  | { type: 'hold'; name: string }
  | { type: 'select'; lineId: string | null }
  /** Fresh copies of products, after a refusal or an event. */
  | { type: 'refresh-products'; products: readonly ProductDto[] }
  | { type: 'resume'; draft: DraftDto; products: readonly ProductDto[] }
  /** A new, empty cart: after a sale, after holding, or to start over. */
  | { type: 'clear'; newDraftId: string };

type Lines = readonly CartLineInput[];

function changed(cart: CartState, lines: Lines, rest: Partial<CartState> = {}): CartState {
  return { ...cart, ...rest, draft: { ...cart.draft, lines: [...lines], revision: cart.draft.revision + 1 } };
}

function changedDraft(cart: CartState, rest: Partial<CartState['draft']>): CartState {
  return { ...cart, draft: { ...cart.draft, ...rest, revision: cart.draft.revision + 1 } };
}

function withProduct(cart: CartState, product: ProductDto): CartState['products'] {
  return { ...cart.products, [product.id]: product };
}

/** What was said of a quantity, and not of a larger one. */
const ABOUT_QUANTITY: ReadonlySet<Warning> = new Set(['oversell', 'promised']);

/** A larger quantity asks again about what is not on hand, and what is promised to somebody else. */
function asking(line: ProductLineInput, parts: readonly QuantityPart[]): ProductLineInput {
  const next = { ...line, parts: [...parts] };
  const grows = quantityOf(next) > quantityOf(line);
  return grows
    ? { ...next, acknowledged: line.acknowledged.filter((warning) => !ABOUT_QUANTITY.has(warning)) }
    : next;
}

function grow(parts: readonly QuantityPart[], added: readonly QuantityPart[]): QuantityPart[] {
  const next = parts.map((part) => ({ ...part }));
  for (const { packId, quantity } of added) {
    const same = next.find((part) => part.packId === packId);
    if (same) same.quantity = baseUnits(same.quantity + quantity);
    else next.push({ packId, quantity });
  }
  return next;
}

function addParts(
  cart: CartState,
  lineId: string,
  product: ProductDto,
  parts: readonly QuantityPart[],
): CartState {
  if (parts.length === 0) return cart;
  const known = cart.draft.lines.find((line) => line.kind === 'product' && line.productId === product.id);
  const products = withProduct(cart, product);
  if (known?.kind === 'product') {
    const next = asking(known, grow(known.parts, parts));
    const lines = cart.draft.lines.map((line) => (line === known ? next : line));
    return changed(cart, lines, { products, selectedLineId: known.lineId });
  }
  const line: ProductLineInput = {
    kind: 'product',
    lineId,
    productId: product.id,
    parts: [...parts],
    batchId: null,
    discount: paisa(0),
    acknowledged: [],
  };
  return changed(cart, [...cart.draft.lines, line], { products, selectedLineId: lineId });
}

function addProduct(cart: CartState, action: Extract<CartAction, { type: 'add-product' }>): CartState {
  const { product, lineId, packId, packs = 1 } = action;
  const pack = product.packs.find((candidate) => candidate.id === packId) ?? defaultPack(product);
  if (!pack || !Number.isSafeInteger(packs) || packs < 1) return cart;
  return addParts(cart, lineId, product, [
    { packId: pack.id, quantity: baseUnits(pack.baseQuantity * packs) },
  ]);
}

function editLine(cart: CartState, lineId: string, edit: (line: CartLineInput) => CartLineInput): CartState {
  const line = cart.draft.lines.find((candidate) => candidate.lineId === lineId);
  if (!line) return cart;
  const next = edit(line);
  if (next === line) return cart;
  return changed(
    cart,
    cart.draft.lines.map((candidate) => (candidate === line ? next : candidate)),
    { selectedLineId: lineId },
  );
}

const editProduct = (cart: CartState, lineId: string, edit: (line: ProductLineInput) => ProductLineInput) =>
  editLine(cart, lineId, (line) => (line.kind === 'product' ? edit(line) : line));

function changeUnit(cart: CartState, lineId: string, packId: string): CartState {
  return editProduct(cart, lineId, (line) => {
    const product = cart.products[line.productId];
    const to = product?.packs.find((pack) => pack.id === packId);
    const from = product?.packs.find((pack) => pack.id === line.parts[0]?.packId);
    if (!to || !from) return line;
    const count = Math.max(1, Math.floor((line.parts[0]?.quantity ?? 0) / from.baseQuantity));
    return asking(line, [{ packId, quantity: baseUnits(count * to.baseQuantity) }]);
  });
}

function remove(cart: CartState, lineId: string): CartState {
  const index = cart.draft.lines.findIndex((line) => line.lineId === lineId);
  const line = cart.draft.lines[index];
  if (!line) return cart;
  const lines = cart.draft.lines.filter((candidate) => candidate !== line);
  const next = lines[Math.min(index, lines.length - 1)]?.lineId ?? null;
  return changed(cart, lines, { removed: [...cart.removed, { line, index }], selectedLineId: next });
}

function undoRemove(cart: CartState): CartState {
  const last = cart.removed.at(-1);
  if (!last) return cart;
  return changed(cart, cart.draft.lines.toSpliced(last.index, 0, last.line), {
    removed: cart.removed.slice(0, -1),
    selectedLineId: last.line.lineId,
  });
}

function addOpen(cart: CartState, action: Extract<CartAction, { type: 'add-open' }>): CartState {
  const { lineId, name, quantity, unitPrice } = action;
  const line: CartLineInput = { kind: 'open', lineId, name, quantity, unitPrice, discount: paisa(0) };
  return changed(cart, [...cart.draft.lines, line], { selectedLineId: lineId });
}

function setOpen(cart: CartState, action: Extract<CartAction, { type: 'set-open' }>): CartState {
  return editLine(cart, action.lineId, (line) =>
    line.kind === 'product'
      ? line
      : {
          ...line,
          name: action.name ?? line.name,
          quantity: action.quantity ?? line.quantity,
          unitPrice: action.unitPrice ?? line.unitPrice,
        },
  );
}

function refresh(cart: CartState, products: readonly ProductDto[]): CartState {
  const fresh = products.filter((product) => cart.products[product.id] !== undefined);
  if (fresh.length === 0) return cart;
  return {
    ...cart,
    products: { ...cart.products, ...Object.fromEntries(fresh.map((each) => [each.id, each])) },
  };
}

function acknowledge(cart: CartState, lineId: string, warnings: readonly Warning[]): CartState {
  return editProduct(cart, lineId, (line) => ({
    ...line,
    acknowledged: [...new Set([...line.acknowledged, ...warnings])],
  }));
}

/** The cart after the action; the same object when nothing changes. Each change of the draft raises its revision. */
export function cartReducer(cart: CartState, action: CartAction): CartState {
  switch (action.type) {
    case 'add-product':
      return addProduct(cart, action);
    case 'add-parts':
      return addParts(cart, action.lineId, action.product, action.parts);
    case 'add-open':
      return addOpen(cart, action);
    case 'set-parts':
      return action.parts.length === 0
        ? cart
        : editProduct(cart, action.lineId, (line) => asking(line, action.parts));
    case 'set-open':
      return setOpen(cart, action);
    case 'change-unit':
      return changeUnit(cart, action.lineId, action.packId);
    case 'remove':
      return remove(cart, action.lineId);
    case 'undo-remove':
      return undoRemove(cart);
    case 'set-discount':
      return editLine(cart, action.lineId, (line) => ({ ...line, discount: action.discount }));
    case 'set-bill-discount':
      return changedDraft(cart, { billDiscount: action.discount });
    case 'choose-batch':
      return editProduct(cart, action.lineId, (line) => ({ ...line, batchId: action.batchId }));
    case 'acknowledge':
      return acknowledge(cart, action.lineId, action.warnings);
    case 'set-customer':
      return changedDraft(cart, { customerId: action.customerId });
    case 'set-receipt-language':
      return changedDraft(cart, { receiptLanguage: action.language });
    case 'hold':
      return changedDraft(cart, { state: 'held', name: action.name });
    case 'select':
      return action.lineId === cart.selectedLineId ? cart : { ...cart, selectedLineId: action.lineId };
    case 'refresh-products':
      return refresh(cart, action.products);
    case 'resume':
      return changedDraft(resumeCart(action.draft, action.products), {});
    case 'clear':
      return newCart(() => action.newDraftId);
  }
}
