import type { ShopOrderDto } from '../../../shared/contract/marketplace.contract.ts';

type Shown = Pick<ShopOrderDto, 'problem' | 'status'> & {
  order: Partial<Pick<ShopOrderDto['order'], 'paid' | 'payment' | 'paymentStatus'>> & {
    events: readonly Pick<ShopOrderDto['order']['events'][number], 'status' | 'by'>[];
  };
};

/** Code of the text that says what went wrong with an order: one that waited packed, or was on its way, until its time was over was cancelled by nobody. */
export function orderProblem({ problem, status, order }: Shown): string {
  const { events, payment = 'cash', paid = 0, paymentStatus } = order;
  if (problem === 'CANCELLED_AFTER_SALE') {
    const goesBack = paymentStatus === 'refund-due' || paymentStatus === 'refunded';
    return goesBack || (payment !== 'cash' && paid > 0) ? 'CANCELLED_AFTER_SALE_PAID' : problem;
  }
  if (problem !== 'CANCELLED_AFTER_ACCEPT' || status !== 'cancelled') return problem;
  // Refunds and the like come after it under the same status.
  const end = events.findIndex((event) => event.status === 'cancelled');
  if (events[end]?.by !== 'timer') return problem;
  return events[end - 1]?.status === 'on-the-way' ? 'EXPIRED_ON_THE_WAY' : 'EXPIRED_AFTER_ACCEPT';
}
