import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopOrderDto } from '../../../shared/contract/marketplace.contract.ts';
import { PICKUP_CODE_DIGITS } from '../../../shared/marketplace/order.ts';
import { sendOnce } from '../../../shared/web/send-once.ts';
import { orpc } from '../../api/client.ts';
import { asRefusal, useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { SECOND_PRESS_MS } from '../../ui/second-press.ts';
import { clearNotice } from '../counter-store.ts';
import { HandOverApproval } from './HandOverApproval.tsx';
import classes from './order-card.module.css';
import { PICKUP_CODE_FIELD_ID, readPickupCode, whyNotAsk } from './pickup-code-entry.ts';

type Props = {
  shown: ShopOrderDto;
  /** Nothing else is asked for where it stands, so that its field takes the keys at once. */
  isAlone: boolean;
  /** The goods may go: the code is right, is kept until it can be checked, or somebody answers for it. */
  onDone: (now: ShopOrderDto) => void;
};

function useOrderMutations(onDone: Props['onDone']) {
  const queries = useQueryClient();
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: orpc.marketplace.orders.key() });
    return queries.invalidateQueries({ queryKey: orpc.marketplace.cartOrder.key() });
  };
  const onSuccess = (now: ShopOrderDto) => {
    void refresh();
    onDone(now);
  };
  return {
    check: useMutation(orpc.marketplace.checkCode.mutationOptions({ onSuccess })),
    renew: useMutation(orpc.marketplace.newCode.mutationOptions({ onSuccess: () => void refresh() })),
    approve: useMutation(orpc.marketplace.approveHandOver.mutationOptions({ onSuccess })),
    // Tries, new codes and PINs are counted: a second press within one tick must not use up another.
    once: (mutationKey: readonly unknown[], send: () => void) => sendOnce(queries, mutationKey, send),
  };
}

/** Asks for the pickup code of an order, in either script; a new code for the customer or somebody's PIN where it does not fit. */
export function PickupCode({ shown, isAlone, onDone }: Props) {
  const { t } = useTranslation('market');
  const format = useFormat();
  const refusalText = useRefusalText();
  const { check, renew, approve, once } = useOrderMutations(onDone);
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const [isShort, setShort] = useState(false);
  // Asking for a code, and its answer, move the buttons under the hand.
  const movedAt = useRef(Number.NEGATIVE_INFINITY);
  const [isApproving, setApproving] = useState(false);
  const orderId = shown.order.id;
  // What was said of one code is said of no other, and again when that one comes back, as after a scan.
  const refused = check.variables?.code === code ? check.error : null;
  const refusal = asRefusal(refused);
  const isWrong = refusal?.code === 'WRONG_PICKUP_CODE';
  const isOver = isWrong && refusal.data.triesLeft === 0;
  const wrongCode = isWrong ? code : null;
  const error = renew.error ?? refused;
  const problem = isShort
    ? t('orders.codeShort', { digits: format.number(PICKUP_CODE_DIGITS) })
    : isOver && !renew.error
      ? t('orders.codeOver')
      : error
        ? refusalText(error)
        : '';
  const ask = () => {
    clearNotice();
    const whyNot = whyNotAsk(code, wrongCode);
    setShort(whyNot === 'short');
    if (whyNot === null)
      once(orpc.marketplace.checkCode.mutationKey(), () =>
        // A full field takes no more digits: what is typed next stands in place of the wrong ones.
        check.mutate({ orderId, code }, { onError: () => field.current?.select() }),
      );
  };
  if (isApproving)
    return (
      <HandOverApproval
        code={shown.order.code}
        isBusy={approve.isPending}
        error={approve.error}
        onEnter={(approval) =>
          once(orpc.marketplace.approveHandOver.mutationKey(), () => approve.mutate({ orderId, approval }))
        }
        onBack={() => setApproving(false)}
      />
    );
  return (
    <form
      className={classes.codeForm}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <label className={classes.codeLabel}>
        <span>{t('orders.code')}</span>
        <input
          ref={field}
          id={PICKUP_CODE_FIELD_ID}
          className={classes.codeField}
          inputMode="numeric"
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: nothing else is asked for there
          autoFocus={isAlone}
          maxLength={12}
          value={format.digits(code)}
          aria-invalid={problem !== ''}
          aria-describedby="pickup-code-problem"
          onChange={(event) => {
            setCode(readPickupCode(event.currentTarget.value));
            setShort(false);
          }}
          onKeyDown={clearNotice}
        />
      </label>
      <p id="pickup-code-problem" role="alert" className={classes.problem}>
        {problem}
      </p>
      <p role="status">{renew.isSuccess && !problem ? t('orders.codeSent') : t('orders.codeWhy')}</p>
      <Button type="submit" size="lg" disabled={code === '' || wrongCode === code} loading={check.isPending}>
        {t('orders.codeCheck')}
      </Button>
      <p className={classes.muted}>{t('orders.codeNone')}</p>
      <div className={classes.buttons}>
        <Button
          variant={isOver ? 'filled' : 'default'}
          loading={renew.isPending}
          onClick={() => {
            check.reset();
            setShort(false);
            clearNotice();
            setCode('');
            movedAt.current = Date.now();
            once(orpc.marketplace.newCode.mutationKey(), () =>
              renew.mutate(
                { orderId },
                {
                  onSuccess: () => field.current?.focus(),
                  onSettled: () => {
                    movedAt.current = Date.now();
                  },
                },
              ),
            );
          }}
        >
          {t('orders.codeNew')}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            if (Date.now() - movedAt.current < SECOND_PRESS_MS) return;
            clearNotice();
            setApproving(true);
          }}
        >
          {t('orders.codeManager')}
        </Button>
      </div>
    </form>
  );
}
