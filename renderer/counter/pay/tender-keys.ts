import type { TenderKind } from '../../../shared/contract/sales.contract.ts';

/** The letter of each tender, by its place on the keyboard. */
export const TENDER_LETTERS: Readonly<Record<TenderKind, string>> = {
  cash: 'C',
  'bangla-qr': 'Q',
  bkash: 'B',
  nagad: 'N',
  rocket: 'R',
  card: 'D',
  baki: 'K',
};

/** The tender whose letter lies on this key; null for other keys. */
export function tenderOfKey(code: string): TenderKind | null {
  const found = Object.entries(TENDER_LETTERS).find(([, letter]) => code === `Key${letter}`);
  return (found?.[0] as TenderKind | undefined) ?? null;
}
