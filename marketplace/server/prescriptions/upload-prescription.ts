import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { AccountContext } from '../app/market.ts';
import { drawSizes } from '../ingest/index.ts';
import { dropLoose, findOwner, insertPrescription } from './prescriptions.repo.ts';

const LONGEST_SIDE = 1_600;
const MOST_LOOSE = 10;

/**
 * Keeps a photo of a prescription for an order to come, drawn anew so that nothing of the file itself is kept. The same id again changes nothing. Throws
 * BAD_PICTURE, and NOT_FOUND_RECORD for an id of somebody else's.
 */
export async function uploadPrescription(
  context: AccountContext,
  upload: { prescriptionId: string; picture: { contentBase64: string } },
): Promise<{ prescriptionId: string }> {
  const { prescriptionId } = upload;
  const accountId = context.account.id;
  const requireOwn = (owner: string | null) => {
    if (owner !== accountId)
      throw new MarketRefusal('NOT_FOUND_RECORD', { entity: 'prescription', id: prescriptionId });
  };
  const before = await findOwner(context.db, prescriptionId);
  if (before !== null) {
    requireOwn(before);
    return { prescriptionId };
  }
  const [content] = await drawSizes(Buffer.from(upload.picture.contentBase64, 'base64'), [LONGEST_SIDE]);
  if (!content) throw new Error('a photo was not drawn');
  await context.db.transaction(async (sql) => {
    const now = context.ports.clock.now();
    const photo = { id: prescriptionId, accountId, mime: 'image/webp', content, now };
    if (!(await insertPrescription(sql, photo))) requireOwn(await findOwner(sql, prescriptionId));
    await dropLoose(sql, accountId, MOST_LOOSE);
  });
  return { prescriptionId };
}
