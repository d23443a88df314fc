import type { Sql } from '../db/market-db.ts';

/** What a token of a mail is good for. */
export type MailPurpose = 'verify' | 'reset';

/** Ends the tokens of an account for one purpose that went out by mail and were not used. */
export async function endMailTokens(sql: Sql, accountId: string, purpose: MailPurpose): Promise<void> {
  await sql.query('DELETE FROM mail_tokens WHERE account_id = $1 AND purpose = $2', [accountId, purpose]);
}

/** Keeps the hash of a token that went out by mail. */
export async function insertMailToken(
  sql: Sql,
  token: { hash: Buffer; accountId: string; purpose: MailPurpose; expiresAt: number },
): Promise<void> {
  await sql.query(
    'INSERT INTO mail_tokens (token_hash, account_id, purpose, expires_at) VALUES ($1, $2, $3, $4)',
    [token.hash, token.accountId, token.purpose, new Date(token.expiresAt)],
  );
}

/** Uses a token up: its account, or undefined for one that is wrong, used or too old. */
export async function useMailToken(
  sql: Sql,
  hash: Buffer,
  purpose: MailPurpose,
  now: number,
): Promise<string | undefined> {
  const [row] = await sql.query<{ account_id: string }>(
    `UPDATE mail_tokens SET used_at = $3 WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3 RETURNING account_id`,
    [hash, purpose, new Date(now)],
  );
  return row?.account_id;
}

/** Keeps the hash of a refresh token. */
export async function insertRefreshToken(
  sql: Sql,
  token: { hash: Buffer; family: string; accountId: string; now: number; expiresAt: number },
): Promise<void> {
  await sql.query(
    'INSERT INTO refresh_tokens (token_hash, family, account_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)',
    [token.hash, token.family, token.accountId, new Date(token.now), new Date(token.expiresAt)],
  );
}

/** Uses a refresh token up; undefined where it is not good any more. Of two callers at once one gets it. */
export async function useRefreshToken(
  sql: Sql,
  hash: Buffer,
  now: number,
): Promise<{ family: string; accountId: string } | undefined> {
  const [row] = await sql.query<{ family: string; account_id: string }>(
    `UPDATE refresh_tokens SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2
     RETURNING family, account_id`,
    [hash, new Date(now)],
  );
  return row && { family: row.family, accountId: row.account_id };
}

/** The family of a refresh token, and when it was used. */
export async function findRefreshToken(
  sql: Sql,
  hash: Buffer,
): Promise<{ family: string; usedAt: number | null } | undefined> {
  const [row] = await sql.query<{ family: string; used_at: Date | null }>(
    'SELECT family, used_at FROM refresh_tokens WHERE token_hash = $1',
    [hash],
  );
  return row && { family: row.family, usedAt: row.used_at?.getTime() ?? null };
}

/** Ends a session. */
export async function revokeFamily(sql: Sql, family: string, now: number): Promise<void> {
  await sql.query('UPDATE refresh_tokens SET revoked_at = $2 WHERE family = $1 AND revoked_at IS NULL', [
    family,
    new Date(now),
  ]);
}

/** Ends all sessions of an account. */
export async function revokeAll(sql: Sql, accountId: string, now: number): Promise<void> {
  await sql.query('UPDATE refresh_tokens SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL', [
    accountId,
    new Date(now),
  ]);
}

/** Deletes tokens that ended before `before`, at most 10,000 of a kind; answers how many. */
export async function deleteExpiredTokens(sql: Sql, before: number): Promise<number> {
  const rows = await sql.query(
    `WITH refresh AS (
       DELETE FROM refresh_tokens WHERE token_hash IN (SELECT token_hash FROM refresh_tokens WHERE expires_at < $1 LIMIT 10000) RETURNING 1
     ), mail AS (
       DELETE FROM mail_tokens WHERE token_hash IN (SELECT token_hash FROM mail_tokens WHERE expires_at < $1 LIMIT 10000) RETURNING 1
     ) SELECT 1 FROM refresh UNION ALL SELECT 1 FROM mail`,
    [new Date(before)],
  );
  return rows.length;
}
