import { isOnlineTender, withOnlineTender } from '../../../shared/cart/online-tender.ts';
import { cashTender, settle } from '../../../shared/cart/tenders.ts';
import {
  ELECTRONIC_TENDERS,
  type TenderInput,
  type TenderKind,
  trxIdSchema,
} from '../../../shared/contract/sales.contract.ts';
import { type Paisa, paisa } from '../../../shared/money/money.ts';
import { readTaka } from '../../../shared/money/read-taka.ts';
import { useStore } from '../../api/external-store.ts';
import type { CounterContextValue } from '../counter-context.ts';
import { counterStore, showView } from '../counter-store.ts';
import { newPayment, type Payment, paymentStore, updatePayment } from './payment-store.ts';
import { useCheckout } from './use-checkout.ts';

/** A double press is quicker than anybody reads what is left to pay. */
const SECOND_ENTER_MS = 500;

type Electronic = (typeof ELECTRONIC_TENDERS)[number];

/** True for a tender that carries a transaction id. */
export function isElectronic(kind: TenderKind): kind is Electronic {
  return ELECTRONIC_TENDERS.some((each) => each === kind);
}

/** What keeps the part in the fields from being taken; its text is `pay.problem.<…>`. */
export type PaymentProblem = 'amount' | 'too-much' | 'trx' | 'customer';

/** The payment as the panel shows it. */
export type PaymentView = Payment & {
  total: Paisa;
  /** Still to pay before the part in the fields. */
  left: Paisa;
  /** What the fields hold: the typed amount, or all that is left. Null when it cannot be read. */
  amount: Paisa | null;
  /** Given back if the part in the fields is taken. */
  change: Paisa;
  /** Still to pay after it. */
  leftAfter: Paisa;
  problem: PaymentProblem | null;
  choose: (kind: TenderKind) => void;
  setAmountText: (text: string) => void;
  setTrxId: (text: string) => void;
  togglePrint: () => void;
  /** Takes the part in the fields, or rings up when it covers the rest. */
  take: (amount?: Paisa) => void;
  removeTaken: (index: number) => void;
  /** True for what was paid online: it stays on the bill. */
  isFixed: (index: number) => boolean;
};

function tenderOf(kind: TenderKind, amount: Paisa, left: Paisa, trxId: string): TenderInput {
  if (kind === 'cash') return cashTender(left, amount);
  if (kind === 'baki') return { kind, amount };
  return { kind, amount, trxId: trxId === '' ? null : trxId };
}

function problemOf(
  payment: Payment,
  amount: Paisa | null,
  left: Paisa,
  needsTrx: boolean,
  hasCustomer: boolean,
): PaymentProblem | null {
  const { kind } = payment;
  // Nothing is left to pay: no tender takes part any more, whichever is chosen.
  if (left === 0 && amount === 0 && payment.taken.length > 0) return null;
  if (amount === null || (amount === 0 && left > 0)) return 'amount';
  if (kind !== 'cash' && amount > left) return 'too-much';
  if (kind === 'baki' && !hasCustomer) return 'customer';
  if (!isElectronic(kind)) return null;
  const trxId = payment.trxId.trim();
  if (trxId === '') return needsTrx && kind !== 'card' ? 'trx' : null;
  return trxIdSchema.safeParse(trxId).success ? null : 'trx';
}

/**
 * What choosing a tender changes. Cash that was typed already and does not cover the rest becomes a part: it was counted, and is not
 * forgotten because the rest comes another way.
 */
export function choosing(
  payment: Payment,
  kind: TenderKind,
  amount: Paisa | null,
  left: Paisa,
): Partial<Payment> {
  const isCounted = payment.kind === 'cash' && kind !== 'cash' && payment.amountText.trim() !== '';
  const isPart = isCounted && amount !== null && amount > 0 && amount < left;
  return {
    kind,
    taken: isPart ? [...payment.taken, cashTender(left, amount)] : payment.taken,
    amountText: kind === 'cash' ? payment.amountText : '',
    trxId: '',
  };
}

/** True for an Enter that would take exact cash right after a part was taken: it was meant for that part. */
export function isSecondEnter(payment: Payment, now: number): boolean {
  return payment.kind === 'cash' && payment.amountText === '' && now - payment.partTakenAt < SECOND_ENTER_MS;
}

/** The payment of this cart. However the cart of an order came onto the counter, what was paid online is taken already. */
function paymentOf({ order, preview }: CounterContextValue, stored: Payment, draftId: string): Payment {
  const begun = stored.draftId === draftId ? stored : newPayment(draftId);
  const ordered = order?.draftId ? order.order : null;
  return { ...begun, taken: withOnlineTender(begun.taken, ordered, preview.total) };
}

/** The payment of the cart on the screen, by the shop's rules. */
export function usePayment(
  counter: CounterContextValue,
  onProblem: (problem: PaymentProblem) => void,
): PaymentView {
  const stored = useStore(paymentStore);
  const checkout = useCheckout();
  const { draft } = counterStore.get().cart;
  const { total } = counter.preview;
  const payment = paymentOf(counter, stored, draft.id);
  const { left } = settle(total, payment.taken);
  const amount = payment.amountText.trim() === '' ? paisa(Math.max(0, left)) : readTaka(payment.amountText);
  const needsTrx = counter.settings.counter.requireTrxId;
  const problem = problemOf(payment, amount, left, needsTrx, draft.customerId !== null);
  const update = (part: Partial<Payment>) => paymentStore.set({ ...payment, ...part, error: null });

  const take = (chosen?: Paisa) => {
    if (payment.isBusy) return;
    if (chosen === undefined && isSecondEnter(payment, Date.now())) return;
    const part = chosen ?? amount;
    const partProblem =
      chosen === undefined ? problem : problemOf(payment, chosen, left, needsTrx, draft.customerId !== null);
    if (partProblem === 'customer') {
      update({ amountText: part === null ? '' : payment.amountText });
      showView({ kind: 'customer', next: 'pay' });
      return;
    }
    if (partProblem !== null || part === null) {
      onProblem(partProblem ?? 'amount');
      return;
    }
    const tenders =
      part === 0 && left === 0 && payment.taken.length > 0
        ? payment.taken
        : [...payment.taken, tenderOf(payment.kind, part, left, payment.trxId.trim())];
    if (settle(total, tenders).left > 0)
      update({ taken: tenders, kind: 'cash', amountText: '', trxId: '', partTakenAt: Date.now() });
    else {
      paymentStore.set({ ...payment, error: null });
      checkout(counter, tenders);
    }
  };
  return {
    ...payment,
    total,
    left,
    amount,
    change: paisa(payment.kind === 'cash' && amount !== null ? Math.max(0, amount - left) : 0),
    leftAfter: paisa(Math.max(0, left - (amount ?? 0))),
    problem,
    choose: (kind) => update(choosing(payment, kind, amount, left)),
    setAmountText: (amountText) => update({ amountText }),
    setTrxId: (trxId) => update({ trxId }),
    togglePrint: () => updatePayment({ ...payment, isPrinted: !payment.isPrinted }),
    take,
    isFixed: (index) =>
      payment.taken.slice(index, index + 1).some((tender) => isOnlineTender(tender, counter.order?.order)),
    removeTaken: (index) => update({ taken: payment.taken.filter((_, at) => at !== index) }),
  };
}
