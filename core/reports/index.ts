export { addSaleToTotals } from './add-sale-to-totals.ts';
export { type ReceiptsList, readReceipts } from './read-receipts.ts';
export { isQuick, type ReceiptsQuery } from './receipts-query.ts';
