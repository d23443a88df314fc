import { expect, it } from 'vitest';
import type { Promo } from '../../shared/marketplace/sync.contract.ts';
import { baseUnits, paisa } from '../../shared/money/money.ts';
import { connectedShop } from '../testing/connected-shop.ts';
import { overLine } from '../testing/over-line.ts';
import { standInMarket, TEST_PROFILE } from '../testing/stand-in-market.ts';
import { actAs } from '../testing/test-shop.ts';
import { savePolicy } from './publish-goods.ts';
import { putPromo } from './put-promo.ts';
import { updateShop } from './update-shop.ts';

it('names in the audit who changed what customers online pay, and how the shop stands there', async () => {
  const market = standInMarket();
  const shop = connectedShop(
    market,
    overLine(market.open, async (name, go, input) =>
      name === 'putPromo' ? { ...(input as Promo), used: 0 } : go(),
    ),
  );
  const owner = actAs(shop, 'owner');
  const policy = { safetyStock: baseUnits(2), nearExpiry: { days: 60, percentBp: 5_000 } };
  await savePolicy(owner, policy);
  // Saved as it is, nothing changed.
  await savePolicy(owner, policy);
  const promo = { code: 'EID-10', percentBp: 9_000, amount: null, minimum: paisa(0), maxUses: 100 };
  await putPromo(owner, { ...promo, startsAt: 1_000, endsAt: 2_000 });
  await updateShop(owner, { profile: { ...TEST_PROFILE, deliveryFee: paisa(9_000) }, isPaused: true });
  await updateShop(owner, { profile: { ...TEST_PROFILE, deliveryFee: paisa(9_000) }, isPaused: true });
  const noted = shop.db.sqlite
    .prepare<[], { action: string; userId: string; entityId: string; details: string }>(
      "SELECT action, user_id AS userId, entity_id AS entityId, details FROM audit WHERE action LIKE 'marketplace.%' ORDER BY id",
    )
    .all()
    .map(({ details, ...entry }) => ({ ...entry, details: JSON.parse(details) as unknown }));
  const by = { userId: owner.actor.userId };
  expect(noted).toEqual([
    { ...by, action: 'marketplace.policy', entityId: 'shop', details: policy },
    {
      ...by,
      action: 'marketplace.promo',
      entityId: 'shop',
      details: { promo: 'EID-10', percentBp: 9_000, amount: null, minimum: 0, maxUses: 100 },
    },
    { ...by, action: 'marketplace.shop', entityId: 'shop', details: { keys: ['deliveryFee', 'isPaused'] } },
  ]);
});
