import { readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { BASE_UNITS } from '../../../shared/catalog/units.ts';
import { type DrugClass, drugClassSchema } from '../../../shared/marketplace/listing.ts';
import { type BaseUnits, baseUnits, type Paisa } from '../../../shared/money/money.ts';

/** A pack as the catalogue writes it: `strip x10=12` is ten base units for ৳12. */
export type DemoPack = { unit: string; baseQuantity: BaseUnits; price: Paisa };

/** One of the goods of a sample catalogue. */
export type DemoGood = {
  nameBn: string;
  nameEn: string;
  generic: string;
  strength: string;
  dosageForm: string;
  manufacturer: string;
  category: { nameBn: string; nameEn: string };
  drugClass: DrugClass;
  barcode: string;
  baseUnit: string;
  packs: DemoPack[];
};

type Row = Record<string, string | undefined>;

/** A thousand grams or millilitres. */
const LARGE: Readonly<Record<string, string>> = { kg: 'g', litre: 'ml' };

function packOf(text: string): DemoPack {
  const [, unit = '', count, taka = ''] = /^(\S+)(?: x(\d+))?=([\d.]+)$/.exec(text.trim()) ?? [];
  const quantity = count === undefined ? (unit in LARGE ? 1_000 : 1) : Number(count);
  return { unit, baseQuantity: baseUnits(quantity), price: Math.round(Number(taka) * 100) as Paisa };
}

function goodOf(row: Row): DemoGood {
  const packs = (row.Packs ?? '').split(';').map(packOf);
  const first = packs[0]?.unit ?? 'piece';
  const named = LARGE[first] ?? first;
  const [nameEn = '', nameBn = ''] = (row.Category ?? '').split(' / ');
  return {
    nameBn: row['বাংলা নাম'] ?? '',
    nameEn: row.Name ?? '',
    generic: row.Generic ?? '',
    strength: row.Strength ?? '',
    dosageForm: row['Dosage form'] ?? '',
    manufacturer: row.Manufacturer ?? '',
    category: { nameBn, nameEn },
    drugClass: drugClassSchema.catch('none').parse(row['Drug class']),
    barcode: row.Barcode ?? '',
    baseUnit: BASE_UNITS.find((unit) => unit === named) ?? 'piece',
    // A shop's list shows its first pack: the strip rather than the single tablet.
    packs:
      packs.length > 1 && (packs[0]?.price ?? 0) < 1_000 ? [...packs.slice(1), ...packs.slice(0, 1)] : packs,
  };
}

/** The goods of a sample catalogue: `pharmacy` or `grocery`. */
export function readDemoGoods(resources: string, catalogue: 'pharmacy' | 'grocery'): DemoGood[] {
  const text = readFileSync(path.join(resources, 'catalogues', `${catalogue}.csv`), 'utf8');
  return Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data.map(goodOf);
}
