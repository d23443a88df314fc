import type { ListingFields } from '../../../shared/marketplace/listing.ts';
import { words } from '../../../shared/text/fold.ts';

const COMPANY_FORMS = new Set(
  'ltd limited plc co company inc pvt private pharma pharmaceutical pharmaceuticals lab labs laboratories laboratory bangladesh bd'.split(
    ' ',
  ),
);
const GTIN_LENGTHS = new Set([8, 12, 13, 14]);
/** Prefixes that GS1 leaves to shops for their own numbers: they name other goods in every shop. */
const OWN_NUMBER = /^0(?:02|04|2\d)/;

/** The barcode as a GTIN of 14 digits when it is one that GS1 gave out (length, check digit, no shop's own number); else null. */
export function gtinOf(barcode: string): string | null {
  const digits = barcode.trim();
  if (!/^\d+$/.test(digits) || !GTIN_LENGTHS.has(digits.length)) return null;
  const gtin = digits.padStart(14, '0');
  const sum = Array.from(gtin).reduce((acc, digit, at) => acc + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  if (sum % 10 !== 0 || /^0+$/.test(gtin)) return null;
  return digits.length !== 8 && OWN_NUMBER.test(gtin) ? null : gtin;
}

/** The first valid GTIN among a listing's barcodes, or null. */
export function gtinAmong(barcodes: readonly string[]): string | null {
  for (const barcode of barcodes) {
    const gtin = gtinOf(barcode);
    if (gtin !== null) return gtin;
  }
  return null;
}

/**
 * What is the same for the same goods in every shop. Medicine that names its company is known by name, strength, form and company, because few
 * strips carry a barcode and a shop that scans the box must meet one that does not; other goods by a valid GTIN, else by the same four.
 */
export function matchKey(fields: ListingFields): string {
  const isNamedMedicine = fields.drugClass !== 'none' && fields.manufacturer !== '';
  const gtin = isNamedMedicine ? null : gtinAmong(fields.barcodes);
  return gtin === null ? `name:${nameKey(fields)}` : `gtin:${gtin}`;
}

function nameKey(fields: ListingFields): string {
  const strength = words(fields.strength);
  const form = words(fields.dosageForm);
  const said = new Set([...strength, ...form]);
  const name = words(fields.nameEn === '' ? fields.nameBn : fields.nameEn);
  const own = name.filter((word) => !said.has(word));
  const company = words(fields.manufacturer).filter((word) => !COMPANY_FORMS.has(word));
  return [own.length > 0 ? own : name, strength, form, company].map((part) => part.join(' ')).join('|');
}
