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

/** Whether an account has an unused token for this purpose that ends after a time. */
export async function hasMailToken(
  sql: Sql,
  accountId: string,
  purpose: MailPurpose,
  endsAfter: number,
): Promise<boolean> {
  const rows = await sql.query(
    'SELECT 1 FROM mail_tokens WHERE account_id = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3 LIMIT 1',
    [accountId, purpose, new Date(endsAfter)],
  );
  return rows.length > 0;
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

/** Where a caller keeps its refresh token: a page in a cookie that its scripts cannot read, a program by itself. */
export type KeepIn = 'cookie' | 'body';

/** Keeps the hash of a refresh token. */
export async function insertRefreshToken(
  sql: Sql,
  token: { hash: Buffer; family: string; accountId: string; keptIn: KeepIn; now: number; expiresAt: number },
): Promise<void> {
  await sql.query(
    `INSERT INTO refresh_tokens (token_hash, family, account_id, kept_in, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [token.hash, token.family, token.accountId, token.keptIn, new Date(token.now), new Date(token.expiresAt)],
  );
}

/** Uses a refresh token up; false where it is not good any more. Of two callers at once one gets it. */
export async function spendRefreshToken(sql: Sql, hash: Buffer, now: number): Promise<boolean> {
  const rows = await sql.query(
    `UPDATE refresh_tokens SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > $2 RETURNING 1`,
    [hash, new Date(now)],
  );
  return rows.length > 0;
}

/** What is known of a refresh token; `keptIn` is null for one from before it was noted. */
export type KnownToken = { family: string; accountId: string; keptIn: KeepIn | null; usedAt: number | null };

/** The refresh token of a hash, good or not. */
export async function findRefreshToken(sql: Sql, hash: Buffer): Promise<KnownToken | undefined> {
  type Row = { family: string; account_id: string; kept_in: KeepIn | null; used_at: Date | null };
  const [row] = await sql.query<Row>(
    'SELECT family, account_id, kept_in, used_at FROM refresh_tokens WHERE token_hash = $1',
    [hash],
  );
  return (
    row && {
      family: row.family,
      accountId: row.account_id,
      keptIn: row.kept_in,
      usedAt: row.used_at?.getTime() ?? null,
    }
  );
}

/**
 * Makes whoever begins, goes on with or ends sessions of this account wait until the transaction ends: a token that is just being issued would
 * outlive the end of its session, which cannot see it.
 */
export async function lockSessions(sql: Sql, accountId: string): Promise<void> {
  await sql.query('SELECT 1 FROM accounts WHERE id = $1 FOR NO KEY UPDATE', [accountId]);
}

/** Ends a session; under `lockSessions`. */
export async function revokeFamily(sql: Sql, family: string, now: number): Promise<void> {
  await sql.query('UPDATE refresh_tokens SET revoked_at = $2 WHERE family = $1 AND revoked_at IS NULL', [
    family,
    new Date(now),
  ]);
}

/** Ends all sessions of an account, those too that are just beginning. */
export async function revokeAll(sql: Sql, accountId: string, now: number): Promise<void> {
  await lockSessions(sql, accountId);
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
