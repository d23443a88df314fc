import type { ReceiptLanguage } from '../../shared/contract/primitives.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Shop } from '../app/shop.ts';
import { bitmapToPng } from './bitmap.ts';
import { drawLayout, layOutSale, paperOf } from './prepare-job.ts';

/** The receipt of a stored sale as a PNG, dot for dot as the printer draws it. Refuses an unknown sale. */
export async function previewReceipt(
  shop: Shop,
  input: { saleId: string; language?: ReceiptLanguage | undefined; widthDots: 384 | 576 },
): Promise<{ pngBase64: string; width: number; height: number }> {
  const paper = paperOf(input.widthDots);
  const layout = layOutSale(shop, input.saleId, {
    language: input.language ?? null,
    copy: 'original',
    paper,
  });
  if (!layout) throw new Refusal('NOT_FOUND_RECORD', { entity: 'sale', id: input.saleId });
  const picture = await drawLayout(shop, layout, paper);
  return {
    pngBase64: bitmapToPng(picture).toString('base64'),
    width: picture.width,
    height: picture.height,
  };
}
