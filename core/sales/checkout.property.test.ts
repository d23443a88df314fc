import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type CheckoutInput,
  checkoutInputSchema,
  saleSchema,
  TENDER_KINDS,
  WARNINGS,
} from '../../shared/contract/sales.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { ledgerProblems } from '../testing/ledger-problems.ts';
import { addCustomer, addGoods, traceOf } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { checkout } from './checkout.ts';

const quantity = fc.oneof(fc.integer({ min: 1, max: 30 }), fc.constantFrom(999_999_999, 1_000_000_000));
const money = fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom(0, 100_000_000_000_000));
const pick = fc.integer({ min: 0, max: 5 });

const anyLine = fc.record({
  open: fc.boolean(),
  product: pick,
  pack: pick,
  quantity,
  discount: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: money }),
  batch: fc.option(pick, { nil: null }),
  unitPrice: money,
  acknowledged: fc.uniqueArray(fc.constantFrom(...WARNINGS)),
});
const anyTender = fc.record({
  kind: fc.constantFrom(...TENDER_KINDS),
  amount: money,
  extra: money,
  trx: fc.option(pick),
});
const anyCart = fc.record({
  lines: fc.array(anyLine, { minLength: 1, maxLength: 4 }),
  tenders: fc.array(anyTender, { minLength: 1, maxLength: 3 }),
  billDiscount: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: money }),
  total: money,
  isHonest: fc.boolean(),
  hasCustomer: fc.boolean(),
});

function makeShop() {
  const shop = createTestShop();
  const goods = [
    addGoods(shop, { oversell: 'allow', batches: [] }),
    addGoods(shop, { isCounted: false, batches: [{ onHand: 3, mrp: 1200, cost: 900 }] }),
    addGoods(shop, {
      oversell: 'warn',
      drugClass: 'rx',
      packs: [
        { unit: 'strip', size: 10, price: 7 },
        { unit: 'tablet', size: 1, price: 1 },
      ],
    }),
    addGoods(shop, {
      batches: [
        { onHand: 9, expiry: '2026-11-20' },
        { onHand: 4, status: 'quarantined' },
      ],
    }),
    addGoods(shop, { oversell: 'allow', packs: [{ unit: 'piece', size: 1, price: 90_000_000_000_000 }] }),
  ];
  return { shop, goods, context: actAs(shop, 'owner'), customerId: addCustomer(shop) };
}

function inputOf(
  world: ReturnType<typeof makeShop>,
  cart: typeof anyCart extends fc.Arbitrary<infer T> ? T : never,
): unknown {
  const { shop, goods, customerId } = world;
  const id = () => shop.ports.ids.next();
  return {
    saleId: id(),
    lines: cart.lines.map((line) => {
      const product = goods[line.product];
      const { quantity: wanted, discount, unitPrice, acknowledged } = line;
      if (line.open)
        return { kind: 'open', lineId: id(), name: 'Thing', quantity: wanted, unitPrice, discount };
      const packId = product?.packs[line.pack % 2] ?? id();
      const batchId = line.batch === null ? null : (product?.batches[line.batch] ?? id());
      const parts = [{ packId, quantity: wanted }];
      return {
        kind: 'product',
        lineId: id(),
        productId: product?.id ?? id(),
        parts,
        batchId,
        discount,
        acknowledged,
      };
    }),
    billDiscount: cart.billDiscount,
    customerId: cart.hasCustomer ? customerId : null,
    tenders: cart.tenders.map(({ kind, amount, extra, trx }) => {
      if (kind === 'cash') return { kind, amount, received: Math.min(100_000_000_000_000, amount + extra) };
      return kind === 'baki' ? { kind, amount } : { kind, amount, trxId: trx === null ? null : `TRX${trx}0` };
    }),
    expectedTotal: cart.total,
  };
}

/** What the server would charge, learnt from its own refusal: lets a wild cart get as far as it can. */
function honest(input: CheckoutInput, refusal: Refusal): CheckoutInput {
  const { total } = refusal.data as { total: number };
  const tender = { kind: 'cash' as const, amount: total as never, received: total as never };
  return { ...input, expectedTotal: total as never, tenders: [tender] };
}

it('any cart of the right form is sold whole or refused by name without a trace, and never breaks a ledger', {
  timeout: 180_000,
}, () => {
  fc.assert(
    fc.property(fc.array(anyCart, { minLength: 1, maxLength: 6 }), (carts) => {
      const world = makeShop();
      const { shop, context } = world;
      const attempt = (input: CheckoutInput): Refusal | null => {
        const before = traceOf(shop);
        try {
          expect(saleSchema.safeParse(checkout(context, input)).error).toBeUndefined();
          return null;
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          expect(traceOf(shop)).toEqual(before);
          return error;
        }
      };
      try {
        for (const cart of carts) {
          const input = checkoutInputSchema.parse(inputOf(world, cart));
          const refusal = attempt(input);
          if (cart.isHonest && refusal?.code === 'PRICE_CHANGED') attempt(honest(input, refusal));
        }
        expect(ledgerProblems(shop.db.sqlite)).toEqual([]);
      } finally {
        shop.db.close();
      }
    }),
    { numRuns: 80 },
  );
});
