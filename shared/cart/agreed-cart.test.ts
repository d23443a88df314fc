import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CartLineInput } from '../contract/sales.contract.ts';
import { paisa } from '../money/money.ts';
import { agreedSums, agreementOn, DELIVERY_LINE, PRICE_LINE } from './agreed-cart.ts';
import type { PricedCart, PricedLine } from './cart-types.ts';

const goodsSpec = fc.record({
  quantity: fc.integer({ min: 1, max: 20 }),
  amount: fc.integer({ min: 1, max: 100_000 }),
  rate: fc.integer({ min: 1, max: 5_000 }),
  missing: fc.integer({ min: 0, max: 20 }),
  extra: fc.integer({ min: 0, max: 5 }),
});

const open = (name: string, unitPrice: number): CartLineInput => ({
  kind: 'open',
  lineId: name,
  name,
  quantity: 1 as never,
  unitPrice: paisa(unitPrice),
  discount: paisa(0),
});

it('brings any part of an order’s goods, at whatever the counter asks, to exactly what was agreed for it', () => {
  fc.assert(
    fc.property(
      fc.array(goodsSpec, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 0, max: 6_000 }),
      (specs, promoPercent, delivery) => {
        const whole = specs.reduce((sum, { amount }) => sum + amount, 0);
        const total = whole - Math.floor((whole * promoPercent) / 100) + delivery;
        const goods = specs.map(({ quantity, amount }, at) => ({
          productId: `p${at}`,
          quantity,
          amount: paisa(amount),
        }));
        const agreed = { total: paisa(total), delivery: paisa(delivery), goods };
        const units = specs.map(({ quantity, missing, extra }) =>
          missing >= quantity ? 0 : missing > 0 ? quantity - missing : quantity + extra,
        );
        const lines = specs.flatMap((_, at): CartLineInput[] =>
          units[at]
            ? [{ kind: 'product', productId: `p${at}`, parts: [{ quantity: units[at] }] } as never]
            : [],
        );
        const priced = lines.map((input) => {
          const at = Number((input as { productId: string }).productId.slice(1));
          const quantity = units[at] ?? 0;
          const { rate = 0, quantity: ordered = 0 } = specs[at] ?? {};
          // What comes on top is of another batch, at another price.
          const own = Math.min(quantity, ordered);
          const segments = [
            { quantity: own, amount: own * rate },
            { quantity: quantity - own, amount: (quantity - own) * 3 * rate },
          ];
          return { input, quantity, segments, discount: 0 } as unknown as PricedLine;
        });
        const cart = (billDiscount: number) =>
          ({ lines: priced, billDiscount: paisa(billDiscount) }) as Pick<
            PricedCart,
            'lines' | 'billDiscount'
          >;
        const sums = agreedSums(agreed, lines, cart(0));
        expect(Math.min(sums.discount, sums.price)).toBe(0);
        const asked = specs.reduce(
          (sum, { quantity, rate }, at) => sum + Math.min(quantity, units[at] ?? 0) * rate,
          0,
        );
        const forGoods = asked + sums.price - sums.discount;
        expect(forGoods).toBeGreaterThanOrEqual(0);
        expect(forGoods).toBeLessThanOrEqual(whole);
        if (specs.every(({ quantity }, at) => (units[at] ?? 0) >= quantity))
          expect(forGoods + delivery).toBe(total);
        const brought = [...lines, open(DELIVERY_LINE, sums.delivery), open(PRICE_LINE, sums.price)];
        expect(agreementOn(agreed, brought, cart(sums.discount))).toMatchObject({ waived: 0, more: 0 });
        expect(agreementOn(agreed, lines, cart(sums.discount))?.waived).toBe(sums.price + delivery);
        const dearer = [...brought, open(PRICE_LINE, 7)];
        expect(agreementOn(agreed, dearer, cart(sums.discount))?.more).toBe(7);
      },
    ),
    { numRuns: 500 },
  );
});
