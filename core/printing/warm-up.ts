import type { Shop } from '../app/shop.ts';
import { drawLayout, paperOf } from './prepare-job.ts';
import { listPrinters } from './printing.repo.ts';
import { layOutTestPage } from './test-page-layout.ts';

/**
 * Draws a page that nobody prints, so that canvas and fonts are there before the first sale: loading them takes as long as a scan may
 * not wait. Where the shop prints nothing they stay out of memory.
 */
export async function warmUpDrawing(shop: Shop): Promise<void> {
  const printer = listPrinters(shop.db)[0];
  if (printer)
    await drawLayout(shop, layOutTestPage(printer, shop.ports.clock.now()), paperOf(printer.widthDots));
}
