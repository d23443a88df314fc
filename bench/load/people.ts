import { v7 as uuidv7 } from 'uuid';
import { TOKEN_SECRET } from '../../e2e/market-node.ts';
import { signAccessToken } from '../../marketplace/server/accounts/access-token.ts';
import type { Market } from '../../marketplace/server/app/market.ts';
import type { MarketDb } from '../../marketplace/server/db/market-db.ts';

/** Writes so many confirmed accounts, and answers their tokens: signing each of them up by mail would be a test of mails. */
export async function makePeople(db: MarketDb, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => uuidv7());
  await db.query(
    `INSERT INTO accounts (id, email, password_hash, name, phone, role, verified_at, created_at)
     SELECT id, id || '@example.org', 'none', 'Load test', '01900000000', 'customer', $2, $2 FROM unnest($1::uuid[]) AS id`,
    [ids, new Date()],
  );
  const signer = {
    ports: { clock: { now: () => Date.now() } },
    options: { tokenSecret: new TextEncoder().encode(TOKEN_SECRET) },
  } as Market;
  const signed = ids.map((id) => signAccessToken(signer, { id, role: 'customer', isVerified: true }));
  return (await Promise.all(signed)).map(({ accessToken }) => accessToken);
}
