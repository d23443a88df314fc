import { type TenderInput, trxIdSchema } from '../contract/tenders.contract.ts';
import type { OrderDto } from '../marketplace/order.ts';
import { type Paisa, paisa } from '../money/money.ts';

/** A tender that carries a transaction id. */
export type OnlineTender = Exclude<TenderInput, { kind: 'cash' | 'baki' }> & { trxId: string };

/**
 * The tender for what the marketplace took for the shop: of the customer's method, under the provider's id, or the order's code where it has
 * none. null for an order of which nothing was paid online.
 */
export function onlineTender(
  order: Pick<OrderDto, 'id' | 'code' | 'paid' | 'payment' | 'trxId'>,
): OnlineTender | null {
  const own = onlineTenderOfOrder(order);
  const theirs = trxIdSchema.safeParse(order.trxId);
  return own && { ...own, trxId: theirs.success ? theirs.data : own.trxId };
}

/** The same under the order's own code, for where the provider's id stands on another bill already: somebody typed it there. */
export function onlineTenderOfOrder(
  order: Pick<OrderDto, 'id' | 'code' | 'paid' | 'payment'>,
): OnlineTender | null {
  if (order.paid === 0 || order.payment === 'cash') return null;
  // Codes come round again; the end of the id does not.
  const trxId = `ONLINE-${order.code.replaceAll(/[^A-Za-z0-9-]/g, '')}-${order.id.slice(-6)}`;
  return { kind: order.payment, amount: paisa(order.paid), trxId };
}

/** True for a part of a payment that is what the marketplace took for the order, under whichever of its ids. */
export function isOnlineTender(
  tender: TenderInput,
  order: Parameters<typeof onlineTender>[0] | null | undefined,
): boolean {
  if (!order || tender.kind === 'cash') return false;
  const ids = [onlineTender(order), onlineTenderOfOrder(order)].map((each) => each?.trxId.toUpperCase());
  return 'trxId' in tender && tender.trxId !== null && ids.includes(tender.trxId.toUpperCase());
}

/**
 * The parts of a payment with what was paid online for the order first, once, and no more of it than the bill comes to; the same parts where nothing
 * was. The id it bears among them already stays: the server may have told that the provider's stands on another bill.
 */
export function withOnlineTender(
  taken: readonly TenderInput[],
  order: Parameters<typeof onlineTender>[0] | null | undefined,
  total: Paisa,
): readonly TenderInput[] {
  const online = order ? onlineTender(order) : null;
  const amount = paisa(Math.min(online?.amount ?? 0, total));
  const isTheirs = (tender: TenderInput) => isOnlineTender(tender, order);
  const others = taken.filter((tender) => !isTheirs(tender));
  if (!online || amount === 0) return others.length === taken.length ? taken : others;
  const told = taken.find(isTheirs);
  const trxId = told && 'trxId' in told && told.trxId !== null ? told.trxId : online.trxId;
  return [{ ...online, amount, trxId }, ...others];
}
