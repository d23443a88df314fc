import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { AccountRole } from '../../../shared/marketplace/accounts.contract.ts';
import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import type { ShopProfile } from '../../../shared/marketplace/shops.contract.ts';
import type { Paisa } from '../../../shared/money/money.ts';
import { signAccessToken } from '../accounts/access-token.ts';
import { SHOP_KEY_PREFIX, tokenHash } from '../accounts/find-caller.ts';
import type { AccountContext, Market, ShopContext } from '../app/market.ts';
import { insertShop, setShopKey } from '../shops/shops.repo.ts';
import { callAs } from './test-market.ts';

/** Dhanmondi 27, where the shops of tests lie unless they say otherwise. */
export const DHANMONDI: Place = { lat: 23.7561, lng: 90.3742 };

/** Open day and night. */
const always = Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]);

/** What a shop of tests says of itself, with `changes` in place of the usual. */
export function shopProfile(changes: Partial<ShopProfile> = {}): ShopProfile {
  return {
    nameBn: 'জনতা ফার্মেসি',
    nameEn: 'Janata Pharmacy',
    kind: 'medicine',
    phone: '01711000000',
    address: 'House 12, Road 27, Dhanmondi',
    division: '',
    district: '',
    upazila: '',
    place: DHANMONDI,
    hours: always,
    delivers: true,
    deliveryRadiusM: 3_000,
    deliveryFee: 4_000 as Paisa,
    deliveryMinimum: 20_000 as Paisa,
    drugLicence: 'DL-1234',
    answerMinutes: 15,
    ...changes,
  };
}

/** Inserts an account with a confirmed address (its password is of no use) and answers how to act as it: directly, or through the door. */
export async function actAsAccount(market: Market, role: AccountRole = 'customer') {
  const id = uuidv7();
  const email = `${role}-${id}@example.org`;
  const now = new Date(market.ports.clock.now());
  await market.db.query(
    `INSERT INTO accounts (id, email, password_hash, name, phone, role, verified_at, created_at) VALUES ($1, $2, 'none', $3, '01811000000', $4, $5, $5)`,
    [id, email, `Test ${role}`, role, now],
  );
  const { accessToken } = await signAccessToken(market, { id, role, isVerified: true });
  const context: AccountContext = { ...market, account: { id, role } };
  return { id, email, accessToken, context, call: callAs(market, accessToken) };
}

/** What a shop of tests can differ in. */
export type TestShopOptions = {
  profile?: Partial<ShopProfile>;
  status?: 'pending' | 'approved' | 'rejected' | 'suspended';
  isPaused?: boolean;
  ownerId?: string;
  lastSyncedAt?: number | null;
};

/** Inserts a shop, approved and just synced unless told otherwise, with its key, and answers how to act as it. */
export async function makeShop(market: Market, options: TestShopOptions = {}) {
  const profile = shopProfile(options.profile);
  const ownerId = options.ownerId ?? (await actAsAccount(market, 'seller')).id;
  const shopId = uuidv7();
  const key = SHOP_KEY_PREFIX + randomBytes(24).toString('base64url');
  const now = market.ports.clock.now();
  await insertShop(market.db, { id: shopId, ownerId, profile, now });
  await setShopKey(market.db, shopId, tokenHash(key), now);
  await market.db.query('UPDATE shops SET status = $2, is_paused = $3 WHERE id = $1', [
    shopId,
    options.status ?? 'approved',
    options.isPaused ?? false,
  ]);
  const syncedAt = options.lastSyncedAt === undefined ? now : options.lastSyncedAt;
  await market.db.query('UPDATE shop_links SET last_synced_at = $2 WHERE shop_id = $1', [
    shopId,
    syncedAt === null ? null : new Date(syncedAt),
  ]);
  const context: ShopContext = { ...market, shopId };
  return { shopId, ownerId, key, context, call: callAs(market, key) };
}
