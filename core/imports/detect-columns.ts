import type { ImportField, ImportMapping } from '../../shared/contract/imports.contract.ts';
import { fold, hasBengali } from '../../shared/text/fold.ts';
import { hasWrongCheckDigit } from '../catalog/index.ts';
import { readDrugClass, readPrice } from './read-values.ts';
import type { Sheet } from './sheet.ts';

const SAMPLE = 200;

/** Words that a header is known by, folded and without anything but letters and digits. */
const HEADERS: Readonly<Record<ImportField, readonly string[]>> = {
  sourceKey: ['id', 'brandid', 'productid', 'itemid', 'sku', 'itemcode', 'productcode', 'code', 'কোড'],
  nameBn: ['namebn', 'bnname', 'bengaliname', 'banglaname', 'nameinbangla', 'বাংলানাম', 'পণ্যেরনামবাংলা'],
  nameEn: [
    'nameen',
    'enname',
    'name',
    'productname',
    'product',
    'brand',
    'brandname',
    'item',
    'itemname',
    'medicine',
    'medicinename',
    'tradename',
    'title',
    'englishname',
    'goods',
    'নাম',
    'পণ্য',
    'পণ্যেরনাম',
    'ওষুধেরনাম',
    'ইংরেজিনাম',
  ],
  alias: ['alias', 'aliases', 'othernames', 'othername', 'banglish', 'keywords', 'অন্যনাম'],
  generic: ['generic', 'genericname', 'generics', 'composition', 'জেনেরিক', 'জেনেরিকনাম'],
  strength: ['strength', 'power', 'dose', 'মাত্রা', 'শক্তি'],
  dosageForm: ['dosageform', 'form', 'dosage', 'dosagetype', 'ধরন', 'ওষুধেরধরন'],
  manufacturer: [
    'manufacturer',
    'company',
    'companyname',
    'maker',
    'mfg',
    'mfr',
    'brandowner',
    'কোম্পানি',
    'প্রস্তুতকারক',
  ],
  category: [
    'category',
    'categories',
    'group',
    'department',
    'therapeuticclass',
    'section',
    'ক্যাটাগরি',
    'বিভাগ',
    'শ্রেণি',
  ],
  drugClass: ['drugclass', 'rx', 'rxotc', 'schedule', 'prescription'],
  shelf: ['shelf', 'rack', 'location', 'bin', 'তাক', 'র‌্যাক', 'র্যাক'],
  unitLabel: ['unitlabel', 'unit', 'uom', 'unitname', 'packing', 'একক', 'ইউনিট'],
  unitPrice: ['unitprice', 'unitpricebdt', 'priceperunit', 'perunit', 'একদর'],
  packQuantity: ['packqty', 'packquantity', 'packsize', 'qtyperpack', 'unitsperpack', 'perbox'],
  packPrice: ['packprice', 'packpricebdt', 'boxprice', 'stripprice'],
  presentations: ['presentationsjson', 'presentations', 'packs', 'packchain'],
  barcode: ['barcode', 'barcodes', 'ean', 'ean13', 'upc', 'gtin', 'barcodeno', 'বারকোড'],
  price: [
    'price',
    'pricebdt',
    'saleprice',
    'sellingprice',
    'sellprice',
    'retailprice',
    'rate',
    'tp',
    'pricetk',
    'দাম',
    'মূল্য',
    'বিক্রয়মূল্য',
    'দর',
  ],
  mrp: ['mrp', 'mrpbdt', 'maximumretailprice', 'maxretailprice', 'এমআরপি'],
  cost: [
    'cost',
    'costprice',
    'purchaseprice',
    'buyprice',
    'buyingprice',
    'purchaserate',
    'tradeprice',
    'ক্রয়মূল্য',
    'কেনাদাম',
    'ক্রয়দর',
  ],
  stock: [
    'stock',
    'qty',
    'quantity',
    'onhand',
    'openingstock',
    'currentstock',
    'stockqty',
    'স্টক',
    'পরিমাণ',
    'মজুদ',
  ],
  batchNo: ['batch', 'batchno', 'batchnumber', 'lot', 'lotno', 'ব্যাচ', 'ব্যাচনং', 'ব্যাচনম্বর'],
  expiry: [
    'expiry',
    'exp',
    'expdate',
    'expirydate',
    'expiredate',
    'expires',
    'মেয়াদ',
    'মেয়াদশেষ',
    'মেয়াদউত্তীর্ণ',
  ],
  description: ['description', 'details', 'indication', 'indications', 'note', 'notes', 'বিবরণ'],
  specification: [
    'specification',
    'size',
    'netweight',
    'weight',
    'volume',
    'colour',
    'color',
    'origin',
    'countryoforigin',
    'আকার',
    'ওজন',
  ],
  vatRate: ['vat', 'vatrate', 'vatpercent', 'vatpct', 'ভ্যাট'],
  pictureUrl: ['imageurl', 'image', 'picture', 'pictureurl', 'photo', 'ছবি'],
};

const BY_HEADER = new Map(
  Object.entries(HEADERS).flatMap(([field, names]) =>
    names.map((name) => [headerKey(name), field as ImportField] as const),
  ),
);

/** Fields that several columns may feed. */
const MANY: ReadonlySet<ImportField> = new Set(['alias', 'specification', 'barcode']);

function headerKey(header: string): string {
  return fold(header).replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** What each column of a file most likely is, by its header and, where that says nothing or something doubtful, by what stands in it. */
export function detectColumns(sheet: Sheet): ImportMapping {
  const mapping = new Map<string, ImportField>();
  const taken = new Set<ImportField>();
  const take = (column: string, field: ImportField | undefined) => {
    if (!field || (taken.has(field) && !MANY.has(field))) return;
    mapping.set(column, field);
    taken.add(field);
  };
  const samples = sheet.columns.map((_, index) =>
    sheet.rows.slice(0, SAMPLE).flatMap((row) => (row[index] ? [row[index]] : [])),
  );
  const byHeader = sheet.columns.map((column, index) =>
    settle(BY_HEADER.get(headerKey(column)), samples[index] ?? []),
  );
  for (const [index, column] of sheet.columns.entries()) take(column, byHeader[index]);
  sheet.columns.forEach((column, index) => {
    if (!mapping.has(column) && !byHeader[index]) take(column, byContent(samples[index] ?? [], taken));
  });
  return Object.fromEntries(mapping);
}

/** Corrects what the header promises by what the cells hold. */
function settle(field: ImportField | undefined, samples: readonly string[]): ImportField | undefined {
  if (field === 'drugClass' && share(samples, (text) => readDrugClass(text).is === 'value') < 0.5)
    return 'category';
  if (field === 'nameEn' && share(samples, hasBengali) > 0.7) return 'nameBn';
  if (field === 'sourceKey' && share(samples, isTradeCode) > 0.8) return 'barcode';
  return field;
}

function byContent(samples: readonly string[], taken: ReadonlySet<ImportField>): ImportField | undefined {
  if (samples.length === 0) return undefined;
  if (share(samples, (text) => /^\[\s*\{.*"label"/.test(text)) > 0.5) return 'presentations';
  if (share(samples, isTradeCode) > 0.8) return 'barcode';
  if (share(samples, (text) => /^https?:\/\//.test(text)) > 0.5) return undefined;
  if (taken.has('nameEn') || taken.has('nameBn')) return undefined;
  if (share(samples, hasBengali) > 0.7) return 'nameBn';
  if (share(samples, (text) => /\p{L}{3}/u.test(text)) > 0.8) return 'nameEn';
  if (
    !taken.has('price') &&
    share(samples, (text) => readPrice(text).is === 'value' && /[.৳]/u.test(text)) > 0.8
  )
    return 'price';
  return undefined;
}

function isTradeCode(text: string): boolean {
  return /^\d{12,14}$/.test(text) && !hasWrongCheckDigit(text);
}

function share(samples: readonly string[], test: (text: string) => boolean): number {
  return samples.length === 0 ? 0 : samples.filter(test).length / samples.length;
}
