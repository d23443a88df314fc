import { type BaseUnit, isMeasured, type PackUnit } from '../../shared/catalog/units.ts';
import type { ShopSettings } from '../../shared/contract/settings.contract.ts';
import { amountAt, type BaseUnits, type Paisa, paisa, type Rate } from '../../shared/money/money.ts';
import type {
  LocalText,
  ReceiptData,
  ReceiptLine,
  ReceiptPart,
  ReceiptShop,
  ReceiptTender,
} from '../../shared/receipt/receipt-data.ts';
import { UNIT_WORDS } from '../../shared/receipt/unit-words.ts';
import { formatNumber } from '../../shared/text/format.ts';

/** What was asked for in one pack, as the sale froze it; `quantity` in base units. */
export type StoredPart = {
  readonly unit: PackUnit;
  readonly label: string;
  readonly baseQuantity: BaseUnits;
  readonly quantity: BaseUnits;
  readonly rate: Rate;
};

/** A line of a sale as the shop's file keeps it. */
export type StoredLine = {
  readonly nameBn: string;
  readonly nameEn: string;
  readonly strength: string;
  readonly drugClass: string;
  readonly baseUnit: BaseUnit;
  readonly parts: readonly StoredPart[];
  readonly amount: Paisa;
  readonly discount: Paisa;
  readonly batches: readonly { readonly batchNo: string; readonly expiry: string | null }[];
};

/** A sale as the shop's file keeps it: nothing in it changes after the checkout. */
export type StoredSale = {
  readonly receiptCode: string;
  readonly tillName: string;
  readonly userName: string;
  readonly soldAt: number;
  readonly billDiscount: Paisa;
  readonly rounding: Paisa;
  readonly total: Paisa;
  readonly vatIncluded: Paisa;
  readonly lines: readonly StoredLine[];
  readonly payments: readonly (ReceiptTender & { readonly received: Paisa })[];
  readonly customer: {
    readonly name: string;
    readonly phone: string;
    readonly balanceBefore: Paisa;
    readonly balanceAfter: Paisa;
  } | null;
};

const none: LocalText = { bn: '', en: '' };

const counted = (count: number, unit: LocalText): LocalText => ({
  bn: `${formatNumber(count, 'bn')} ${unit.bn}`,
  en: `${formatNumber(count, 'en')} ${unit.en}`,
});

/** A size ("15 ml") stands behind what it is the size of; a name of its own ("family pack") stands alone. */
function unitOf({ unit, label }: StoredPart): LocalText {
  const word = UNIT_WORDS[unit];
  if (label === '') return word;
  return /^[0-9০-৯]/.test(label)
    ? { bn: `${word.bn} ${label}`, en: `${word.en} ${label}` }
    : { bn: label, en: label };
}

/** "750 g × 72.00/kg", "2 strip × 24.00", "1 strip 3 tab × 24.00/strip". */
export function receiptPart(part: StoredPart, baseUnit: BaseUnit): ReceiptPart {
  const unit = unitOf(part);
  const unitPrice = amountAt(part.rate, part.baseQuantity);
  const whole = Math.floor(part.quantity / part.baseQuantity);
  const rest = part.quantity - whole * part.baseQuantity;
  if (rest === 0) return { quantity: counted(whole, unit), unitPrice, unit: none };
  if (isMeasured(baseUnit)) {
    const quantity =
      whole === 0
        ? counted(part.quantity, UNIT_WORDS[baseUnit])
        : counted(part.quantity / part.baseQuantity, unit);
    return { quantity, unitPrice, unit };
  }
  const loose = counted(rest, UNIT_WORDS[baseUnit]);
  const packs = counted(whole, unit);
  const quantity = whole === 0 ? loose : { bn: `${packs.bn} ${loose.bn}`, en: `${packs.en} ${loose.en}` };
  return { quantity, unitPrice, unit };
}

/** The name with its strength, unless the name says it already. */
function withStrength(name: string, strength: string): string {
  return name === '' || strength === '' || name.includes(strength) ? name : `${name} ${strength}`;
}

function receiptLine(line: StoredLine): ReceiptLine {
  const isMedicine = line.drugClass !== 'none';
  const batches = line.batches
    .filter((batch) => batch.batchNo !== '' || (isMedicine && batch.expiry !== null))
    .map((batch) => ({ number: batch.batchNo, expiry: batch.expiry }));
  return {
    name: { bn: withStrength(line.nameBn, line.strength), en: withStrength(line.nameEn, line.strength) },
    parts: line.parts.map((part) => receiptPart(part, line.baseUnit)),
    amount: line.amount,
    discount: line.discount,
    batches,
  };
}

/** What the settings say about the shop; a logo that is no base64 is left out. */
export function receiptShop(settings: ShopSettings): ReceiptShop {
  const { shop, receipt } = settings;
  return {
    name: { bn: shop.nameBn, en: shop.nameEn },
    address: { bn: shop.addressBn, en: shop.addressEn },
    phone: shop.phone,
    bin: shop.bin,
    drugLicence: shop.drugLicence,
    pharmacistRegistration: shop.pharmacistRegistration,
    headerText: { bn: receipt.headerBn, en: receipt.headerEn },
    footerText: { bn: receipt.footerBn, en: receipt.footerEn },
    logo: receipt.logoBase64 === '' ? null : new Uint8Array(Buffer.from(receipt.logoBase64, 'base64')),
  };
}

/** The receipt of a stored sale: its own frozen figures under the name and licences in `settings`, those of its day. */
export function receiptOfSale(
  sale: StoredSale,
  settings: ShopSettings,
  as: { copy: ReceiptData['copy']; training: boolean },
): ReceiptData {
  const sum = (amounts: readonly number[]): Paisa =>
    paisa(amounts.reduce((total, amount) => total + amount, 0));
  const cash = sale.payments.filter((payment) => payment.kind === 'cash');
  const received = sum(cash.map((payment) => payment.received));
  return {
    shop: receiptShop(settings),
    code: sale.receiptCode,
    soldAt: sale.soldAt,
    till: sale.tillName,
    cashier: sale.userName,
    lines: sale.lines.map(receiptLine),
    subtotal: sum(sale.lines.map((line) => line.amount - line.discount)),
    discount: sale.billDiscount,
    rounding: sale.rounding,
    total: sale.total,
    vatIncluded: settings.receipt.showVat ? sale.vatIncluded : paisa(0),
    tenders: sale.payments.map(({ kind, amount, reference }) => ({ kind, amount, reference })),
    received,
    change: paisa(received - sum(cash.map((payment) => payment.amount))),
    customer: sale.customer && {
      ...sale.customer,
      bakiOfSale: sum(
        sale.payments.filter((payment) => payment.kind === 'baki').map((payment) => payment.amount),
      ),
    },
    showQr: settings.receipt.showQr,
    ...as,
  };
}
