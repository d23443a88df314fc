import type { TillDto } from '../../shared/contract/users.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { CallContext } from '../app/shop.ts';
import { hashToken } from './sessions.repo.ts';
import { findTill, findTillByTokenHash } from './tills.repo.ts';

/** Header in which a till of the LAN shows its token. */
export const TILL_HEADER = 'x-dokani-till';

/**
 * The till that a call comes from: the one whose token it shows, else the one of this computer's own connections.
 * Throws UNKNOWN_TILL for a wrong token, a removed till, and a call over the LAN without a token.
 */
export function callingTill(call: CallContext): TillDto {
  const token = call.reqHeaders?.get(TILL_HEADER) ?? null;
  const till =
    token !== null
      ? findTillByTokenHash(call.shop.db, hashToken(token))
      : call.localTillId === null
        ? undefined
        : findTill(call.shop.db, call.localTillId);
  if (!till?.isActive) throw new Refusal('UNKNOWN_TILL', {});
  return till;
}
