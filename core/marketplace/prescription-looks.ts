import type { ShopDb } from '../db/open.ts';

/** So many looks are remembered; the oldest go first, and who answers such an order looks again. */
const MOST = 10_000;

const looks = new WeakMap<ShopDb, Set<string>>();

const keyOf = (userId: string, prescriptionId: string) => `${userId} ${prescriptionId}`;

/** Notes that this person was shown the photo; remembered until the program ends. */
export function noteLook(db: ShopDb, userId: string, prescriptionId: string): void {
  const known = looks.get(db) ?? new Set();
  looks.set(db, known);
  const [oldest] = known;
  if (known.size >= MOST && oldest !== undefined) known.delete(oldest);
  known.add(keyOf(userId, prescriptionId));
}

/** True where this person was shown every one of the photos since the program started. */
export function hasLooked(db: ShopDb, userId: string, prescriptionIds: readonly string[]): boolean {
  return prescriptionIds.every((id) => looks.get(db)?.has(keyOf(userId, id)) === true);
}
