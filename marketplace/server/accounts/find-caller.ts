import { createHash } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { accountRoleSchema } from '../../../shared/marketplace/accounts.contract.ts';
import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { Caller, MarketCall } from '../app/market.ts';
import { findShopOfKey } from './shop-keys.repo.ts';

/** A shop's key begins with this, so that one found in a log or a chat is known for what it is. */
export const SHOP_KEY_PREFIX = 'dks_';

const claims = z.object({ sub: z.uuid(), role: accountRoleSchema, verified: z.boolean() });

/** The hash under which a key or a refresh token is kept. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

const tokenOf = ({ reqHeaders }: MarketCall): string | undefined =>
  /^Bearer ([\w.~+/-]{20,2000})$/.exec(reqHeaders?.get('authorization') ?? '')?.[1];

/** True where a call comes with what looks like a shop's key. */
export function bringsKey(call: MarketCall): boolean {
  return tokenOf(call)?.startsWith(SHOP_KEY_PREFIX) ?? false;
}

/**
 * Who calls: a shop by its key, a person by an access token that this server signed and that has not expired, or nobody. A token that is not good
 * is nobody's, and the procedure's access decides. Throws NOT_ALLOWED, with the reason, for the
 * key of a shop that administrators suspended, or refused where the procedure is not one of those by which it mends itself.
 */
export async function findCaller(
  call: MarketCall,
  { mayBeRejected = false }: { mayBeRejected?: boolean },
): Promise<Caller> {
  const { market } = call;
  const token = tokenOf(call);
  if (token === undefined) return { kind: 'nobody' };
  if (token.startsWith(SHOP_KEY_PREFIX)) {
    const shop = await findShopOfKey(market.db, tokenHash(token));
    // One that waits for the administrators may fill its shelf.
    if (shop?.status === 'suspended' || (shop?.status === 'rejected' && !mayBeRejected))
      throw new MarketRefusal('NOT_ALLOWED', { shop: { status: shop.status, reason: shop.reason } });
    return shop ? { kind: 'shop', shopId: shop.shopId } : { kind: 'nobody' };
  }
  try {
    const { payload } = await jwtVerify(token, market.options.tokenSecret, {
      algorithms: ['HS256'],
      issuer: 'dokani',
      audience: 'market',
      currentDate: new Date(market.ports.clock.now()),
      requiredClaims: ['exp'],
    });
    const { sub, role, verified } = claims.parse(payload);
    return { kind: 'account', accountId: sub, role, isVerified: verified };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof z.ZodError) return { kind: 'nobody' };
    throw error;
  }
}
