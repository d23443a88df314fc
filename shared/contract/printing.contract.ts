import { z } from 'zod';
import { refusals } from '../errors/error-codes.ts';
import {
  idSchema,
  instantSchema,
  receiptLanguageSchema,
  requiredTextSchema,
  textSchema,
  uuidV7Schema,
} from './primitives.ts';
import { command, query } from './procedure.ts';

export const printerSchema = z.strictObject({
  id: idSchema,
  name: requiredTextSchema(60),
  /** Dots across: 384 for 58 mm paper, 576 for 80 mm. */
  widthDots: z.union([z.literal(384), z.literal(576)]),
  connection: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('virtual') }),
    z.strictObject({
      kind: z.literal('network'),
      host: requiredTextSchema(253),
      port: z.int().min(1).max(65_535).default(9100),
    }),
    z.strictObject({ kind: z.literal('device'), path: requiredTextSchema(260) }),
    z.strictObject({ kind: z.literal('spooler'), printerName: requiredTextSchema(200) }),
  ]),
  cut: z.boolean(),
  /** Kick the cash drawer when cash is taken. */
  drawer: z.boolean(),
  isDefault: z.boolean(),
});
export type PrinterDto = z.infer<typeof printerSchema>;

const addressSchema = z.union([z.ipv4(), z.ipv6()]);
/** The names that printers bear in networks of Windows have underscores too, which names of the internet have not. */
const HOST_NAME =
  /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/i;

/** True for what a printer of the network can be reached by: an IP address (of version 6 also with its zone) or a host name. */
export function isHost(text: string): boolean {
  if (addressSchema.safeParse(text.replace(/%[\w.-]+$/, '')).success) return true;
  // 192.168.0.500 would pass as a name.
  return HOST_NAME.test(text) && !/^[\d.]+$/.test(text);
}

/** A printer as it is set up now; older files may hold addresses that nothing checked. */
export const newPrinterSchema = printerSchema.refine(
  ({ connection }) => connection.kind !== 'network' || isHost(connection.host),
  { path: ['connection', 'host'], error: 'an IP address or a host name' },
);

export const printJobSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['receipt', 'reprint', 'test', 'drawer']),
  saleId: uuidV7Schema.nullable(),
  receiptCode: z.string().nullable(),
  printerId: idSchema,
  printerName: z.string(),
  status: z.enum(['queued', 'printing', 'done', 'failed', 'cancelled']),
  attempts: z.int(),
  createdAt: instantSchema,
  retryAt: instantSchema.nullable(),
  doneAt: instantSchema.nullable(),
  lastError: z.string(),
});
export type PrintJobDto = z.infer<typeof printJobSchema>;

export const printingContract = {
  printers: query('printing.use', '/printing/printers')
    .input(z.strictObject({}))
    .output(z.strictObject({ items: z.array(printerSchema) })),
  /** Names of the printers the operating system knows (Electron only; empty elsewhere). */
  systemPrinters: query('printing.manage', '/printing/system-printers')
    .input(z.strictObject({}))
    .output(z.strictObject({ items: z.array(z.string()) })),
  savePrinter: command('printing.manage', '/printing/printers')
    .errors(refusals('DUPLICATE'))
    .input(newPrinterSchema)
    .output(printerSchema),
  removePrinter: command('printing.manage', '/printing/printers/remove')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ id: idSchema }))
    .output(z.strictObject({})),
  /** Queues a test page: both scripts, conjuncts, a ruler of the paper width. */
  testPage: command('printing.use', '/printing/test-page')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ jobId: idSchema, printerId: idSchema }))
    .output(printJobSchema),
  /** Opens the drawer without a sale; always audited, with the reason. */
  openDrawer: command('printing.use', '/printing/drawer')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ jobId: idSchema, reason: textSchema(120).default('') }))
    .output(printJobSchema),
  jobs: query('printing.use', '/printing/jobs')
    .input(z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }))
    .output(z.strictObject({ items: z.array(printJobSchema), waiting: z.int(), failed: z.int() })),
  retryJob: command('printing.use', '/printing/jobs/retry')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ id: idSchema }))
    .output(printJobSchema),
  cancelJob: command('printing.use', '/printing/jobs/cancel')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ id: idSchema }))
    .output(printJobSchema),
  /** Prints a stored sale again, marked as a copy; optionally in another language. */
  reprint: command('sales.reprint', '/printing/reprint')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(
      z.strictObject({ jobId: idSchema, saleId: uuidV7Schema, language: receiptLanguageSchema.optional() }),
    )
    .output(printJobSchema),
  /** The receipt as a PNG, as the printer would draw it. */
  preview: query('sales.view', '/printing/preview')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(
      z.strictObject({
        saleId: uuidV7Schema,
        language: receiptLanguageSchema.optional(),
        widthDots: z.coerce
          .number()
          .pipe(z.union([z.literal(384), z.literal(576)]))
          .default(576),
      }),
    )
    .output(z.strictObject({ pngBase64: z.string(), width: z.int(), height: z.int() })),
};
