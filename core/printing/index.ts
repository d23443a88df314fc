export { enqueueDrawer, enqueueReceipt, type ReceiptRequest } from './enqueue-receipt.ts';
export { type PrintQueue, startPrintQueue } from './print-queue.ts';
