import { useMutation, useQueryClient } from '@tanstack/react-query';
import { v7 } from 'uuid';
import type { ShopOrderDto } from '../../../shared/contract/marketplace.contract.ts';
import type { ShopAnswer } from '../../../shared/marketplace/sync.contract.ts';
import { sendOnce } from '../../../shared/web/send-once.ts';
import { orpc } from '../../api/client.ts';
import { asRefusal } from '../../api/use-refusal-text.ts';
import { forgetLooked, useUnseen } from './looked.ts';
import { keepLost, lostAnswer } from './lost-answers.ts';

/**
 * Answers an order, one answer at a time. `say` calls `onDone` once nothing is left to say: the answer was taken, or it came too late, which is kept to be
 * read. `error` tells of the newest that was refused until `reset`, which leaves one that is under way alone.
 * `onUnseen` hears that the server knows of no look at the prescription.
 */
export function useAnswer(shown: ShopOrderDto, onUnseen: () => void) {
  const { id: orderId, prescriptionIds } = shown.order;
  const queries = useQueryClient();
  const mutationKey = [...orpc.marketplace.answer.mutationKey(), orderId];
  const answer = useMutation(
    orpc.marketplace.answer.mutationOptions({
      mutationKey,
      // Told apart from the card, which is gone with the order.
      onError: (error, { answer: said }) => {
        const lost = lostAnswer(shown, said.kind, error);
        if (lost) keepLost(lost);
        if (asRefusal(error)?.code === 'PRESCRIPTION_UNSEEN') forgetLooked(prescriptionIds);
      },
      onSettled: () => void queries.invalidateQueries({ queryKey: orpc.marketplace.key() }),
    }),
  );
  // A second one would be refused, and the card say so of an answer that was taken.
  const say = (what: ShopAnswer, onDone?: () => void) =>
    sendOnce(queries, mutationKey, () =>
      answer.mutate(
        { answerId: v7(), orderId, answer: what },
        {
          onSuccess: () => onDone?.(),
          onError: (error, { answer: said }) => {
            if (lostAnswer(shown, said.kind, error)) onDone?.();
            if (asRefusal(error)?.code === 'PRESCRIPTION_UNSEEN') onUnseen();
          },
        },
      ),
    );
  const reset = () => {
    if (queries.isMutating({ mutationKey }) === 0) answer.reset();
  };
  // Looked at again since, it may be said again.
  const isSeen = useUnseen(prescriptionIds).length === 0;
  const isSettled = isSeen && asRefusal(answer.error)?.code === 'PRESCRIPTION_UNSEEN';
  return { isPending: answer.isPending, error: isSettled ? null : answer.error, say, reset };
}
