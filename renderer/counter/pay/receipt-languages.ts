import type { ReceiptLanguage } from '../../../shared/contract/primitives.ts';

/** What a receipt may be written in; null is the shop's own setting. */
export const RECEIPT_LANGUAGES: readonly (ReceiptLanguage | null)[] = [null, 'bn', 'en', 'both'];
