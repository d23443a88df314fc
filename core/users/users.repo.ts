import type { UserDto } from '../../shared/contract/users.contract.ts';
import type { ShopDb } from '../db/open.ts';
import type { Reader } from '../db/reader.ts';

type StoredUser = Omit<UserDto, 'isActive'> & { isActive: number };

const COLUMNS = 'id, name, role, language, is_active AS isActive';

function toUser(row: StoredUser): UserDto {
  return { ...row, isActive: row.isActive === 1 };
}

/** All users, active first, owners first, then by name. */
export function listAllUsers(db: Reader): UserDto[] {
  return db
    .statement<[], StoredUser>(
      `SELECT ${COLUMNS} FROM users
       ORDER BY is_active DESC, CASE role WHEN 'owner' THEN 0 WHEN 'manager' THEN 1 WHEN 'pharmacist' THEN 2 ELSE 3 END, name`,
    )
    .all()
    .map(toUser);
}

/** One user. */
export function findUser(db: ShopDb, id: string): UserDto | undefined {
  const row = db.statement<[string], StoredUser>(`SELECT ${COLUMNS} FROM users WHERE id = ?`).get(id);
  return row && toUser(row);
}

/** The user of exactly this name. */
export function findUserByName(db: ShopDb, name: string): UserDto | undefined {
  const row = db.statement<[string], StoredUser>(`SELECT ${COLUMNS} FROM users WHERE name = ?`).get(name);
  return row && toUser(row);
}

/** The stored PIN hash of an active user; null when there is none. */
export function findPinHash(db: ShopDb, userId: string): string | null {
  const row = db
    .statement<[string], { pinHash: string }>(
      'SELECT pin_hash AS pinHash FROM users WHERE id = ? AND is_active = 1',
    )
    .get(userId);
  return row?.pinHash ?? null;
}

/** Adds an active user. */
export function insertUser(
  db: ShopDb,
  user: Omit<UserDto, 'isActive'> & { pinHash: string; now: number },
): void {
  db.statement(
    'INSERT INTO users (id, name, role, language, pin_hash, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(user.id, user.name, user.role, user.language, user.pinHash, user.now);
}

/** Stores all but the PIN. */
export function saveUser(db: ShopDb, user: UserDto): void {
  db.statement('UPDATE users SET name = ?, role = ?, language = ?, is_active = ? WHERE id = ?').run(
    user.name,
    user.role,
    user.language,
    user.isActive ? 1 : 0,
    user.id,
  );
}

/** Stores a new PIN, and forgets the one a training shop shows on its sign-in screen. */
export function savePinHash(db: ShopDb, userId: string, pinHash: string): void {
  db.statement('UPDATE users SET pin_hash = ? WHERE id = ?').run(pinHash, userId);
  db.statement("UPDATE settings SET value = json_remove(value, '$.' || ?) WHERE key = 'training-pins'").run(
    JSON.stringify(userId),
  );
}

/** Active owners other than this user. */
export function countOtherOwners(db: ShopDb, userId: string): number {
  return (
    db
      .statement<[string], { count: number }>(
        "SELECT count(*) AS count FROM users WHERE role = 'owner' AND is_active = 1 AND id <> ?",
      )
      .get(userId)?.count ?? 0
  );
}

/** True once anybody exists. */
export function hasUsers(db: ShopDb): boolean {
  return db.statement('SELECT 1 FROM users LIMIT 1').get() !== undefined;
}

/** PINs that the sign-in screen of a training shop shows, by user id. */
export function readTrainingPins(db: ShopDb): Record<string, string> {
  const row = db
    .statement<[], { value: string }>("SELECT value FROM settings WHERE key = 'training-pins'")
    .get();
  return row ? (JSON.parse(row.value) as Record<string, string>) : {};
}

/** Stores the PINs that the sign-in screen of a training shop shows. */
export function writeTrainingPins(db: ShopDb, pins: Record<string, string>, now: number): void {
  db.statement(
    "INSERT INTO settings (key, value, updated_at) VALUES ('training-pins', ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  ).run(JSON.stringify(pins), now);
}
