import type { ProductDto } from '../contract/catalog.contract.ts';
import type { ReceiptLanguage } from '../contract/primitives.ts';
import type {
  CartLineInput,
  CheckoutInput,
  DraftDto,
  ProductLineInput,
  TenderInput,
} from '../contract/sales.contract.ts';
import { type Paisa, paisa } from '../money/money.ts';
import type { CartRules, PricedCart } from './cart-types.ts';
import { priceCart } from './price-cart.ts';

/** A line that was taken out, and where it stood. */
export type RemovedLine = { line: CartLineInput; index: number };

/** A cart on the screen: the draft that is saved, and snapshots of the products in it. */
export type CartState = {
  readonly draft: DraftDto;
  readonly products: Readonly<Record<string, ProductDto>>;
  /** The line the keys act on. */
  readonly selectedLineId: string | null;
  /** Last removed last. */
  readonly removed: readonly RemovedLine[];
};

/** An empty cart; `newId` makes its UUIDv7, which becomes the sale's id. */
export function newCart(newId: () => string): CartState {
  return {
    draft: {
      id: newId(),
      state: 'open',
      name: '',
      customerId: null,
      lines: [],
      billDiscount: paisa(0),
      receiptLanguage: null,
      revision: 0,
    },
    products: {},
    selectedLineId: null,
    removed: [],
  };
}

/** A saved draft back on the screen, with fresh copies of its products. */
export function resumeCart(draft: DraftDto, products: readonly ProductDto[]): CartState {
  return {
    draft: { ...draft, state: 'open' },
    products: Object.fromEntries(products.map((product) => [product.id, product])),
    selectedLineId: draft.lines.at(-1)?.lineId ?? null,
    removed: [],
  };
}

/** True when there is nothing in the cart worth keeping. */
export function isEmptyCart(cart: CartState): boolean {
  return cart.draft.lines.length === 0;
}

/** The cart with today's prices, batches and warnings; a discount that outgrew its line or bill is cut back to it. */
export function previewCart(cart: CartState, rules: CartRules): PricedCart {
  const products = new Map(Object.entries(cart.products));
  const free = priceCart(
    cart.draft.lines.map((line) => ({ ...line, discount: paisa(0) })),
    paisa(0),
    products,
    rules,
  );
  const amounts = new Map(free.lines.map((line) => [line.lineId, line.amount]));
  const lines = cart.draft.lines.map((line) => ({
    ...line,
    discount: paisa(Math.min(line.discount, amounts.get(line.lineId) ?? 0)),
  }));
  const net = lines.reduce((sum, line) => sum + (amounts.get(line.lineId) ?? 0) - line.discount, 0);
  return priceCart(lines, paisa(Math.min(cart.draft.billDiscount, net)), products, rules);
}

function expecting(line: CartLineInput, amount: Paisa | undefined): CartLineInput {
  return line.kind === 'open' || amount === undefined ? line : { ...line, expectedAmount: amount };
}

/** The checkout command for a cart as the screen shows it, with the amounts the server must agree with. */
export function checkoutOf(
  cart: CartState,
  preview: PricedCart,
  tenders: readonly TenderInput[],
  options: { print?: boolean; note?: string; receiptLanguage?: ReceiptLanguage | null } = {},
): CheckoutInput {
  const shown = new Map(preview.lines.map((line) => [line.lineId, line]));
  return {
    saleId: cart.draft.id,
    lines: cart.draft.lines.map((line) => {
      const priced = shown.get(line.lineId);
      return expecting({ ...line, discount: priced?.discount ?? line.discount }, priced?.amount);
    }),
    billDiscount: preview.billDiscount,
    customerId: cart.draft.customerId,
    tenders: [...tenders],
    expectedTotal: preview.total,
    receiptLanguage: options.receiptLanguage ?? cart.draft.receiptLanguage,
    print: options.print ?? true,
    note: options.note ?? '',
  };
}

/** Base units of a product line over all its packs. */
export function quantityOf(line: ProductLineInput): number {
  return line.parts.reduce((sum, part) => sum + part.quantity, 0);
}
