import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { orpc } from '../api/client.ts';
import { isSignedIn, session } from '../api/session.ts';
import { useStore } from '../api/store.ts';

type Kind = 'product' | 'shop';

/** Whether the account keeps this, and the press that changes it; who is not signed in is asked to first. */
export function useFavourite(
  kind: Kind,
  id: string,
): { isKept: boolean; isBusy: boolean; toggle: () => void } {
  const now = useStore(session);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const isIn = now.state === 'in';
  const { data } = useQuery({ ...orpc.favourites.list.queryOptions(), enabled: isIn });
  const set = useMutation(
    orpc.favourites.set.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: orpc.favourites.key() }),
    }),
  );
  const list = kind === 'product' ? data?.products : data?.shops;
  const isSaved = list?.some((each) => each.id === id) ?? false;
  const isKept = set.isPending ? set.variables.isFavourite : isSaved;
  return {
    isKept,
    isBusy: set.isPending,
    toggle: () =>
      void isSignedIn().then((isKnown) =>
        isKnown
          ? set.mutate({ kind, id, isFavourite: !isSaved })
          : navigate({ to: '/sign-in', search: { next: window.location.pathname } }),
      ),
  };
}
