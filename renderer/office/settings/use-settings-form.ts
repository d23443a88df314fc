import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ShopSettings } from '../../../shared/contract/settings.contract.ts';
import { orpc } from '../../api/client.ts';

/** Saves groups of settings; everything that shows them reads them again. */
export function useSaveSettings(onSaved?: (settings: ShopSettings) => void) {
  const queries = useQueryClient();
  return useMutation(
    orpc.settings.save.mutationOptions({
      onSuccess: (settings) => {
        queries.setQueryData(orpc.settings.get.queryKey({ input: {} }), settings);
        void queries.invalidateQueries({ queryKey: orpc.system.status.key() });
        onSaved?.(settings);
      },
    }),
  );
}
