import { cashTender } from '../../../shared/cart/tenders.ts';
import type { TenderInput, TenderKind } from '../../../shared/contract/sales.contract.ts';
import type { Paisa } from '../../../shared/money/money.ts';
import { createStore } from '../../../shared/web/store.ts';
import { asRefusal } from '../../api/use-refusal-text.ts';

/** What is being paid: parts that are taken already, and what the fields hold. */
export type Payment = {
  /** The cart it belongs to; another cart starts another payment. */
  draftId: string;
  taken: readonly TenderInput[];
  kind: TenderKind;
  amountText: string;
  trxId: string;
  isPrinted: boolean;
  /** When the last part was taken (ms): a second Enter right after it was meant for the first. */
  partTakenAt: number;
  /** True while the server rings up: nothing more is taken until it has answered. */
  isBusy: boolean;
  /** The last refusal, to be shown where it belongs. */
  error: unknown;
};

/** A payment nobody has begun. */
export function newPayment(draftId: string): Payment {
  return {
    draftId,
    taken: [],
    kind: 'cash',
    amountText: '',
    trxId: '',
    isPrinted: true,
    partTakenAt: 0,
    isBusy: false,
    error: null,
  };
}

/** The payment in progress. It outlives the panel: going back to the cart for one more thing loses no part of it. */
export const paymentStore = createStore<Payment>(newPayment(''));

/** Changes some of the payment. */
export function updatePayment(part: Partial<Payment>): void {
  paymentStore.set({ ...paymentStore.get(), ...part });
}

/** True while the server rings up this cart. */
export function isRingingUp(draftId: string): boolean {
  const payment = paymentStore.get();
  return payment.isBusy && payment.draftId === draftId;
}

/** Cash that fits the total exactly. */
export function exactCash(total: Paisa): TenderInput[] {
  return [cashTender(total, total)];
}

/** True for a refusal that belongs to the TrxID of one part of the payment. */
export function isTrxRefusal(error: unknown): boolean {
  const code = asRefusal(error)?.code;
  return code === 'TRXID_USED' || code === 'TRXID_TWICE' || code === 'TRXID_REQUIRED';
}

/** Whose TrxID was refused: what the fields hold, one of the parts taken before (its index), or nobody's. */
export function refusedPart(payment: Payment): 'fields' | number | null {
  const refusal = asRefusal(payment.error);
  if (!refusal || !isTrxRefusal(payment.error) || !('kind' in refusal.data)) return null;
  const { kind } = refusal.data;
  const trxId = 'trxId' in refusal.data ? refusal.data.trxId : '';
  const isIt = (part: { kind: string; trxId?: string | null }) =>
    part.kind === kind && (part.trxId ?? '').trim().toUpperCase() === trxId.toUpperCase();
  if (isIt(payment)) return 'fields';
  const at = payment.taken.findLastIndex(isIt);
  return at < 0 ? null : at;
}

/** Remembers the payment as it is; the answer puts it back, unless it is being rung up: a scanned letter chooses no tender. */
export function rememberPayment(): () => void {
  const before = paymentStore.get();
  return () => {
    if (!before.isBusy && !paymentStore.get().isBusy) paymentStore.set(before);
  };
}
