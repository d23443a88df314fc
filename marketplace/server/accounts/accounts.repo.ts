import type { AccountDto, AccountRole } from '../../../shared/marketplace/accounts.contract.ts';
import type { Sql } from '../db/market-db.ts';

/** An account with what only the server knows of it. */
export type Account = AccountDto & { passwordHash: string; isVerified: boolean };

type AccountRow = Omit<AccountDto, 'language'> & {
  language: 'bn' | 'en';
  password_hash: string;
  verified_at: Date | null;
};

const COLUMNS = 'id, email, name, phone, language, role, password_hash, verified_at';

const toAccount = (row: AccountRow): Account => ({
  id: row.id,
  email: row.email,
  name: row.name,
  phone: row.phone,
  language: row.language,
  role: row.role,
  passwordHash: row.password_hash,
  isVerified: row.verified_at !== null,
});

/** What goes out of an account. */
export const accountDto = ({ passwordHash: _hash, isVerified: _verified, ...dto }: Account): AccountDto =>
  dto;

/** The account of an address. */
export async function findByEmail(sql: Sql, email: string): Promise<Account | undefined> {
  const [row] = await sql.query<AccountRow>(`SELECT ${COLUMNS} FROM accounts WHERE email = $1`, [email]);
  return row && toAccount(row);
}

/** The account of an address, nobody else's to change until the transaction ends. */
export async function lockByEmail(sql: Sql, email: string): Promise<Account | undefined> {
  const [row] = await sql.query<AccountRow>(
    `SELECT ${COLUMNS} FROM accounts WHERE email = $1 FOR NO KEY UPDATE`,
    [email],
  );
  return row && toAccount(row);
}

/** The account of an id. */
export async function findAccount(sql: Sql, id: string): Promise<Account | undefined> {
  const [row] = await sql.query<AccountRow>(`SELECT ${COLUMNS} FROM accounts WHERE id = $1`, [id]);
  return row && toAccount(row);
}

/** What a new account says of itself. */
export type NewAccount = Omit<AccountDto, 'id'> & { id: string; passwordHash: string };

/** Keeps a new account, not confirmed; false where the address has one already. */
export async function insertAccount(sql: Sql, account: NewAccount, now: number): Promise<boolean> {
  const rows = await sql.query(
    `INSERT INTO accounts (id, email, password_hash, name, phone, language, role, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (email) DO NOTHING RETURNING 1`,
    [
      account.id,
      account.email,
      account.passwordHash,
      account.name,
      account.phone,
      account.language,
      account.role,
      new Date(now),
    ],
  );
  return rows.length > 0;
}

/** Takes an account from whoever signed up with an address that is not confirmed: no password opens it, and nothing they said stays but a name. */
export async function disownAccount(sql: Sql, id: string, name: string): Promise<void> {
  await sql.query(
    `UPDATE accounts SET password_hash = 'none', name = $2, phone = '' WHERE id = $1 AND verified_at IS NULL`,
    [id, name],
  );
}

/** Notes that the address is its owner's. */
export async function markVerified(sql: Sql, id: string, now: number): Promise<void> {
  await sql.query('UPDATE accounts SET verified_at = coalesce(verified_at, $2) WHERE id = $1', [
    id,
    new Date(now),
  ]);
}

/** Replaces the password. */
export async function setPassword(sql: Sql, id: string, passwordHash: string): Promise<void> {
  await sql.query('UPDATE accounts SET password_hash = $2 WHERE id = $1', [id, passwordHash]);
}

/** Gives an account a role. */
export async function setRole(sql: Sql, id: string, role: AccountRole): Promise<void> {
  await sql.query('UPDATE accounts SET role = $2 WHERE id = $1', [id, role]);
}

/** Changes what a person says of themselves. */
export async function updateProfile(
  sql: Sql,
  id: string,
  profile: Pick<AccountDto, 'name' | 'phone' | 'language'>,
): Promise<Account | undefined> {
  const [row] = await sql.query<AccountRow>(
    `UPDATE accounts SET name = $2, phone = $3, language = $4 WHERE id = $1 RETURNING ${COLUMNS}`,
    [id, profile.name, profile.phone, profile.language],
  );
  return row && toAccount(row);
}
