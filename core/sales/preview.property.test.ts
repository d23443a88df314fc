import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cartReducer } from '../../shared/cart/cart-reducer.ts';
import { checkoutOf, newCart, previewCart } from '../../shared/cart/cart-state.ts';
import { NOTHING_PROMISED } from '../../shared/cart/promised.ts';
import { cashTender } from '../../shared/cart/tenders.ts';
import { baseUnits, paisa } from '../../shared/money/money.ts';
import { addDays, type BusinessDay } from '../../shared/time/business-day.ts';
import { readProducts } from '../catalog/index.ts';
import { addGoods } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { checkout } from './checkout.ts';
import { quoteCart } from './quote-cart.ts';

const TODAY = '2026-11-21' as BusinessDay;
const RULES = {
  businessDay: TODAY,
  nearExpiryDays: 90,
  paidOnline: paisa(0),
  rounding: 'taka' as const,
  promised: NOTHING_PROMISED,
};

const batch = fc.record({
  onHand: fc.integer({ min: -4, max: 30 }),
  batchNo: fc.constantFrom('', 'A', 'B'),
  expiry: fc.option(
    fc.integer({ min: -20, max: 300 }).map((days) => addDays(TODAY, days)),
    { nil: undefined },
  ),
  mrp: fc.option(fc.integer({ min: 900, max: 1500 }), { nil: undefined }),
  status: fc.constantFrom('ok' as const, 'ok' as const, 'quarantined' as const),
});

const goods = fc.record({
  oversell: fc.constantFrom('warn' as const, 'allow' as const),
  isCounted: fc.boolean(),
  vatRateBp: fc.constantFrom(0, 500, 1500),
  batches: fc.array(batch, { maxLength: 5 }),
  prices: fc.tuple(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 20_000 })),
  strips: fc.integer({ min: 0, max: 3 }),
  tablets: fc.integer({ min: 1, max: 9 }),
});

it('the screen’s preview out of the catalogue’s products is what the checkout charges, whatever the batches', {
  timeout: 180_000,
}, () => {
  fc.assert(
    fc.property(fc.array(goods, { minLength: 1, maxLength: 3 }), (wanted) => {
      const shop = createTestShop();
      try {
        const context = actAs(shop, 'owner');
        let cart = newCart(() => shop.ports.ids.next());
        for (const { prices, strips, tablets, ...spec } of wanted) {
          const packs = [
            { unit: 'tablet' as const, size: 1, price: prices[0] },
            { unit: 'strip' as const, size: 10, price: prices[1] },
          ];
          shop.clock.advance(1000);
          const { id } = addGoods(shop, { ...spec, baseUnit: 'tablet', packs });
          const [product] = readProducts(context, [id]);
          if (!product) throw new Error('no product');
          const parts = [
            { packId: product.packs[0]?.id ?? '', quantity: baseUnits(tablets) },
            { packId: product.packs[1]?.id ?? '', quantity: baseUnits(strips * 10) },
          ].filter((part) => part.quantity > 0);
          const lineId = shop.ports.ids.next();
          cart = cartReducer(cart, { type: 'add-parts', lineId, product, parts });
          cart = cartReducer(cart, { type: 'acknowledge', lineId, warnings: ['oversell'] });
        }
        const preview = previewCart(cart, RULES);
        const { lines, billDiscount } = cart.draft;
        const quote = quoteCart(context, { lines, billDiscount });
        expect(quote).toMatchObject({ total: preview.total, vatIncluded: preview.vatIncluded });
        expect(
          quote.lines.map(({ amount, shortage, allocations }) => ({ amount, shortage, allocations })),
        ).toEqual(
          preview.lines.map(({ amount, shortage, allocations }) => ({ amount, shortage, allocations })),
        );
        const sale = checkout(context, checkoutOf(cart, preview, [cashTender(preview.total, preview.total)]));
        expect(sale.total).toBe(preview.total);
      } finally {
        shop.db.close();
      }
    }),
    { numRuns: 50 },
  );
});
