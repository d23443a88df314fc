import { door } from '../app/door.ts';
import { removePrinter, savePrinter } from './manage-printers.ts';
import { previewReceipt } from './preview-receipt.ts';
import { usablePrinters } from './printer-rules.ts';
import { listPrinters } from './printing.repo.ts';
import { openDrawer, reprintSale, requestTestPage } from './request-print.ts';
import { showJobs } from './show-jobs.ts';
import { cancelJob, retryJob } from './steer-job.ts';

/** Printers, print jobs and pictures of receipts. */
export const printingHandlers = {
  printers: door.printing.printers.handler(({ context }) => ({
    items: [...usablePrinters(listPrinters(context.shop.db))],
  })),
  systemPrinters: door.printing.systemPrinters.handler(async ({ context }) => ({
    items: [...((await context.shop.ports.spooler?.list()) ?? [])],
  })),
  savePrinter: door.printing.savePrinter.handler(({ context, input }) =>
    savePrinter({ ...context.shop, actor: context.actor }, input),
  ),
  removePrinter: door.printing.removePrinter.handler(({ context, input }) => {
    removePrinter({ ...context.shop, actor: context.actor }, input.id);
    return {};
  }),
  testPage: door.printing.testPage.handler(({ context, input }) =>
    requestTestPage({ ...context.shop, actor: context.actor }, input),
  ),
  openDrawer: door.printing.openDrawer.handler(({ context, input }) =>
    openDrawer({ ...context.shop, actor: context.actor }, input),
  ),
  jobs: door.printing.jobs.handler(({ context, input }) => showJobs(context.shop, input.limit)),
  retryJob: door.printing.retryJob.handler(({ context, input }) => retryJob(context.shop, input.id)),
  cancelJob: door.printing.cancelJob.handler(({ context, input }) => cancelJob(context.shop, input.id)),
  reprint: door.printing.reprint.handler(({ context, input }) =>
    reprintSale({ ...context.shop, actor: context.actor }, input),
  ),
  preview: door.printing.preview.handler(({ context, input }) => previewReceipt(context.shop, input)),
};
