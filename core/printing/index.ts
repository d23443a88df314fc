export { enqueueDrawer, enqueueReceipt } from './enqueue-receipt.ts';
export { startPrintQueue } from './print-queue.ts';
