import { type TenderInput, trxIdSchema } from '../contract/tenders.contract.ts';
import type { OrderDto } from '../marketplace/order.ts';
import { paisa } from '../money/money.ts';

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
