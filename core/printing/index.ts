export { enqueueDrawer, enqueueReceipt } from './enqueue-receipt.ts';
export { startPrintQueue } from './print-queue.ts';
export { pruneJobs } from './prune-jobs.ts';
export { warmUpDrawing } from './warm-up.ts';
