import type { Promo } from '../../shared/marketplace/sync.contract.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { askMarket } from './reach-market.ts';

/**
 * Adds or changes a promo code. Its times are by this computer's clock, which may be wrong, and are told by the marketplace's: what begins now
 * here begins now there. The audit says what customers get off with it. Throws what `askMarket` does.
 */
export async function putPromo(context: Context, promo: Promo): Promise<Promo & { used: number }> {
  const { db, ports, actor, options } = context;
  const kept = await askMarket(context, async (client) => {
    // Measured now: the clock may have been set since the last greeting.
    const { now } = await client.sync.hello({ appVersion: options.appVersion });
    const ahead = ports.clock.now() - now;
    const times = { startsAt: promo.startsAt - ahead, endsAt: promo.endsAt - ahead };
    return client.sync.putPromo({ ...promo, ...times });
  });
  const { code, percentBp, amount, minimum, maxUses } = promo;
  db.transaction('marketplace.promo', () =>
    appendAudit(db, {
      at: ports.clock.now(),
      userId: actor.userId,
      tillId: actor.tillId,
      action: 'marketplace.promo',
      entity: 'marketplace',
      entityId: 'shop',
      details: { promo: code, percentBp, amount, minimum, maxUses },
    }),
  );
  return kept;
}
