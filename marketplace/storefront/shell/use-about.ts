import { useQuery } from '@tanstack/react-query';
import type { AboutDto } from '../../../shared/marketplace/find.contract.ts';
import { orpc } from '../api/client.ts';

const UNTIL_TOLD: AboutDto = { isMedicineOrderable: true, isDemo: false, payments: ['cash'], tiles: null };

/** What the marketplace says of itself; until it is heard, no tiles, cash alone, and everything orderable: the server refuses what is not. */
export function useAbout(): AboutDto {
  const { data } = useQuery(orpc.find.about.queryOptions({ staleTime: 5 * 60_000 }));
  return data ?? UNTIL_TOLD;
}
