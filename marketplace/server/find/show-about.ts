import type { AboutDto } from '../../../shared/marketplace/find.contract.ts';
import type { Market } from '../app/market.ts';
import { readSettings } from '../settings/index.ts';

/** What of the server's settings every page may know. */
export async function showAbout({ db, options, payments }: Market): Promise<AboutDto> {
  const { isMedicineOrderable } = await readSettings(db);
  const { isDemo, tiles } = options;
  return { isMedicineOrderable, isDemo, payments: ['cash', ...payments.methods], tiles };
}
