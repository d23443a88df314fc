import { useQuery } from '@tanstack/react-query';
import type { StoredDraftDto } from '../../../shared/contract/sales.contract.ts';
import { orpc } from '../../api/client.ts';

const NONE: readonly StoredDraftDto[] = [];
const heldOnly = ({ items }: { items: StoredDraftDto[] }) => items.filter((draft) => draft.state === 'held');

/** The carts that were put aside, of all tills. */
export function useHeldCarts(): readonly StoredDraftDto[] {
  return useQuery(orpc.sales.drafts.queryOptions({ input: {}, select: heldOnly })).data ?? NONE;
}
