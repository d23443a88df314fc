import { z } from 'zod';
import { refusals } from '../errors/error-codes.ts';
import { oversellSchema } from './catalog.contract.ts';
import { idSchema, instantSchema, pageSchema } from './primitives.ts';
import { command, query } from './procedure.ts';

/** What a column of a file can be read as. */
export const IMPORT_FIELDS = [
  'sourceKey',
  'nameBn',
  'nameEn',
  'alias',
  'generic',
  'strength',
  'dosageForm',
  'manufacturer',
  'category',
  'drugClass',
  'shelf',
  'unitLabel',
  'unitPrice',
  'packQuantity',
  'packPrice',
  'presentations',
  'barcode',
  'price',
  'mrp',
  'cost',
  'stock',
  'batchNo',
  'expiry',
  'description',
  'specification',
  'vatRate',
  'pictureUrl',
] as const;
export const importFieldSchema = z.enum(IMPORT_FIELDS);
export type ImportField = z.infer<typeof importFieldSchema>;

/** Column name in the file → field; columns left out are ignored. */
export const importMappingSchema = z.record(z.string().max(200), importFieldSchema);
export type ImportMapping = z.infer<typeof importMappingSchema>;

export const importOptionsSchema = z.strictObject({
  /** Category for rows that name none. */
  categoryId: idSchema.nullable().default(null),
  /** What happens when imported goods are oversold once they are counted; null = the shop's rule. */
  oversell: oversellSchema.nullable().default(null),
  /** Base units of the strip that tablets and capsules get where the file names none; null = none is added. */
  stripOf: z.int().min(2).max(100).nullable().default(null),
});
export type ImportOptions = z.infer<typeof importOptionsSchema>;

export const importStatusSchema = z.enum([
  'uploaded',
  /** Reading, comparing and preparing: can still be cancelled. */
  'running',
  /** Beyond the point of no return: goods change and appear. */
  'applying',
  'done',
  'failed',
  'cancelled',
  /** An undo beyond its point of no return. */
  'undoing',
  'undone',
]);

/** Why an import did not land; nothing of it was kept. `disk-full` and `interrupted` are no fault of the file. */
export const IMPORT_FAILURES = [
  'interrupted',
  'disk-full',
  'disk-fault',
  'unreadable',
  'unexpected',
] as const;
export const importFailureSchema = z.enum(IMPORT_FAILURES);
export type ImportFailure = z.infer<typeof importFailureSchema>;

/** Why a row was refused (`error`) or what to look at though it was taken (`warning`); text under `imports.issue.<code>`. */
export const importIssueSchema = z.strictObject({
  row: z.int(),
  severity: z.enum(['error', 'warning']),
  code: z.enum([
    'no-name',
    'no-price',
    'no-strength',
    'bad-price',
    /** A comma stands where decimals seem to begin (12,50): which amount is meant cannot be told. */
    'decimal-comma',
    /** The amount was finer than a paisa and was rounded. */
    'price-rounded',
    'bad-number',
    'bad-date',
    'bad-check-digit',
    'barcode-taken',
    'barcode-repeated',
    'duplicate-row',
    'names-differ-in-size',
    'bad-presentations',
    'text-too-long',
    'expired',
    'above-mrp',
    'unknown-class',
    'row-too-short',
    /** Generic, strength and form were taken from a known product of the same name. */
    'filled-in',
    /** No strip was added: so many do not make up the pack that the file names. */
    'strip-does-not-fit',
    /** Somebody changed the product while the import ran: what they changed stays. */
    'edited-meanwhile',
    /** The shop's rules did not let the product be changed or made. */
    'not-taken',
  ]),
  column: z.string(),
  value: z.string(),
});
export type ImportIssueDto = z.infer<typeof importIssueSchema>;

export const importSchema = z.strictObject({
  id: idSchema,
  fileName: z.string(),
  /** The sheet that is imported, where the file has several to choose from. */
  sheet: z.string().nullable(),
  status: importStatusSchema,
  rowsTotal: z.int(),
  rowsDone: z.int(),
  /** Products, not rows: one row can make several sellable products. */
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  /** Rows refused with an error. */
  refused: z.int(),
  warnings: z.int(),
  createdAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  failure: importFailureSchema.nullable(),
  canUndo: z.boolean(),
  /** Products that an undo left as they are, because they were sold or changed meanwhile. */
  kept: z.int(),
});
export type ImportDto = z.infer<typeof importSchema>;

export const importPreviewRowSchema = z.strictObject({
  row: z.int(),
  action: z.enum(['create', 'update', 'unchanged', 'refuse']),
  products: z.array(
    z.strictObject({
      nameBn: z.string(),
      nameEn: z.string(),
      generic: z.string(),
      strength: z.string(),
      dosageForm: z.string(),
      manufacturer: z.string(),
      packs: z.string(),
      price: z.int().nullable(),
      /** The pack that the price is for, as it stands in `packs`; empty without a price. */
      pricePack: z.string(),
      barcode: z.string(),
      stock: z.int().nullable(),
    }),
  ),
  issues: z.array(importIssueSchema),
});
export type ImportPreviewRowDto = z.infer<typeof importPreviewRowSchema>;

const importColumnSchema = z.strictObject({ name: z.string(), samples: z.array(z.string()) });

const uploadSchema = z.strictObject({
  import: importSchema,
  /** The sheets with rows of a workbook that has several; empty where there is nothing to choose. */
  sheets: z.array(z.string()),
  columns: z.array(importColumnSchema),
  mapping: importMappingSchema,
});

export const importsContract = {
  /**
   * Takes a CSV or XLSX file, detects columns and suggests what each is; nothing is changed yet. Of several sheets it reads the one that
   * is named, else the largest that looks like goods.
   */
  upload: command('catalog.import', '/imports')
    .errors(refusals('IMPORT_UNREADABLE', 'IMPORT_EMPTY', 'IMPORT_STATE', 'NOT_FOUND_RECORD'))
    .input(
      z.strictObject({
        importId: idSchema,
        fileName: z.string().min(1).max(255),
        contentBase64: z.string().max(90_000_000),
        sheet: z.string().min(1).max(200).optional(),
      }),
    )
    .output(uploadSchema),
  /** Reads another sheet of an upload that was not run yet. It becomes another import, `nextId`, which takes the first one's place. */
  chooseSheet: command('catalog.import', '/imports/sheet')
    .errors(refusals('NOT_FOUND_RECORD', 'IMPORT_STATE', 'IMPORT_UNREADABLE', 'IMPORT_EMPTY'))
    .input(z.strictObject({ importId: idSchema, nextId: idSchema, sheet: z.string().min(1).max(200) }))
    .output(uploadSchema),
  /** What an import with this mapping would do: counts over the whole file, and the first rows in detail. */
  preview: command('catalog.import', '/imports/preview')
    .errors(refusals('NOT_FOUND_RECORD', 'IMPORT_STATE', 'IMPORT_UNREADABLE', 'IMPORT_EMPTY'))
    .meta({ kind: 'query', access: 'catalog.import' })
    .input(
      z.strictObject({
        importId: idSchema,
        mapping: importMappingSchema,
        options: importOptionsSchema,
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(
      z.strictObject({
        rows: z.array(importPreviewRowSchema),
        creates: z.int(),
        updates: z.int(),
        unchanged: z.int(),
        refused: z.int(),
        warnings: z.int(),
        /** False where what is mapped as name reads like prose, a log or numbers: worth a question before it is run. */
        looksLikeGoods: z.boolean(),
        /** Products that would get the strip of `options.stripOf`. */
        stripsAdded: z.int(),
        issueCounts: z.record(z.string(), z.int()),
      }),
    ),
  /** Starts the import in the background; progress comes as events and by `get`. All rows that pass land together, or none. */
  run: command('catalog.import', '/imports/run')
    .errors(refusals('NOT_FOUND_RECORD', 'IMPORT_STATE'))
    .input(z.strictObject({ importId: idSchema, mapping: importMappingSchema, options: importOptionsSchema }))
    .output(importSchema),
  /** Uploads and runs a catalogue that comes with the program. */
  loadSample: command('catalog.import', '/imports/sample')
    .errors(refusals('IMPORT_STATE'))
    .input(z.strictObject({ importId: idSchema, kind: z.enum(['pharmacy', 'grocery']) }))
    .output(importSchema),
  get: query('catalog.import', '/imports/one')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ importId: idSchema }))
    .output(importSchema),
  list: query('catalog.import', '/imports')
    .input(z.strictObject({}))
    .output(z.strictObject({ items: z.array(importSchema) })),
  issues: command('catalog.import', '/imports/issues')
    .meta({ kind: 'query', access: 'catalog.import' })
    .input(z.strictObject({ importId: idSchema, ...pageSchema }))
    .output(z.strictObject({ items: z.array(importIssueSchema), total: z.int() })),
  cancel: command('catalog.import', '/imports/cancel')
    .errors(refusals('NOT_FOUND_RECORD', 'IMPORT_STATE'))
    .input(z.strictObject({ importId: idSchema }))
    .output(importSchema),
  /**
   * Takes back all that the import made or changed; refused when goods of it were sold or edited since, and while another import runs.
   * Goods that are sold or changed while it is at work stay, and are counted as `kept`.
   */
  undo: command('catalog.import', '/imports/undo')
    .errors(refusals('NOT_FOUND_RECORD', 'IMPORT_STATE', 'IMPORT_IN_USE'))
    .input(z.strictObject({ importId: idSchema }))
    .output(importSchema),
};
