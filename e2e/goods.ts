import { randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import type { ProductDetailDto, ProductInput } from '../shared/contract/catalog.contract.ts';
import { addDays, type BusinessDay, businessDayOf } from '../shared/time/business-day.ts';
import type { StoreApi } from './store-client.ts';

type ProductText = Parameters<StoreApi['catalog']['create']>[0]['product'];

/** Goods and what stands of them on the shelf, in base units; without stock they are not counted. */
export type Goods = { product: ProductText; stock?: number; expiry?: BusinessDay; batchNo?: string };

/** Today in the shop. */
export const today = (): BusinessDay => businessDayOf(Date.now());

/** A day so many days from today. */
export const inDays = (days: number): BusinessDay => addDays(today(), days);

const strips = (strip: number, single: number, barcode: string): ProductText['packs'] => [
  { unit: 'strip', baseQuantity: 10, price: strip, barcodes: [barcode], isDefault: true },
  { unit: 'tablet', baseQuantity: 1, price: single },
];

/** What a medicine shop's tests sell. Prices in paisa: Napa ৳12 a strip, Seclo ৳60, Tusca ৳80 a bottle, Amoxil ৳70 (Rx). */
export const NAPA: Goods = {
  product: {
    nameBn: 'নাপা',
    nameEn: 'Napa',
    generic: 'Paracetamol',
    strength: '500 mg',
    dosageForm: 'Tablet',
    manufacturer: 'Beximco',
    shelf: 'A-3',
    baseUnit: 'tablet',
    packs: strips(1200, 120, '8941100500017'),
  },
  stock: 500,
  batchNo: 'NP24',
};
export const SECLO: Goods = {
  product: {
    nameBn: 'সেকলো',
    nameEn: 'Seclo',
    generic: 'Omeprazole',
    strength: '20 mg',
    dosageForm: 'Tablet',
    manufacturer: 'Square',
    baseUnit: 'tablet',
    packs: strips(6000, 600, '8941100500024'),
  },
  stock: 200,
};
/** Known to the shop in Bengali alone. */
export const ORSALINE: Goods = {
  product: {
    nameBn: 'ওরস্যালাইন',
    baseUnit: 'piece',
    packs: [{ unit: 'piece', baseQuantity: 1, price: 600, barcodes: ['8941100500031'] }],
  },
  stock: 100,
};
export const AMOXIL: Goods = {
  product: {
    nameBn: 'অ্যামক্সিল',
    nameEn: 'Amoxil',
    generic: 'Amoxicillin',
    strength: '500 mg',
    dosageForm: 'Tablet',
    drugClass: 'rx',
    baseUnit: 'tablet',
    packs: strips(7000, 700, '8941100500048'),
  },
  stock: 100,
};
/** What a grocery's tests sell: sugar at ৳130 a kilogram, eggs at ৳12, soap at ৳45. */
export const SUGAR: Goods = {
  product: {
    nameBn: 'চিনি',
    nameEn: 'Sugar',
    baseUnit: 'g',
    packs: [{ unit: 'kg', baseQuantity: 1000, price: 13_000, isDefault: true }],
  },
  stock: 20_000,
};
export const EGG: Goods = {
  product: {
    nameBn: 'ডিম',
    nameEn: 'Egg',
    baseUnit: 'piece',
    packs: [{ unit: 'piece', baseQuantity: 1, price: 1200 }],
  },
  stock: 300,
};
export const SOAP: Goods = {
  product: {
    nameBn: 'লাক্স সাবান',
    nameEn: 'Lux Soap',
    baseUnit: 'piece',
    packs: [{ unit: 'piece', baseQuantity: 1, price: 4500, barcodes: ['8941100600014'] }],
  },
  stock: 40,
};

/** The barcode of the goods' first pack. */
export function barcodeOf(goods: Goods): string {
  const code = goods.product.packs[0]?.barcodes?.[0];
  if (code === undefined) throw new Error('these goods have no barcode');
  return code;
}

/** Puts one product on the shelf through the API. */
export async function shelve(api: StoreApi, goods: Goods): Promise<ProductDetailDto> {
  const made = await api.catalog.create({ id: randomUUID(), product: goods.product });
  if (goods.stock === undefined) return made;
  await receive(api, made.id, goods);
  return api.catalog.get({ id: made.id });
}

/** Receives the goods' stock as one batch more. */
export async function receive(
  api: StoreApi,
  productId: string,
  goods: Omit<Goods, 'product'>,
): Promise<void> {
  await api.stock.receive({
    deliveryId: v7(),
    lines: [
      {
        productId,
        batchNo: goods.batchNo ?? '',
        expiry: goods.expiry ?? inDays(500),
        quantity: goods.stock ?? 0,
        cost: { amount: 5, per: 1 },
      },
    ],
  });
}

/** Puts several products on the shelves, in the order given. */
export async function shelveAll(api: StoreApi, all: readonly Goods[]): Promise<ProductDetailDto[]> {
  const made: ProductDetailDto[] = [];
  for (const goods of all) made.push(await shelve(api, goods));
  return made;
}

/** A product as it would be saved again, for changing one thing of it. */
export function savedAgain(product: ProductDetailDto): ProductInput {
  return {
    nameBn: product.nameBn,
    nameEn: product.nameEn,
    aliases: product.aliases,
    generic: product.generic,
    strength: product.strength,
    dosageForm: product.dosageForm,
    manufacturer: product.manufacturer,
    categoryId: product.categoryId,
    drugClass: product.drugClass,
    shelf: product.shelf,
    description: product.description,
    specifications: product.specifications,
    baseUnit: product.baseUnit,
    packs: product.packs.map((pack) => ({ ...pack })),
    oversell: product.ownOversell,
    isCounted: product.isCounted,
    vatRateBp: product.vatRateBp,
    reorderLevel: product.reorderLevel,
    isPublished: product.isPublished,
    isActive: product.isActive,
  };
}

const LONGEST_IMPORT_MS = 60_000;

/** Imports a CSV through the API, with the columns as the importer reads them, and waits until it is done. */
export async function importCsv(api: StoreApi, csv: string): Promise<void> {
  const importId = v7();
  const contentBase64 = Buffer.from(csv).toString('base64');
  const { mapping } = await api.imports.upload({ importId, fileName: 'goods.csv', contentBase64 });
  await api.imports.run({ importId, mapping, options: { categoryId: null, oversell: null, stripOf: null } });
  const until = Date.now() + LONGEST_IMPORT_MS;
  while (Date.now() < until) {
    const { status, failure } = await api.imports.get({ importId });
    if (status === 'done') return;
    if (status === 'failed') throw new Error(`the import failed: ${failure}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the import did not end');
}
