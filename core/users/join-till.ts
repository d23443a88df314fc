import type { TillDto } from '../../shared/contract/users.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { toLatinDigits } from '../../shared/text/digits.ts';
import type { Shop } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { chargeGuess, forgiveGuess } from './guess-guard.ts';
import { newToken } from './open-session.ts';
import { hashToken } from './sessions.repo.ts';
import { insertTill, takePairingCode } from './tills.repo.ts';

/** What is stored of a pairing code; digits of either script, spaces and hyphens as people type them. */
export function hashPairingCode(code: string): string {
  return hashToken(`pairing:${toLatinDigits(code).replace(/[\s-]/g, '')}`);
}

/**
 * Joins a till with a pairing code: it gets the next number, a receipt sequence and a token of its own.
 * Throws PAIRING_REFUSED for a wrong, used or old code and LOCKED_OUT after five wrong ones, whoever sent them.
 */
export function joinTill(
  shop: Shop,
  input: { code: string; name: string },
): { till: TillDto; tillToken: string } {
  const now = shop.ports.clock.now();
  const charge = chargeGuess(shop.db, ['pairing'], now);
  const tillToken = newToken();
  const till = shop.db.transaction('users.join-till', () => {
    const createdBy = takePairingCode(shop.db, hashPairingCode(input.code), now);
    const common = { at: now, entity: 'till', details: {} };
    if (createdBy === undefined) {
      appendAudit(shop.db, {
        ...common,
        userId: null,
        tillId: null,
        action: 'till.join-refused',
        entityId: 'unknown',
      });
      return null;
    }
    forgiveGuess(shop.db, charge);
    const joined = insertTill(shop.db, { name: input.name, tokenHash: hashToken(tillToken), now });
    appendAudit(shop.db, {
      ...common,
      userId: createdBy,
      tillId: joined.id,
      action: 'till.join',
      entityId: String(joined.id),
    });
    return joined;
  });
  if (till) return { till, tillToken };
  throw charge.lockedUntil > now
    ? new Refusal('LOCKED_OUT', { until: charge.lockedUntil })
    : new Refusal('PAIRING_REFUSED', {});
}
