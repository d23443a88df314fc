import { isPackSizePossible } from '../../shared/catalog/units.ts';
import { barcodeSchema } from '../../shared/contract/primitives.ts';
import type { BaseUnits, Paisa } from '../../shared/money/money.ts';
import { hasBengali } from '../../shared/text/fold.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import { hasWrongCheckDigit } from '../catalog/index.ts';
import type { Draft, DraftStock, Issue } from './draft.ts';
import { digest, identityOf } from './identity.ts';
import { readPackSize, sizesDiffer } from './pack-size.ts';
import { type Presentation, readPresentations } from './presentations.ts';
import { packsOfChain, packsOfSizes, type SizedPacks } from './read-packs.ts';
import {
  readDrugClass,
  readExpiry,
  readPrice,
  readQuantity,
  readSellingPrice,
  readVatRate,
} from './read-values.ts';
import { type FieldColumns, openRow, type RowCells } from './row-cells.ts';

/** What a row says: products, or none when it is refused, and what there is to tell about it. */
export type ReadRow = { drafts: Draft[]; issues: Issue[] };

/** What the rows of a file have in common. */
export type RowReading = {
  fields: FieldColumns;
  /** Number of cells that a whole row has; 0 where short rows are normal. */
  width: number;
  /** Prefix of source keys; null without a key column. */
  source: string | null;
  today: BusinessDay;
};

/** Reads one row. An error among the issues means that the row is refused and gives no product. */
export function readRow(reading: RowReading, cells: readonly string[], row: number): ReadRow {
  const open = openRow(reading.fields, cells, row);
  const names = readNames(open);
  if (cells.length < reading.width) open.note('warning', 'row-too-short', null, cells.join(' · '));
  if (names.nameBn === '' && names.nameEn === '') open.note('error', 'no-name', 'nameEn');
  const dosageForm = open.text('dosageForm', 80);
  const sized = readSizes(open, dosageForm);
  const barcodes = readBarcodes(open);
  const common = readCommon(open, names, dosageForm);
  const lacksPrice = sized.some(({ packs }) => packs.every((pack) => pack.price === null));
  if (lacksPrice && !open.issues.some(({ code }) => code === 'bad-price' || code === 'decimal-comma'))
    open.note('warning', 'no-price', 'price');
  const stock = readStock(open, sized[0], reading.today);
  if (open.issues.some((issue) => issue.severity === 'error')) return { drafts: [], issues: open.issues };
  const sourceValue = open.text('sourceKey', 80);
  const drafts = sized.map((part, index) => {
    const draft: Draft = { ...common, ...part, row, sourceKey: '', stock: index === 0 ? stock : [] };
    draft.isCounted = draft.stock.length > 0 || open.all('stock').length > 0;
    const first = part.packs.find((pack) => pack.isDefault);
    if (index === 0 && first) first.barcodes.push(...barcodes);
    draft.sourceKey = sourceKeyOf(reading.source, sourceValue, draft, index === 0 ? barcodes[0] : undefined);
    return draft;
  });
  return { drafts, issues: open.issues };
}

function sourceKeyOf(
  source: string | null,
  value: string,
  draft: Draft,
  barcode: string | undefined,
): string {
  if (source !== null && value !== '')
    return `${source}:${value}${draft.size === '' ? '' : `#${draft.size}`}`;
  if (barcode !== undefined) return `barcode:${barcode}`;
  return `name:${digest([identityOf(draft, draft.size)])}`;
}

function readNames(open: RowCells): { nameBn: string; nameEn: string } {
  const nameBn = open.text('nameBn', 200);
  const nameEn = open.text('nameEn', 200);
  if (nameBn === '' && hasBengali(nameEn)) return { nameBn: nameEn, nameEn: '' };
  return { nameBn, nameEn };
}

function readCommon(open: RowCells, names: { nameBn: string; nameEn: string }, dosageForm: string) {
  const generic = open.text('generic', 300);
  const strength = open.text('strength', 120);
  if (generic !== '' && strength === '') open.note('warning', 'no-strength', 'strength');
  const specifications = open
    .all('specification')
    .slice(0, 40)
    .map(({ column, value }) => ({ key: column.slice(0, 80), value: value.slice(0, 400) }));
  if (dosageForm === '') {
    const sizeEn = readPackSize(names.nameEn);
    const sizeBn = readPackSize(names.nameBn);
    if (sizesDiffer(sizeEn, sizeBn))
      open.note('warning', 'names-differ-in-size', 'nameBn', `${sizeEn?.text} · ${sizeBn?.text}`);
    const size = sizeEn ?? sizeBn;
    if (size && size.measure !== 'count') specifications.push({ key: 'Size', value: size.text });
  }
  return {
    ...names,
    aliases: open
      .all('alias')
      .flatMap(({ value }) => value.split(/[,;|]/))
      .map((alias) => alias.trim().slice(0, 120))
      .filter((alias) => alias !== '')
      .slice(0, 30),
    generic,
    strength,
    dosageForm,
    manufacturer: open.text('manufacturer', 160),
    category: open.text('category', 160),
    drugClass: open.value('drugClass', readDrugClass, 'unknown-class', 'warning'),
    shelf: open.text('shelf', 40),
    description: open.text('description', 4000),
    specifications,
    vatRateBp: open.value('vatRate', readVatRate, 'bad-number'),
    isCounted: false,
  };
}

/** The sizes that the row sells: from its presentations, else from unit, pack and price columns; a chain with a kg of 500 g cannot be meant. */
function readSizes(open: RowCells, dosageForm: string): SizedPacks[] {
  const cell = open.all('presentations')[0]?.value ?? '';
  const presentations = readPresentations(cell);
  const chain = presentations.is === 'chain' ? packsOfChain(presentations.packs, dosageForm) : undefined;
  const isPossible = chain?.packs.every((pack) =>
    isPackSizePossible(pack.unit, chain.baseUnit, pack.baseQuantity),
  );
  if (chain && isPossible) return [chain];
  if (chain || presentations.is === 'bad') open.note('warning', 'bad-presentations', 'presentations', cell);
  const columns = readColumns(open);
  const sizes = presentations.is === 'sizes' ? presentations.sizes : [];
  return packsOfSizes(sizes.length > 0 ? sizes : [columns], dosageForm);
}

function readColumns(open: RowCells): Presentation {
  const unitPrice = open.value('unitPrice', readSellingPrice, 'bad-price');
  const price = open.value('price', readSellingPrice, 'bad-price');
  const mrp = open.value('mrp', readSellingPrice, 'bad-price');
  const own = unitPrice ?? price;
  if (own !== null && mrp !== null && own > mrp)
    open.note('warning', 'above-mrp', 'price', String(own / 100));
  const quantity = open.value('packQuantity', readQuantity, 'bad-number');
  return {
    label: open.text('unitLabel', 60),
    unitPrice: own ?? mrp,
    packQuantity: quantity !== null && quantity > 0 ? quantity : null,
    packPrice: open.value('packPrice', readSellingPrice, 'bad-price'),
  };
}

function readBarcodes(open: RowCells): string[] {
  const codes = new Set<string>();
  for (const { value } of open.all('barcode')) {
    for (const code of value.split(/[\s,;|]+/)) {
      if (code === '') continue;
      if (!barcodeSchema.safeParse(code).success || /^\d(\.\d+)?e\+?\d+$/i.test(code)) {
        open.note('warning', 'bad-number', 'barcode', code);
      } else if (codes.size < 50) {
        codes.add(code);
        if (hasWrongCheckDigit(code)) open.note('warning', 'bad-check-digit', 'barcode', code);
      }
    }
  }
  return [...codes];
}

/** Opening stock in base units; what a column calls 50 of a product sold by the kilogram is 50 kg. */
function readStock(open: RowCells, sized: SizedPacks | undefined, today: BusinessDay): DraftStock[] {
  const per = (sized?.packs[0]?.baseQuantity ?? 1) as BaseUnits;
  const counted = open.value('stock', readQuantityOrDecimal(per), 'bad-number');
  const expiry = open.value('expiry', readExpiry, 'bad-date');
  const cost = open.value('cost', readPrice, 'bad-price');
  const mrp = open.value('mrp', readSellingPrice, 'bad-price');
  if (counted === null || counted === 0) return [];
  if (expiry !== null && expiry < today) open.note('warning', 'expired', 'expiry', expiry);
  const rate = (amount: Paisa | null) => (amount === null ? null : { amount, per });
  return [
    {
      quantity: counted,
      batchNo: open.text('batchNo', 40),
      expiry,
      cost: rate(cost),
      mrp: rate(mrp),
    },
  ];
}

function readQuantityOrDecimal(per: number): (text: string) => ReturnType<typeof readQuantity> {
  return (text) => {
    const whole = readQuantity(text);
    if (whole.is === 'empty') return whole;
    if (whole.is === 'value') return { is: 'value', value: (whole.value * per) as BaseUnits };
    const hundredths = readPrice(text);
    const scaled = hundredths.is === 'value' ? (hundredths.value * per) / 100 : Number.NaN;
    return Number.isSafeInteger(scaled) && per > 1 ? { is: 'value', value: scaled as BaseUnits } : whole;
  };
}
