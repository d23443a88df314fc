import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkoutOf, newCart, previewCart } from '../../shared/cart/cart-state.ts';
import { promisedToOthers } from '../../shared/cart/promised.ts';
import { cashTender } from '../../shared/cart/tenders.ts';
import { baseUnits, paisa } from '../../shared/money/money.ts';
import { addDays, type BusinessDay } from '../../shared/time/business-day.ts';
import { readProducts } from '../catalog/index.ts';
import { listReserved } from '../marketplace/list-orders.ts';
import { putOrder, putReservations, setOrderDraft } from '../marketplace/orders.repo.ts';
import { emptyOrder } from '../testing/empty-order.ts';
import { addGoods, lineOf } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { checkout } from './checkout.ts';
import { quoteCart } from './quote-cart.ts';

const TODAY = '2026-11-21' as BusinessDay;
const PRODUCTS = 3;

const goods = fc.record({
  oversell: fc.constantFrom('warn' as const, 'allow' as const),
  isCounted: fc.constantFrom(true, true, true, false),
  batches: fc.array(
    fc.record({
      onHand: fc.integer({ min: -4, max: 25 }),
      batchNo: fc.constantFrom('', 'A', 'B'),
      expiry: fc.option(
        fc.integer({ min: -3, max: 300 }).map((days) => addDays(TODAY, days)),
        { nil: undefined },
      ),
      status: fc.constantFrom('ok' as const, 'ok' as const, 'ok' as const, 'quarantined' as const),
    }),
    { maxLength: 3 },
  ),
});

const which = fc.integer({ min: 0, max: PRODUCTS - 1 });
const wanted = fc.record({
  goods: fc.array(goods, { minLength: PRODUCTS, maxLength: PRODUCTS }),
  orders: fc.array(
    fc.array(fc.tuple(which, fc.integer({ min: 1, max: 12 })), { minLength: 1, maxLength: 3 }),
    {
      maxLength: 3,
    },
  ),
  /** The first order's own cart is the one that is rung up. */
  isOwn: fc.boolean(),
  lines: fc.array(
    fc.record({
      which,
      strips: fc.integer({ min: 0, max: 2 }),
      tablets: fc.integer({ min: 1, max: 12 }),
      isSeen: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

/** Keeps an order that was accepted and waits for these base units. */
function keepOrder(
  shop: ReturnType<typeof createTestShop>,
  quantities: ReadonlyMap<string, number>,
  cartId: string,
): void {
  const order = { ...emptyOrder(shop.ports.ids.next()), status: 'accepted', fulfilment: 'delivery' } as const;
  shop.clock.advance(1);
  putOrder(shop.db, order, 1, shop.clock.now());
  putReservations(shop.db, order.id, quantities);
  setOrderDraft(shop.db, order.id, cartId);
}

it('screen and server ask about the same lines, whatever was promised to whom', { timeout: 180_000 }, () => {
  const found = { asked: 0, sold: 0 };
  fc.assert(
    fc.property(wanted, (given) => {
      const shop = createTestShop();
      try {
        const context = actAs(shop, 'owner');
        const packs = [
          { unit: 'tablet' as const, size: 1, price: 200 },
          { unit: 'strip' as const, size: 10, price: 1900 },
        ];
        const shelf = given.goods.map((spec) => addGoods(shop, { ...spec, baseUnit: 'tablet', packs }));
        const cart = newCart(() => shop.ports.ids.next());
        given.orders.forEach((lines, index) => {
          const quantities = new Map<string, number>();
          for (const [at, quantity] of lines) {
            const id = shelf[at]?.id ?? '';
            quantities.set(id, (quantities.get(id) ?? 0) + quantity);
          }
          keepOrder(shop, quantities, given.isOwn && index === 0 ? cart.draft.id : shop.ports.ids.next());
        });
        const lines = given.lines.flatMap(({ which: at, strips, tablets, isSeen }) => {
          const product = shelf[at];
          if (!product) return [];
          const parts = [
            { packId: product.packs[0] ?? '', quantity: baseUnits(tablets) },
            { packId: product.packs[1] ?? '', quantity: baseUnits(strips * 10) },
          ].filter((part) => part.quantity > 0);
          const acknowledged = isSeen ? (['oversell', 'promised'] as const) : (['oversell'] as const);
          return [lineOf(shop, product, 1, { parts, acknowledged: [...acknowledged] })];
        });
        const products = Object.fromEntries(
          readProducts(
            context,
            shelf.map(({ id }) => id),
          ).map((product) => [product.id, product]),
        );
        const screen = { ...cart, products, draft: { ...cart.draft, lines } };
        const shown = (cartId: string | null) =>
          previewCart(screen, {
            businessDay: TODAY,
            nearExpiryDays: 90,
            paidOnline: paisa(0),
            rounding: 'taka',
            promised: promisedToOthers(listReserved(shop).items, cartId),
          });
        const quote = quoteCart(context, { lines, billDiscount: cart.draft.billDiscount });
        expect(quote.lines.map(({ warnings }) => warnings)).toEqual(
          shown(null).lines.map(({ warnings }) => warnings),
        );
        const preview = shown(cart.draft.id);
        const asking = preview.lines.find(
          ({ warnings, input }) =>
            warnings.includes('promised') &&
            input.kind === 'product' &&
            !input.acknowledged.includes('promised'),
        );
        const sell = () =>
          checkout(context, checkoutOf(screen, preview, [cashTender(preview.total, preview.total)]));
        if (asking) {
          found.asked += 1;
          const data = expect.objectContaining({ lineId: asking.lineId, warning: 'promised' });
          expect(sell).toThrow(expect.objectContaining({ code: 'NOT_ACKNOWLEDGED', data }));
        } else {
          found.sold += 1;
          expect(sell().total).toBe(preview.total);
        }
      } finally {
        shop.db.close();
      }
    }),
    { numRuns: 60 },
  );
  expect(found.asked).toBeGreaterThan(0);
  expect(found.sold).toBeGreaterThan(0);
});
