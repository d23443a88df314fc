import type { ShopOrderDto } from '../../../shared/contract/marketplace.contract.ts';
import type { OrderStatus } from '../../../shared/marketplace/order-status.ts';
import type { ShopAnswer } from '../../../shared/marketplace/sync.contract.ts';
import { createStore } from '../../../shared/web/store.ts';
import { asRefusal } from '../../api/use-refusal-text.ts';

/** An answer given here that came too late: somebody else had answered the order, or it was over. */
export type LostAnswer = {
  orderId: string;
  code: string;
  customerName: string;
  kind: ShopAnswer['kind'];
  status: OrderStatus;
  /** Who at the shop was first; '' where nobody of the shop was. */
  by: string;
};

const MOST = 9;

/** What has to be read before it goes: the card that was pressed is gone by then. */
export const lostAnswers = createStore<readonly LostAnswer[]>([]);

/** The lost answer that an error tells of; null for any other error. */
export function lostAnswer(
  { order }: Pick<ShopOrderDto, 'order'>,
  kind: ShopAnswer['kind'],
  error: unknown,
): LostAnswer | null {
  const refusal = asRefusal(error);
  if (refusal?.code !== 'ORDER_STATE') return null;
  const { status, by = '' } = refusal.data;
  const { id: orderId, code, customerName } = order;
  return { orderId, code, customerName, kind, status: status as OrderStatus, by };
}

/** Keeps a lost answer until it is read, the newest of each order. */
export function keepLost(lost: LostAnswer): void {
  lostAnswers.set(
    [...lostAnswers.get().filter(({ orderId }) => orderId !== lost.orderId), lost].slice(-MOST),
  );
}

/** It was read. */
export function forgetLost(orderId: string): void {
  lostAnswers.set(lostAnswers.get().filter((lost) => lost.orderId !== orderId));
}
