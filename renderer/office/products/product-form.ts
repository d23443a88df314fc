import {
  type BaseUnit,
  fixedPackSize,
  isPackSizePossible,
  type PackUnit,
  stockUnitOf,
} from '../../../shared/catalog/units.ts';
import type {
  PackDto,
  ProductDetailDto,
  ProductDto,
  ProductInput,
} from '../../../shared/contract/catalog.contract.ts';
import { barcodeSchema, stockSchema } from '../../../shared/contract/primitives.ts';
import { toLatinDigits, ungrouped } from '../../../shared/text/digits.ts';
import { type Language, localDigits } from '../../../shared/text/format.ts';
import { parsePercent, parseTaka, takaForField } from '../parts/taka-text.ts';

/** One pack as the form shows it: numbers are still the text that was typed. */
export type PackForm = {
  key: string;
  id?: string;
  unit: PackUnit;
  label: string;
  contains: string;
  price: string;
  barcodes: string[];
  isDefault: boolean;
};

/** A product as the form shows it. */
export type ProductForm = {
  nameBn: string;
  nameEn: string;
  aliases: string[];
  generic: string;
  strength: string;
  dosageForm: string;
  manufacturer: string;
  categoryId: string | null;
  drugClass: ProductDto['drugClass'];
  shelf: string;
  description: string;
  specifications: { row: string; key: string; value: string }[];
  baseUnit: BaseUnit;
  packs: PackForm[];
  oversell: ProductDto['oversell'] | 'shop';
  isCounted: boolean;
  vat: string;
  reorder: string;
  isActive: boolean;
  isPublished: boolean;
};

/** Field → key of the text that says what is wrong with it. */
export type FormProblems = Record<
  string,
  'name' | 'taka' | 'zero' | 'number' | 'percent' | 'twice' | 'barcode' | 'required' | 'size'
>;

let lastRow = 0;

/** A key for a new line of the form. */
export function newRowKey(): string {
  lastRow += 1;
  return `row-${lastRow}`;
}

/** An empty pack; the first one sells single base units. */
export function emptyPack(unit: PackUnit, isFirst: boolean, language: Language): PackForm {
  return {
    key: newRowKey(),
    unit,
    label: '',
    contains: isFirst ? localDigits('1', language) : '',
    price: '',
    barcodes: [],
    isDefault: isFirst,
  };
}

/** What the pack holds where its unit says so: 1000 a kg, 12 a dozen, 1 the base unit itself; a pack of no such unit keeps its figure. */
function sized(pack: PackForm, baseUnit: BaseUnit, language: Language, before?: PackForm): PackForm {
  const fixed = fixedPackSize(pack.unit, baseUnit) ?? (pack.unit === baseUnit ? 1 : undefined);
  if (fixed !== undefined) return { ...pack, contains: localDigits(String(fixed), language) };
  const wasFixed = before !== undefined && fixedPackSize(before.unit, baseUnit) !== undefined;
  return wasFixed ? { ...pack, contains: '' } : pack;
}

/**
 * The form with another unit for one of its packs; what a kg, a litre or a dozen holds sets itself. The only pack of a new product takes
 * the base unit along: who sells by the kg counts in grams.
 */
export function withPackUnit(
  form: Pick<ProductForm, 'baseUnit' | 'packs'>,
  index: number,
  unit: PackUnit,
  language: Language,
): Pick<ProductForm, 'baseUnit' | 'packs'> {
  const [only] = form.packs;
  const isNew = form.packs.length === 1 && only?.id === undefined;
  const baseUnit = (isNew ? stockUnitOf(unit) : undefined) ?? form.baseUnit;
  const packs = form.packs.map((pack, at) =>
    at === index ? sized({ ...pack, unit }, baseUnit, language, pack) : pack,
  );
  return { baseUnit, packs };
}

/** The form with stock counted in another unit; the pack that was a single one becomes a single one of that unit. */
export function withBaseUnit(
  form: Pick<ProductForm, 'baseUnit' | 'packs'>,
  baseUnit: BaseUnit,
  language: Language,
): Pick<ProductForm, 'baseUnit' | 'packs'> {
  const packs = form.packs.map((pack) =>
    pack.unit === form.baseUnit ? sized({ ...pack, unit: baseUnit }, baseUnit, language) : pack,
  );
  return { baseUnit, packs };
}

/** A larger pack, what it holds filled in where its unit says it. */
export function largerPack(unit: PackUnit, baseUnit: BaseUnit, language: Language): PackForm {
  return sized(emptyPack(unit, false, language), baseUnit, language);
}

/** The form of a product not yet made; a medicine shop counts tablets. */
export function emptyProductForm(isMedicineShop: boolean, language: Language, name = ''): ProductForm {
  const unit = isMedicineShop ? 'tablet' : 'piece';
  const isBengali = /[\u0980-\u09ff]/.test(name);
  return {
    nameBn: isBengali ? name : '',
    nameEn: isBengali ? '' : name,
    aliases: [],
    generic: '',
    strength: '',
    dosageForm: '',
    manufacturer: '',
    categoryId: null,
    drugClass: isMedicineShop ? 'otc' : 'none',
    shelf: '',
    description: '',
    specifications: [],
    baseUnit: unit,
    packs: [emptyPack(unit, true, language)],
    oversell: 'shop',
    isCounted: true,
    vat: '',
    reorder: '',
    isActive: true,
    isPublished: false,
  };
}

/** The form of a product as it is stored, its numbers in the language's digits. */
export function formOfProduct(product: ProductDetailDto, language: Language): ProductForm {
  const number = (value: number | null) => (value === null ? '' : localDigits(String(value), language));
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
    baseUnit: product.baseUnit,
    isCounted: product.isCounted,
    isActive: product.isActive,
    isPublished: product.isPublished,
    specifications: product.specifications.map(({ key, value }) => ({ row: newRowKey(), key, value })),
    packs: product.packs.map((pack) => ({
      key: pack.id,
      id: pack.id,
      unit: pack.unit,
      label: pack.label,
      contains: number(pack.baseQuantity),
      price: takaForField(pack.price, language),
      barcodes: pack.barcodes,
      isDefault: pack.isDefault,
    })),
    oversell: product.ownOversell ?? 'shop',
    vat: product.vatRateBp === 0 ? '' : number(product.vatRateBp / 100),
    reorder: number(product.reorderLevel),
  };
}

/** A typed whole number above zero; null when it is not one. */
export function parseCount(text: string): number | null {
  const cleaned = ungrouped(toLatinDigits(text).trim());
  return /^\d{1,9}$/.test(cleaned) && Number(cleaned) > 0 ? Number(cleaned) : null;
}

/** What a product holds so far, by which an impossible pack that an import made may stay as it stands. */
type StoredPacks = { baseUnit: BaseUnit; packs: readonly Pick<PackDto, 'id' | 'unit' | 'baseQuantity'>[] };

function maySave(pack: PackForm, baseUnit: BaseUnit, size: number, stored: StoredPacks | undefined): boolean {
  if (isPackSizePossible(pack.unit, baseUnit, size)) return true;
  const stood = stored?.baseUnit === baseUnit ? stored.packs.find(({ id }) => id === pack.id) : undefined;
  return stood?.unit === pack.unit && stood.baseQuantity === size;
}

function readPack(
  pack: PackForm,
  index: number,
  { baseUnit, stored }: { baseUnit: BaseUnit; stored: StoredPacks | undefined },
  problems: FormProblems,
) {
  const baseQuantity = parseCount(pack.contains);
  if (baseQuantity === null) problems[`packs.${index}.contains`] = 'number';
  else if (!maySave(pack, baseUnit, baseQuantity, stored)) problems[`packs.${index}.contains`] = 'size';
  const price = parseTaka(pack.price);
  if (price.kind === 'unreadable') problems[`packs.${index}.price`] = 'taka';
  if (!pack.barcodes.every((code) => barcodeSchema.safeParse(code).success))
    problems[`packs.${index}.barcodes`] = 'barcode';
  if (price.kind === 'amount' && price.amount === 0) problems[`packs.${index}.price`] = 'zero';
  return {
    ...(pack.id === undefined ? {} : { id: pack.id }),
    unit: pack.unit,
    label: pack.label.trim(),
    baseQuantity: baseQuantity ?? 1,
    price: price.kind === 'amount' ? price.amount : null,
    barcodes: pack.barcodes,
    isDefault: pack.isDefault,
  };
}

function findRepeatedPacks(packs: readonly PackForm[], problems: FormProblems): void {
  const seen = new Set<string>();
  packs.forEach((pack, index) => {
    const key = `${pack.unit}|${parseCount(pack.contains)}|${pack.label.trim()}`;
    if (seen.has(key)) problems[`packs.${index}.contains`] = 'twice';
    seen.add(key);
  });
}

/** What the form says, ready for the server, or what is wrong with which field; `stored` is the product as it stands, where there is one. */
export function readProductForm(
  form: ProductForm,
  stored?: StoredPacks,
): { product: ProductInput; problems: null } | { product: null; problems: FormProblems } {
  const problems: FormProblems = {};
  if (form.nameBn.trim() === '' && form.nameEn.trim() === '') problems.nameBn = 'name';
  const packs = form.packs.map((pack, index) =>
    readPack(pack, index, { baseUnit: form.baseUnit, stored }, problems),
  );
  findRepeatedPacks(form.packs, problems);
  const vat = form.vat.trim() === '' ? 0 : parsePercent(form.vat);
  if (vat === null) problems.vat = 'percent';
  const reorder = form.reorder.trim() === '' ? null : parseCount(form.reorder);
  if (form.reorder.trim() !== '' && reorder === null) problems.reorder = 'number';
  form.specifications.forEach(({ key, value }, index) => {
    if ((key.trim() === '') !== (value.trim() === '')) problems[`specifications.${index}`] = 'required';
  });
  if (Object.keys(problems).length > 0) return { product: null, problems };
  const { vat: _vat, reorder: _reorder, specifications, oversell, ...plain } = form;
  return {
    problems: null,
    product: {
      ...plain,
      packs: packs as ProductInput['packs'],
      specifications: specifications
        .filter(({ key }) => key.trim() !== '')
        .map(({ key, value }) => ({ key: key.trim(), value: value.trim() })),
      oversell: oversell === 'shop' ? null : oversell,
      vatRateBp: vat ?? 0,
      reorderLevel: reorder === null ? null : stockSchema.parse(reorder),
    },
  };
}
