import { z } from 'zod';
import { BASE_UNITS, PACK_UNITS } from '../catalog/units.ts';
import { refusals } from '../errors/error-codes.ts';
import {
  barcodeSchema,
  daySchema,
  idSchema,
  instantSchema,
  moneySchema,
  pageSchema,
  paisaSchema,
  pinSchema,
  quantitySchema,
  rateSchema,
  requiredTextSchema,
  stockSchema,
  textSchema,
} from './primitives.ts';
import { command, query } from './procedure.ts';

/** How a medicine may be sold: none = not a medicine. */
export const drugClassSchema = z.enum(['none', 'otc', 'rx', 'controlled']);

/** What happens when more is sold than is on hand. */
export const oversellSchema = z.enum(['block', 'warn', 'allow']);

export const packSchema = z.strictObject({
  id: idSchema,
  unit: z.enum(PACK_UNITS),
  label: z.string(),
  baseQuantity: quantitySchema,
  /** Price of one such pack; null until the shop sets it. */
  price: moneySchema.nullable(),
  barcodes: z.array(z.string()),
  /** The pack that one scan or Enter adds. */
  isDefault: z.boolean(),
});
export type PackDto = z.infer<typeof packSchema>;

/** In what units a quantity of a product is read. */
export const packedShape = {
  baseUnit: z.enum(BASE_UNITS),
  packs: z.array(packSchema.omit({ barcodes: true })),
};

export const batchSchema = z.strictObject({
  id: idSchema,
  batchNo: z.string(),
  expiry: daySchema.nullable(),
  /** Printed maximum retail price, VAT included. */
  mrp: rateSchema.nullable(),
  /** The shop's own price for this batch, where it has one. */
  price: rateSchema.nullable(),
  /** Null for a caller without `cost.view`. */
  cost: rateSchema.nullable(),
  onHand: stockSchema,
  status: z.enum(['ok', 'quarantined']),
  receivedAt: instantSchema,
});
export type BatchDto = z.infer<typeof batchSchema>;

/** A product as the counter needs it: search results, cart lines and substitutes carry this. */
export const productSchema = z.strictObject({
  id: idSchema,
  nameBn: z.string(),
  nameEn: z.string(),
  generic: z.string(),
  strength: z.string(),
  dosageForm: z.string(),
  manufacturer: z.string(),
  categoryId: idSchema.nullable(),
  drugClass: drugClassSchema,
  shelf: z.string(),
  baseUnit: z.enum(BASE_UNITS),
  packs: z.array(packSchema),
  /** Batches with stock, and the newest without, in FEFO order (earliest expiry first, no expiry last). */
  batches: z.array(batchSchema),
  /** Sum over all batches, expired and quarantined ones included. */
  onHand: stockSchema,
  /** What may be sold now: neither expired nor quarantined. */
  sellable: stockSchema,
  /** False until stock was first entered; such a product is never refused for stock. */
  isCounted: z.boolean(),
  /** The rule in force: the product's own or else the shop's. */
  oversell: oversellSchema,
  vatRateBp: z.int().min(0).max(10_000),
  pinnedPosition: z.int().nullable(),
  pictureId: idSchema.nullable(),
  isActive: z.boolean(),
});
export type ProductDto = z.infer<typeof productSchema>;

export const specificationSchema = z.strictObject({
  key: requiredTextSchema(80),
  value: requiredTextSchema(400),
});

export const productDetailSchema = productSchema.extend({
  aliases: z.array(z.string()),
  specifications: z.array(specificationSchema),
  description: z.string(),
  pictureIds: z.array(idSchema),
  ownOversell: oversellSchema.nullable(),
  reorderLevel: stockSchema.nullable(),
  isPublished: z.boolean(),
  version: z.int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type ProductDetailDto = z.infer<typeof productDetailSchema>;

const priceSchema = moneySchema.refine((price) => price > 0, 'a price is above zero');

const packInputSchema = z.strictObject({
  id: idSchema.optional(),
  unit: z.enum(PACK_UNITS),
  label: textSchema(60).default(''),
  baseQuantity: quantitySchema,
  price: priceSchema.nullable().default(null),
  barcodes: z.array(barcodeSchema).max(50).default([]),
  isDefault: z.boolean().default(false),
});

/** What a person fills in; at least one of the two names, at least one pack. */
export const productInputSchema = z
  .strictObject({
    nameBn: textSchema(200).default(''),
    nameEn: textSchema(200).default(''),
    aliases: z.array(requiredTextSchema(120)).max(30).default([]),
    generic: textSchema(300).default(''),
    strength: textSchema(120).default(''),
    dosageForm: textSchema(80).default(''),
    manufacturer: textSchema(160).default(''),
    categoryId: idSchema.nullable().default(null),
    drugClass: drugClassSchema.default('none'),
    shelf: textSchema(40).default(''),
    description: textSchema(4000).default(''),
    specifications: z.array(specificationSchema).max(60).default([]),
    baseUnit: z.enum(BASE_UNITS).default('piece'),
    packs: z.array(packInputSchema).min(1).max(12),
    oversell: oversellSchema.nullable().default(null),
    isCounted: z.boolean().default(true),
    vatRateBp: z.int().min(0).max(10_000).default(0),
    reorderLevel: stockSchema.nullable().default(null),
    isPublished: z.boolean().default(false),
    isActive: z.boolean().default(true),
  })
  .refine((product) => product.nameBn !== '' || product.nameEn !== '', {
    path: ['nameEn'],
    message: 'a product needs a name',
  })
  .refine((product) => product.packs.filter((pack) => pack.isDefault).length <= 1, {
    path: ['packs'],
    message: 'one pack is the default',
  });
export type ProductInput = z.infer<typeof productInputSchema>;

export const categorySchema = z.strictObject({
  id: idSchema,
  parentId: idSchema.nullable(),
  nameBn: z.string(),
  nameEn: z.string(),
  products: z.int(),
});
export type CategoryDto = z.infer<typeof categorySchema>;

/** A search hit; `packId` is set when the text was a barcode and says which pack was scanned. */
export const foundSchema = z.strictObject({ product: productSchema, packId: idSchema.nullable() });
export type FoundDto = z.infer<typeof foundSchema>;

export const substituteSchema = z.strictObject({
  product: productSchema,
  /** What one base unit sells for, as a rate of the pack it is sold by. */
  rate: rateSchema.nullable(),
  /** Profit on one default pack at today's cost, in paisa; null without `cost.view` or without a cost. */
  margin: paisaSchema.nullable(),
  nearestExpiry: daySchema.nullable(),
});
export type SubstituteDto = z.infer<typeof substituteSchema>;

/** What narrows the list of products. */
export const productFilterFields = {
  text: z.string().max(200).default(''),
  categoryId: idSchema.nullable().default(null),
  drugClass: drugClassSchema.nullable().default(null),
  inStock: z.boolean().default(false),
  withoutPrice: z.boolean().default(false),
  inactive: z.boolean().default(false),
};

export const catalogContract = {
  /** One box: barcode, or fragments of names in either script, generic, company, code. In-stock first among near equals. */
  find: query('catalog.view', '/catalog/find')
    .input(
      z.strictObject({
        text: z.string().max(200),
        limit: z.coerce.number().int().min(1).max(50).default(20),
      }),
    )
    .output(z.strictObject({ items: z.array(foundSchema) })),
  /** The product and pack of exactly this barcode. */
  lookup: query('catalog.view', '/catalog/lookup')
    .errors(refusals('UNKNOWN_BARCODE'))
    .input(z.strictObject({ code: barcodeSchema }))
    .output(foundSchema),
  list: command('catalog.view', '/catalog/list')
    .meta({ kind: 'query', access: 'catalog.view' })
    .input(z.strictObject({ ...productFilterFields, ...pageSchema }))
    .output(z.strictObject({ items: z.array(productSchema), total: z.int() })),
  get: query('catalog.view', '/catalog/product')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ id: idSchema }))
    .output(productDetailSchema),
  /** Fresh copies of the named products, as the cart needs them; unknown ids are left out. */
  getMany: command('catalog.view', '/catalog/products/many')
    .meta({ kind: 'query', access: 'catalog.view' })
    .input(z.strictObject({ ids: z.array(idSchema).max(300) }))
    .output(z.strictObject({ items: z.array(productSchema) })),
  create: command('catalog.edit', '/catalog/products')
    .errors(refusals('DUPLICATE', 'NOT_FOUND_RECORD', 'PACK_SIZE'))
    .input(z.strictObject({ id: idSchema, product: productInputSchema }))
    .output(productDetailSchema),
  update: command('catalog.edit', '/catalog/product')
    .errors(
      refusals(
        'DUPLICATE',
        'NOT_FOUND_RECORD',
        'VERSION_CONFLICT',
        'UNKNOWN_PACK',
        'PACK_SIZE',
        'PACK_IN_USE',
      ),
    )
    .input(z.strictObject({ id: idSchema, version: z.int(), product: productInputSchema }))
    .output(productDetailSchema),
  /**
   * The first price of a pack, given at the counter; one that it has already stays. Whoever may not edit goods sends along the PIN of
   * somebody who may.
   */
  pricePack: command('sales.sell', '/catalog/packs/price')
    .errors(refusals('NOT_FOUND_RECORD', 'WRONG_PIN', 'LOCKED_OUT'))
    .input(
      z.strictObject({
        packId: idSchema,
        price: moneySchema.refine((price) => price > 0),
        approval: z.strictObject({ userId: idSchema, pin: pinSchema }).optional(),
      }),
    )
    .output(productDetailSchema),
  /** Attaches a barcode to a pack: what an unknown scan offers first. */
  addBarcode: command('catalog.edit', '/catalog/barcodes')
    .errors(refusals('DUPLICATE', 'NOT_FOUND_RECORD'))
    .input(z.strictObject({ packId: idSchema, code: barcodeSchema }))
    .output(productDetailSchema),
  removeBarcode: command('catalog.edit', '/catalog/barcodes/remove')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ code: barcodeSchema }))
    .output(productDetailSchema),
  categories: query('catalog.view', '/catalog/categories')
    .input(z.strictObject({}))
    .output(z.strictObject({ items: z.array(categorySchema) })),
  saveCategory: command('catalog.edit', '/catalog/categories')
    .errors(refusals('NOT_FOUND_RECORD', 'DUPLICATE'))
    .input(
      z.strictObject({
        id: idSchema,
        parentId: idSchema.nullable(),
        nameBn: textSchema(80),
        nameEn: requiredTextSchema(80),
      }),
    )
    .output(categorySchema),
  /** Same generic, strength and form, in stock, cheapest first. */
  substitutes: query('catalog.view', '/catalog/substitutes')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ productId: idSchema }))
    .output(z.strictObject({ items: z.array(substituteSchema) })),
  /** The goods without a barcode that the shop pinned to the counter, in their order. */
  quickKeys: query('catalog.view', '/catalog/quick-keys')
    .input(z.strictObject({}))
    .output(z.strictObject({ items: z.array(productSchema) })),
  pin: command('catalog.edit', '/catalog/quick-keys')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ productId: idSchema, position: z.int().min(0).max(199).nullable() }))
    .output(z.strictObject({ items: z.array(productSchema) })),
  addPicture: command('catalog.edit', '/catalog/pictures')
    .errors(refusals('NOT_FOUND_RECORD', 'IMPORT_UNREADABLE'))
    .input(
      z.strictObject({ id: idSchema, productId: idSchema, contentBase64: z.string().min(1).max(6_000_000) }),
    )
    .output(productDetailSchema),
  removePicture: command('catalog.edit', '/catalog/pictures/remove')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ id: idSchema }))
    .output(productDetailSchema),
  picture: query('catalog.view', '/catalog/picture')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ id: idSchema }))
    .output(z.strictObject({ mime: z.string(), contentBase64: z.string() })),
};
