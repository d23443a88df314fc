import type { ShopDb } from '../db/open.ts';

/** Pictures that the marketplace has room for, as it last said and less what was sent since; not there where it did not say. */
const rooms = new WeakMap<ShopDb, number>();

/** Notes for how many pictures the marketplace has room; null where it does not say. */
export function notePictureRoom(db: ShopDb, room: number | null): void {
  if (room === null) rooms.delete(db);
  else rooms.set(db, room);
}

/** False where a picture would be uploaded only to be refused: shops pay for their lines by the megabyte. */
export function hasPictureRoom(db: ShopDb): boolean {
  return rooms.get(db) !== 0;
}

/** A picture was taken. */
export function takePictureRoom(db: ShopDb): void {
  const room = rooms.get(db);
  if (room !== undefined) rooms.set(db, Math.max(0, room - 1));
}
