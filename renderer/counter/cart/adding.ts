import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import type { WaitingDesk } from './waiting-scans.ts';

/** The ways goods get into the cart: chosen, scanned, or their quantity changed. */
export type Adding = {
  /** Adds a product; false when the quantity was refused. */
  add: (product: ProductDto, packId: string | null, quantity: string | null) => boolean;
  /** Adds what a code stands for; scans are worked off one after the other, none is dropped. */
  scan: (code: string, quantity: string | null) => void;
  /** Asks for what was typed after the scans that came before it, as often as it takes; what is refused is said aloud. */
  enterLater: (text: string, markedId: string | null) => void;
  /** How what waits for an answer is worked off; null until the shop's rules are known. */
  desk: WaitingDesk | null;
  /** Gives the line the typed quantity; false when it was refused. */
  setQuantity: (lineId: string, text: string) => boolean;
  /** Says no, with the sound for it. */
  refuse: (text: string) => void;
};
