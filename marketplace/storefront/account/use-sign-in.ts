import { useMutation } from '@tanstack/react-query';
import { orpc } from '../api/client.ts';
import { signedIn } from '../api/session.ts';

/** Signs in on this page and its other tabs, then goes on. */
export function useSignIn(onDone: (() => void) | undefined) {
  return useMutation(
    orpc.accounts.signIn.mutationOptions({
      onSuccess: (session) => {
        signedIn(session);
        onDone?.();
      },
    }),
  );
}
