import { expect, it } from 'vitest';
import type { Promo } from '../../shared/marketplace/sync.contract.ts';
import { paisa } from '../../shared/money/money.ts';
import { connectedShop } from '../testing/connected-shop.ts';
import { overLine } from '../testing/over-line.ts';
import { standInMarket } from '../testing/stand-in-market.ts';
import { actAs } from '../testing/test-shop.ts';
import { noteHello } from './link.repo.ts';
import { putPromo } from './put-promo.ts';

const DAY = 86_400_000;

it('lets a promo code that begins now begin now at the marketplace, whatever this computer takes the time for', async () => {
  const market = standInMarket();
  const told: Promo[] = [];
  const shop = connectedShop(
    market,
    overLine(market.open, async (name, go, input) => {
      if (name === 'hello') return { ...((await go()) as object), now: now() - DAY };
      told.push(input as Promo);
      return { ...(input as Promo), used: 0 };
    }),
  );
  const now = () => shop.ports.clock.now();
  // Before the clock was set, which nobody told the marketplace of since.
  noteHello(shop.db, {
    shop: market.shop,
    isMedicineOrderable: true,
    listings: 0,
    clockAheadMs: 0,
  });
  const promo = {
    code: 'EID-10',
    percentBp: 1000,
    amount: null,
    minimum: paisa(0),
    startsAt: now(),
    endsAt: now() + 30 * DAY,
    maxUses: 100,
  };
  await putPromo(actAs(shop, 'owner'), promo);
  expect(told).toEqual([{ ...promo, startsAt: now() - DAY, endsAt: now() + 29 * DAY }]);
});
