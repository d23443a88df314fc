import type { Context } from '../app/shop.ts';
import {
  isQuick,
  type ReceiptsList,
  type ReceiptsQuery,
  readReceipts,
  refuseHiddenFigure,
} from '../reports/index.ts';

/**
 * Receipts, newest first: by number, phone, item, customer or amount in `text`, and by whatever a report's figure is made of.
 * `total` and `amount` are of all that fit, not of the page; `amount` adds up what of each belongs to the figure that was asked for.
 * Throws NOT_ALLOWED for the profit without `cost.view`. What may take long is read where it delays no sale.
 */
export function listSales({ db, actor, reading }: Context, query: ReceiptsQuery): Promise<ReceiptsList> {
  refuseHiddenFigure(query, actor.permissions);
  const ask = { query, language: actor.language };
  return isQuick(query) ? Promise.resolve(readReceipts(db, ask)) : reading.run('receipts', ask);
}
