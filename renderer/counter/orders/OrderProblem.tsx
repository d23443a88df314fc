import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopOrderDto } from '../../../shared/contract/marketplace.contract.ts';
import { isFinal } from '../../../shared/marketplace/order-status.ts';
import { orpc } from '../../api/client.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useMarketWords } from '../../office/marketplace/use-market-words.ts';
import classes from './order-card.module.css';
import { orderProblem } from './order-problem.ts';

/** What went wrong with the order; where it is over, with a button that takes it away at every till. */
export function OrderProblem({ shown }: { shown: ShopOrderDto }) {
  const { t } = useTranslation('market');
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const { problemText } = useMarketWords();
  const seen = useMutation(
    orpc.marketplace.seen.mutationOptions({
      onSettled: () => void queries.invalidateQueries({ queryKey: orpc.marketplace.key() }),
    }),
  );
  return (
    <>
      <div role="alert" className={classes.problem}>
        {seen.error ? refusalText(seen.error) : problemText(orderProblem(shown))}
      </div>
      {isFinal(shown.status) ? (
        <Button
          variant="default"
          loading={seen.isPending}
          onClick={() => seen.mutate({ orderId: shown.order.id })}
        >
          {t('orders.seen')}
        </Button>
      ) : null}
    </>
  );
}

/** The least that has to be known of an order that came to nothing: whose it was, and what to do with its goods. */
export function OverOrder({ shown, children }: { shown: ShopOrderDto; children: ReactNode }) {
  const format = useFormat();
  const { code, customerName } = shown.order;
  return (
    <article className={classes.over} aria-label={code}>
      <span>
        <strong>{format.code(code)}</strong> {customerName}
        {children}
      </span>
      <OrderProblem shown={shown} />
    </article>
  );
}
