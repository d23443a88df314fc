export { addSaleToTotals } from './add-sale-to-totals.ts';
export { compareTotals } from './compare-totals.ts';
export { exportAll } from './export-all.ts';
export { exportDay } from './export-day.ts';
export { exportList, printList } from './read-list.ts';
export { type ReceiptsList, readReceipts } from './read-receipts.ts';
export { readSpan } from './read-span.ts';
export { isQuick, type ReceiptsQuery, refuseHiddenFigure } from './receipts-query.ts';
