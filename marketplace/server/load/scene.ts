import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { signAccessToken } from '../accounts/access-token.ts';
import { SHOP_KEY_PREFIX, tokenHash } from '../accounts/find-caller.ts';
import type { Market } from '../app/market.ts';
import type { MarketDb } from '../db/market-db.ts';
import { watchPromises } from '../testing/watch-promises.ts';

/** A shop with its key, and people with their tokens. */
export type LoadScene = { shopId: string; key: string; people: { id: string; token: string }[] };

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
  await db.query(
    `INSERT INTO shops (id, owner_id, status, name_bn, name_en, kind, phone, address, division, district, upazila, place, hours, delivers,
       delivery_radius_m, delivery_fee, delivery_minimum, drug_licence, answer_minutes, created_at)
     VALUES ($1, $2, 'approved', '', 'Load test', 'grocery', '01700000000', 'Dhaka', '', '', '',
       ST_SetSRID(ST_MakePoint(90.3742, 23.7561), 4326)::geography, $3, false, 0, 0, 0, '', 60, $4)`,
    [shopId, people[0], JSON.stringify(Array.from({ length: 7 }, () => [{ from: 0, to: 1_440 }])), now],
  );
  await db.query('INSERT INTO shop_links (shop_id, key_hash, key_made_at) VALUES ($1, $2, $3)', [
    shopId,
    tokenHash(key),
    now,
  ]);
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
