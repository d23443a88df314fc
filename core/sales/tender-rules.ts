import type { OnlineTender } from '../../shared/cart/online-tender.ts';
import { settle } from '../../shared/cart/tenders.ts';
import type { TenderInput } from '../../shared/contract/sales.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { type Paisa, paisa } from '../../shared/money/money.ts';

/** A payment as it is stored: TrxIDs in upper case, so that a use in another case is found. */
export type Payment = { kind: TenderInput['kind']; amount: Paisa; received: Paisa; trxId: string | null };

/** Where a transaction id was used before; undefined when it is new. */
export type FindTrxUse = (kind: TenderInput['kind'], trxId: string) => { receiptCode: string } | undefined;

function paymentOf(tender: TenderInput): Payment {
  const { kind, amount } = tender;
  if (tender.kind === 'cash') return { kind, amount, received: tender.received, trxId: null };
  const trxId = tender.kind === 'baki' ? null : (tender.trxId?.toUpperCase() ?? null);
  return { kind, amount, received: amount, trxId };
}

/** Two tenders with one id are the same payment twice. A card's approval code is short and repeats among other kinds. */
function isSamePayment(a: Payment, b: Payment): boolean {
  return a.trxId !== null && a.trxId === b.trxId && (a.kind === 'card') === (b.kind === 'card');
}

/**
 * Throws PAID_ONLINE unless what was paid online is on the bill exactly, once: no less, and no more than the bill comes to (the marketplace gives
 * the customer the difference).
 */
function refuseOtherThanPaid(total: Paisa, payments: readonly Payment[], online: OnlineTender): void {
  const { kind, trxId } = online;
  const amount = paisa(Math.min(online.amount, total));
  if (amount === 0) return;
  const theirs = payments.filter((payment) => payment.trxId === trxId.toUpperCase());
  if (theirs.length === 1 && theirs[0]?.kind === kind && theirs[0].amount === amount) return;
  throw new Refusal('PAID_ONLINE', { kind, amount, trxId });
}

/**
 * The payments of a sale, or why they cannot be taken: TENDERS_DO_NOT_ADD_UP (also for an empty tender), CASH_SHORT,
 * TRXID_REQUIRED (electronic tenders but cards, when the shop asks for it), TRXID_TWICE (in this
 * bill), TRXID_USED (in any earlier sale), both in any case of letters, CUSTOMER_REQUIRED for baki, and PAID_ONLINE for an order of the
 * marketplace whose `online` tender is not on the bill as it was paid.
 */
export function decidePayments(
  total: Paisa,
  tenders: readonly TenderInput[],
  options: {
    requireTrxId: boolean;
    hasCustomer: boolean;
    findTrxUse: FindTrxUse;
    online: OnlineTender | null;
  },
): Payment[] {
  const payments = tenders.map(paymentOf);
  if (options.online) refuseOtherThanPaid(total, payments, options.online);
  const { tendered, left } = settle(total, tenders);
  const hasEmpty = total > 0 && tenders.some((tender) => tender.amount === 0);
  if (left !== 0 || hasEmpty) throw new Refusal('TENDERS_DO_NOT_ADD_UP', { total, tendered });
  payments.forEach((payment, index) => {
    const { kind, amount, received, trxId } = payment;
    if (received < amount) throw new Refusal('CASH_SHORT', { amount, received });
    if (kind === 'baki' && !options.hasCustomer) throw new Refusal('CUSTOMER_REQUIRED', {});
    const isElectronic = kind !== 'cash' && kind !== 'baki';
    if (isElectronic && kind !== 'card' && trxId === null && options.requireTrxId)
      throw new Refusal('TRXID_REQUIRED', { kind });
    if (trxId === null) return;
    const isTwice = payments.slice(0, index).some((other) => isSamePayment(other, payment));
    if (isTwice) throw new Refusal('TRXID_TWICE', { kind, trxId });
    const use = options.findTrxUse(kind, trxId);
    if (use) throw new Refusal('TRXID_USED', { kind, trxId, receiptCode: use.receiptCode });
  });
  return payments;
}

/** What of the payments goes on the customer's khata. */
export function bakiOf(payments: readonly Payment[]): Paisa {
  return paisa(payments.reduce((sum, { kind, amount }) => sum + (kind === 'baki' ? amount : 0), 0));
}
