import type { BaseUnit, PackUnit } from '../../shared/catalog/units.ts';
import type { ProductDto } from '../../shared/contract/catalog.contract.ts';
import type { ImportIssueDto } from '../../shared/contract/imports.contract.ts';
import type { BaseUnits, Paisa, Rate } from '../../shared/money/money.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';

/** A pack that a file asks for. */
export type DraftPack = {
  unit: PackUnit;
  label: string;
  baseQuantity: number;
  price: Paisa | null;
  barcodes: string[];
  isDefault: boolean;
  /** True for a strip that the file does not name: its price is worked out. */
  isAssumed: boolean;
};

/** Opening stock that a file asks for; prices are for one base unit. */
export type DraftStock = {
  quantity: BaseUnits;
  batchNo: string;
  expiry: BusinessDay | null;
  cost: Rate | null;
  mrp: Rate | null;
};

/** A product as rows of a file describe it; empty texts and nulls mean that the file does not say. */
export type Draft = {
  /** First row it comes from: 2 is the row under the header. */
  row: number;
  sourceKey: string;
  nameBn: string;
  nameEn: string;
  aliases: string[];
  generic: string;
  strength: string;
  dosageForm: string;
  manufacturer: string;
  category: string;
  drugClass: ProductDto['drugClass'] | null;
  shelf: string;
  description: string;
  specifications: { key: string; value: string }[];
  baseUnit: BaseUnit;
  /** What tells it from other sizes of the same name: "100 ml bottle". */
  size: string;
  packs: DraftPack[];
  vatRateBp: number | null;
  isCounted: boolean;
  stock: DraftStock[];
};

/** What is wrong with a row, or worth a look. */
export type Issue = ImportIssueDto;
