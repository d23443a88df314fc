import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';

/** The ways goods get into the cart: chosen, scanned, or their quantity changed. */
export type Adding = {
  /** Adds a product; false when the quantity was refused. */
  add: (product: ProductDto, packId: string | null, quantity: string | null) => boolean;
  /**
   * Adds what a code stands for; scans are worked off one after the other, none is dropped. `typed` is the whole text of the
   * search box where it came from there: a fast typist looks like a scanner, so what is no barcode is read as typing.
   */
  scan: (code: string, quantity: string | null, typed: string | null) => void;
  /** Gives the line the typed quantity; false when it was refused. */
  setQuantity: (lineId: string, text: string) => boolean;
  /** Says no, with the sound for it. */
  refuse: (text: string) => void;
};
