import type { TenderKind } from '../contract/sales.contract.ts';
import type { Paisa } from '../money/money.ts';

/** Width class of the paper roll in millimetres. */
export type PaperWidth = 58 | 80;

/** A text in both languages; an empty side means that it is not known and the other side stands in. */
export type LocalText = { readonly bn: string; readonly en: string };

/** What the shop says about itself on paper; empty texts are left out. */
export type ReceiptShop = {
  readonly name: LocalText;
  readonly address: LocalText;
  readonly phone: string;
  readonly bin: string;
  readonly drugLicence: string;
  readonly pharmacistRegistration: string;
  readonly headerText: LocalText;
  readonly footerText: LocalText;
  /** PNG or JPEG bytes; a picture that cannot be read is left out, the receipt is printed all the same. */
  readonly logo: Uint8Array | null;
};

/** One batch that a line was taken from; `expiry` is `YYYY-MM` or `YYYY-MM-DD`. */
export type ReceiptBatch = { readonly number: string; readonly expiry: string | null };

/** What was asked for in one pack: "2 strip" at `unitPrice` paisa for each `unit`; `unit` is empty where it need not be said. */
export type ReceiptPart = {
  readonly quantity: LocalText;
  readonly unitPrice: Paisa;
  readonly unit: LocalText;
};

/** One line as sold, frozen: `amount` is what the line costs before `discount` (both ≥ 0 paisa for a sale). */
export type ReceiptLine = {
  readonly name: LocalText;
  readonly parts: readonly ReceiptPart[];
  readonly amount: Paisa;
  readonly discount: Paisa;
  readonly batches: readonly ReceiptBatch[];
};

/** A part of the payment, with the transaction id that proves it where there is one. */
export type ReceiptTender = {
  readonly kind: TenderKind;
  readonly amount: Paisa;
  readonly reference: string | null;
};

/** The customer of a receipt and what they owe before and after it. */
export type ReceiptCustomer = {
  readonly name: string;
  readonly phone: string;
  readonly balanceBefore: Paisa;
  readonly bakiOfSale: Paisa;
  readonly balanceAfter: Paisa;
};

/** Everything that a receipt says, as it stood when the sale was made: the same data always give the same picture. */
export type ReceiptData = {
  readonly shop: ReceiptShop;
  readonly code: string;
  /** UTC milliseconds. */
  readonly soldAt: number;
  readonly till: string;
  readonly cashier: string;
  readonly lines: readonly ReceiptLine[];
  /** Sum of the lines after their own discounts. */
  readonly subtotal: Paisa;
  /** Discount on the whole bill, ≥ 0. */
  readonly discount: Paisa;
  /** Signed: what rounding to whole taka added or took. */
  readonly rounding: Paisa;
  readonly total: Paisa;
  /** The VAT that the total contains; 0 leaves the row out. */
  readonly vatIncluded: Paisa;
  readonly tenders: readonly ReceiptTender[];
  /** Money handed over, and what was given back of it. */
  readonly received: Paisa;
  readonly change: Paisa;
  readonly customer: ReceiptCustomer | null;
  /** False leaves the QR code of the receipt number out. */
  readonly showQr: boolean;
  readonly copy: 'original' | 'reprint';
  /** True for a demo or training shop: the paper says that it is no real receipt. */
  readonly training: boolean;
};
