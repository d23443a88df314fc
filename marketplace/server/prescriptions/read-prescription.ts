import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { ShopContext } from '../app/market.ts';
import { findForShop } from './prescriptions.repo.ts';

/** The photo that came with an order of this shop. Throws NOT_FOUND_RECORD for any other. */
export async function readPrescription(
  context: ShopContext,
  asked: { orderId: string; prescriptionId: string },
): Promise<{ mime: string; contentBase64: string }> {
  const photo = await findForShop(context.db, context.shopId, asked.orderId, asked.prescriptionId);
  if (!photo)
    throw new MarketRefusal('NOT_FOUND_RECORD', { entity: 'prescription', id: asked.prescriptionId });
  return { mime: photo.mime, contentBase64: Buffer.from(photo.content).toString('base64') };
}
