import { v7 as uuidv7 } from 'uuid';
import type { ListingFields, ListingPack } from '../../../shared/marketplace/listing.ts';
import { baseUnits, type Paisa } from '../../../shared/money/money.ts';

/** A pack of tests: ten tablets for ৳12 unless `changes` say otherwise. */
export function listingPack(changes: Partial<ListingPack> = {}): ListingPack {
  return {
    packId: uuidv7(),
    unit: 'strip',
    label: '',
    baseQuantity: baseUnits(10),
    price: 1_200 as Paisa,
    ...changes,
  };
}

/** What a shop of tests says of Napa, with `changes` in place of the usual. */
export function listingFields(changes: Partial<ListingFields> = {}): ListingFields {
  return {
    nameBn: 'নাপা',
    nameEn: 'Napa',
    generic: 'Paracetamol',
    strength: '500 mg',
    dosageForm: 'Tablet',
    manufacturer: 'Beximco Pharmaceuticals Ltd.',
    categoryPath: [],
    drugClass: 'otc',
    description: '',
    specifications: [],
    barcodes: [],
    baseUnit: 'tablet',
    packs: [listingPack()],
    available: baseUnits(100),
    nearExpiry: null,
    pictures: [],
    ...changes,
  };
}
