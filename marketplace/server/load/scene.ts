import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { ShopProfile } from '../../../shared/marketplace/shops.contract.ts';
import { paisa } from '../../../shared/money/money.ts';
import { signAccessToken } from '../accounts/access-token.ts';
import { SHOP_KEY_PREFIX, tokenHash } from '../accounts/find-caller.ts';
import type { Market } from '../app/market.ts';
import type { MarketDb } from '../db/market-db.ts';
import { insertShop, setShopKey } from '../shops/shops.repo.ts';
import { watchPromises } from '../testing/watch-promises.ts';

/** A shop with its key, and people with their tokens. */
export type LoadScene = { shopId: string; key: string; people: { id: string; token: string }[] };

const PROFILE: Omit<ShopProfile, 'hours'> = {
  nameBn: '',
  nameEn: 'Load test',
  kind: 'grocery',
  phone: '01700000000',
  address: 'Dhaka',
  division: '',
  district: '',
  upazila: '',
  place: { lat: 23.7561, lng: 90.3742 },
  delivers: false,
  deliveryRadiusM: 0,
  deliveryFee: paisa(0),
  deliveryMinimum: paisa(0),
  drugLicence: '',
  answerMinutes: 60,
};

/** Writes an open shop and `buyers` confirmed accounts, and lets the database note every promise. */
export async function makeScene(db: MarketDb, tokenSecret: string, buyers: number): Promise<LoadScene> {
  await watchPromises(db);
  const shopId = uuidv7();
  const key = SHOP_KEY_PREFIX + randomBytes(24).toString('base64url');
  const people = Array.from({ length: buyers + 1 }, () => uuidv7());
  const now = new Date();
  await db.query(
    `INSERT INTO accounts (id, email, password_hash, name, phone, role, verified_at, created_at)
     SELECT id, id || '@example.org', 'none', 'Load test', '01900000000', 'customer', $2, $2 FROM unnest($1::uuid[]) AS id`,
    [people, now],
  );
  const hours = Array.from({ length: 7 }, () => [{ from: 0, to: 1_440 }]);
  const profile = { ...PROFILE, hours };
  await insertShop(db, { id: shopId, ownerId: people[0] ?? '', profile, now: now.getTime() });
  await setShopKey(db, shopId, tokenHash(key), now.getTime());
  await db.query("UPDATE shops SET status = 'approved' WHERE id = $1", [shopId]);
  const signer = {
    ports: { clock: { now: () => Date.now() } },
    options: { tokenSecret: new TextEncoder().encode(tokenSecret) },
  } as Market;
  const signed = people.slice(1).map(async (id) => ({
    id,
    token: (await signAccessToken(signer, { id, role: 'customer', isVerified: true })).accessToken,
  }));
  return { shopId, key, people: await Promise.all(signed) };
}
