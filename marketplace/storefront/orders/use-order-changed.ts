import { useQueryClient } from '@tanstack/react-query';
import type { OrderDto } from '../../../shared/marketplace/order.ts';
import { orpc } from '../api/client.ts';

/** Shows an order as it is after something was done with it, here and in the list. */
export function useOrderChanged(): (order: OrderDto) => void {
  const queries = useQueryClient();
  return (order) => {
    queries.setQueryData(orpc.orders.get.queryKey({ input: { orderId: order.id } }), order);
    void queries.invalidateQueries({ queryKey: orpc.orders.list.key() });
  };
}
