import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { StoredDraftDto } from '../../../shared/contract/sales.contract.ts';
import { orpc } from '../../api/client.ts';
import { onHeldSaved } from '../cart/save-cart.ts';

const NONE: readonly StoredDraftDto[] = [];
const heldOnly = ({ items }: { items: StoredDraftDto[] }) => items.filter((draft) => draft.state === 'held');

/** The carts that were put aside, of all tills. */
export function useHeldCarts(): readonly StoredDraftDto[] {
  return useQuery(orpc.sales.drafts.queryOptions({ input: {}, select: heldOnly })).data ?? NONE;
}

/** Has the list read again once a cart that was put aside in this window is saved. */
export function useHeldListRead(): void {
  const queries = useQueryClient();
  useEffect(() => {
    onHeldSaved(() => queries.invalidateQueries({ queryKey: orpc.sales.drafts.key() }));
  }, [queries]);
}
