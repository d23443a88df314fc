/** Type sizes of a receipt; the painter gives each its dots per paper width. */
export type RowSize = 'small' | 'normal' | 'large' | 'huge';

/** Where a text stands between the paper's margins. */
export type RowAlign = 'left' | 'center' | 'right';

/** One row of a receipt, top to bottom, before any measuring: the painter wraps what is too wide and clips nothing. */
export type ReceiptRow =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly align: RowAlign;
      readonly size: RowSize;
      readonly bold: boolean;
    }
  | {
      /** Left text wraps in the room that the right one leaves; the right one stays whole, at the margin, on the first line. */
      readonly kind: 'pair';
      readonly left: string;
      readonly right: string;
      readonly size: RowSize;
      readonly bold: boolean;
      /** Size of the right text where it differs (the total). */
      readonly rightSize?: RowSize;
      /** True where the left side starts a little inwards, under an item's name. */
      readonly indent?: boolean;
    }
  | { readonly kind: 'rule'; readonly style: 'thin' | 'thick' | 'dashed' }
  | { readonly kind: 'banner'; readonly text: string; readonly size: RowSize }
  | { readonly kind: 'gap'; readonly size: 'small' | 'normal' | 'large' }
  | { readonly kind: 'qr'; readonly text: string }
  | { readonly kind: 'image'; readonly bytes: Uint8Array }
  /** A measuring strip with a tick each millimetre, from margin to margin (test pages). */
  | { readonly kind: 'ruler' };

/** A whole receipt before drawing; `watermark` is a faint text across the paper, or null. */
export type ReceiptLayout = { readonly rows: readonly ReceiptRow[]; readonly watermark: string | null };
