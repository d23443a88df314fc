import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import type { Shop } from '../app/shop.ts';
import { pictureRow } from '../catalog/index.ts';
import type { MarketClient } from '../ports/ports.ts';
import { pictureHashes } from './goods.repo.ts';
import { hasPictureRoom, notePictureRoom, takePictureRoom } from './picture-room.ts';
import { nextPicture, settlePicture } from './queue.repo.ts';

type Mime = 'image/jpeg' | 'image/png' | 'image/webp';
const MIMES: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'] satisfies Mime[];
/** What puts a picture aside: it cannot be taken, or not before there is room. */
const REFUSALS: ReadonlySet<string> = new Set(['BAD_PICTURE', 'NOT_UNDERSTOOD', 'SHELF_FULL']);

/** Sends one picture that the marketplace asked for; false where none waits. Throws MarketFailure where the call failed. */
export async function sendPicture(
  { db }: Pick<Shop, 'db'>,
  client: MarketClient,
  signal: AbortSignal,
): Promise<boolean> {
  const wanted = nextPicture(db);
  if (!wanted) return false;
  const { hash, productId } = wanted;
  const found = pictureHashes(db, productId).find((picture) => picture.hash === hash);
  const picture = found && pictureRow(db, found.pictureId);
  if (!picture || !MIMES.includes(picture.mime)) {
    settlePicture(db, hash, picture ? 'BAD_PICTURE' : '');
    return true;
  }
  if (!hasPictureRoom(db)) {
    settlePicture(db, hash, 'SHELF_FULL');
    return true;
  }
  try {
    const content = { mime: picture.mime as Mime, contentBase64: picture.content.toString('base64') };
    await client.sync.putPicture({ hash, picture: content }, { signal });
    settlePicture(db, hash, '');
    takePictureRoom(db);
  } catch (error) {
    if (!(error instanceof MarketFailure)) throw error;
    const isRefused = REFUSALS.has(error.code);
    // It may be this picture that the marketplace fails on: the next is tried, and this one with the next comparison of versions.
    if (isRefused || error.code === 'SERVER_TROUBLE') settlePicture(db, hash, error.code);
    if (!isRefused) throw error;
    if (error.code === 'SHELF_FULL') notePictureRoom(db, 0);
  }
  return true;
}
