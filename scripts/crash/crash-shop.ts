import path from 'node:path';
import { addCustomer, addGoods, type TestGoods } from '../../core/testing/test-goods.ts';
import { actAs, createTestShop } from '../../core/testing/test-shop.ts';
import { hashToken } from '../../core/users/index.ts';

/** A till of the crash test: the header values that let it in. */
export type CrashTill = { id: number; token: string; tillToken: string };

/** What the stream of sales needs to know of the shop. */
export type CrashShop = {
  file: string;
  goods: TestGoods[];
  /** Few of them on hand: both tills want the last one. */
  scarce: TestGoods;
  customerId: string;
  tills: CrashTill[];
};

/** Makes a shop with two paired tills, a signed-in user at each, goods in two batches each, and a customer. */
export function makeCrashShop(folder: string): CrashShop {
  const file = path.join(folder, 'shop.sqlite');
  const shop = createTestShop({ file, ports: { clock: { now: () => Date.now() } } });
  const now = Date.now();
  const tills = [1, 2].map((id): CrashTill => {
    const { actor } = actAs(shop, 'owner', id);
    const till = {
      id,
      token: `crash-session-of-till-${id}`,
      tillToken: `crash-token-of-till-${id}-0123456789`,
    };
    shop.db.statement('UPDATE tills SET token_hash = ? WHERE id = ?').run(hashToken(till.tillToken), id);
    // The stream may run for hours; the idle lock is not what is tested here.
    shop.db
      .statement(
        'INSERT INTO sessions (token_hash, user_id, till_id, created_at, last_seen_at) VALUES (?, ?, ?, ?, ?)',
      )
      .run(hashToken(till.token), actor.userId, id, now, now);
    return till;
  });
  const goods = Array.from({ length: 12 }, (_, index) =>
    addGoods(shop, {
      isPublished: index % 2 === 0,
      vatRateBp: index % 3 === 0 ? 1500 : 0,
      packs: [{ unit: 'piece', size: 1, price: 1000 + index * 37 }],
      batches: [
        { onHand: 1000, batchNo: 'A', expiry: '2099-01-01', cost: 700 },
        { onHand: 1_000_000, batchNo: 'B', cost: 800, mrp: 1100 + index * 41 },
      ],
    }),
  );
  const scarce = addGoods(shop, {
    packs: [{ unit: 'piece', size: 1, price: 990 }],
    batches: [{ onHand: 40, cost: 500 }],
  });
  const customerId = addCustomer(shop);
  shop.db.close();
  return { file, goods, scarce, customerId, tills };
}
