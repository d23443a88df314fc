import type { ShopContext } from '../app/market.ts';
import { noteReport, versionsAfter } from './ingest.repo.ts';

/** What the server holds of this shop, page by page in the order of ids; deletions are versions too. */
export async function listVersions(
  context: ShopContext,
  { after, limit }: { after: string | null; limit: number },
) {
  await noteReport(context.db, context.shopId, new Date(context.ports.clock.now()));
  const rows = await versionsAfter(context.db, context.shopId, after, limit);
  return { items: rows.slice(0, limit), isLast: rows.length <= limit };
}
