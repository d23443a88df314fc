import path from 'node:path';
import type { ReceiptLanguage } from '../../shared/contract/primitives.ts';
import type { PrinterDto } from '../../shared/contract/printing.contract.ts';
import type { PaperWidth, ReceiptData } from '../../shared/receipt/receipt-data.ts';
import { layOutReceipt } from '../../shared/receipt/receipt-layout.ts';
import type { ReceiptLayout } from '../../shared/receipt/receipt-row.ts';
import type { Shop } from '../app/shop.ts';
import { readSettings } from '../settings/index.ts';
import type { Bitmap } from './bitmap.ts';
import { encodeEscPos } from './escpos-encode.ts';
import type { PrintPayload } from './printer-driver.ts';
import { isDrawerFresh } from './printer-rules.ts';
import type { PrintJobRow } from './printing.repo.ts';
import { receiptOfSale } from './receipt-rules.ts';
import { findStoredSale } from './stored-sale.repo.ts';
import { layOutTestPage } from './test-page-layout.ts';

/** The paper that a picture of so many dots across is for. */
export function paperOf(widthDots: PrinterDto['widthDots']): PaperWidth {
  return widthDots === 384 ? 58 : 80;
}

/** Draws rows with the fonts that come with the program. */
export async function drawLayout(shop: Shop, layout: ReceiptLayout, paper: PaperWidth): Promise<Bitmap> {
  // Loaded by the first picture: the canvas is 20 MB that no start and no scan should wait for.
  const { drawReceipt } = await import('./draw-receipt.ts');
  return drawReceipt(layout, paper, path.join(shop.options.resourcesFolder, 'fonts'));
}

/** The receipt of a stored sale, in its own language unless another is asked for; undefined when there is no such sale. */
export function layOutSale(
  shop: Shop,
  saleId: string,
  as: { language: ReceiptLanguage | null; copy: ReceiptData['copy']; paper: PaperWidth },
): ReceiptLayout | undefined {
  const stored = findStoredSale(shop.db, saleId);
  if (!stored) return undefined;
  const data = receiptOfSale(
    stored.sale,
    { ...readSettings(shop.db), ...stored.letterhead },
    {
      copy: as.copy,
      training: shop.options.training,
    },
  );
  return layOutReceipt(data, as.language ?? stored.language, as.paper);
}

function layOutJob(shop: Shop, job: PrintJobRow, printer: PrinterDto): ReceiptLayout | null {
  if (job.kind === 'drawer') return null;
  if (job.kind === 'test') return layOutTestPage(printer, shop.ports.clock.now());
  const layout = layOutSale(shop, job.saleId ?? '', {
    language: job.language,
    copy: job.kind === 'reprint' ? 'reprint' : 'original',
    paper: paperOf(printer.widthDots),
  });
  if (!layout) throw new Error(`print job ${job.id} is for a sale that is not there`);
  return layout;
}

/** What goes to the printer for a job: drawn from what is stored now, the drawer pulse only while somebody waits for it. */
export async function prepareJob(shop: Shop, job: PrintJobRow, printer: PrinterDto): Promise<PrintPayload> {
  const layout = layOutJob(shop, job, printer);
  const picture = layout && (await drawLayout(shop, layout, paperOf(printer.widthDots)));
  const kick =
    job.kickDrawer &&
    (printer.drawer || job.kind === 'drawer') &&
    isDrawerFresh(job.createdAt, shop.ports.clock.now());
  const bytes = encodeEscPos({
    picture,
    // Which of the two pins a drawer's cable uses is nothing a shopkeeper knows; the other one is not connected.
    drawerPins: kick ? [2, 5] : [],
    cut: printer.cut ? 'partial' : 'none',
  });
  return { jobId: job.id, title: job.receiptCode ?? job.kind, bytes, picture };
}
