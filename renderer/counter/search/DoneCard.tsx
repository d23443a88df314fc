import { Button } from '@mantine/core';
import { IconCheck, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { SaleDto } from '../../../shared/contract/sales.contract.ts';
import { paisa } from '../../../shared/money/money.ts';
import { orpc } from '../../api/client.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Money } from '../../ui/Money.tsx';
import classes from './search.module.css';

/** The sale just made: what to give back, in huge digits, until the next goods come. */
export function DoneCard({ sale }: { sale: SaleDto }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const refusalText = useRefusalText();
  const reprint = useMutation(orpc.printing.reprint.mutationOptions());
  const cash = sale.tenders.filter((tender) => tender.kind === 'cash');
  const received = paisa(cash.reduce((sum, tender) => sum + tender.received, 0));
  const due = paisa(cash.reduce((sum, tender) => sum + tender.amount, 0));
  const baki = sale.tenders.reduce((sum, { kind, amount }) => (kind === 'baki' ? sum + amount : sum), 0);
  const paid = paisa(sale.total - baki);
  return (
    <section className={classes.done} aria-live="polite" aria-label={t('done.label')}>
      <p className={classes.doneTitle}>
        <IconCheck size={24} aria-hidden />
        {t('done.receipt', { code: format.code(sale.receiptCode) })}
      </p>
      {sale.change > 0 ? (
        <>
          <p className={classes.doneWord}>{t('done.change')}</p>
          <p className={classes.doneChange}>
            <Money amount={sale.change} />
          </p>
          <p className={classes.doneFacts}>
            {t('done.ofReceived', { total: format.taka(due), received: format.taka(received) })}
          </p>
        </>
      ) : (
        <>
          <p className={classes.doneWord}>{t(paid === 0 && baki > 0 ? 'done.bakiGiven' : 'done.noChange')}</p>
          <p className={classes.doneChange} data-quiet>
            <Money amount={paid === 0 ? sale.total : paid} />
          </p>
        </>
      )}
      {sale.customer && sale.customer.balanceAfter !== 0 ? (
        <p className={classes.doneFacts}>
          {t('done.owes', { name: sale.customer.name, amount: format.taka(sale.customer.balanceAfter) })}
        </p>
      ) : null}
      <div className={classes.doneButtons}>
        <Button
          variant="default"
          tabIndex={-1}
          leftSection={<IconPrinter size={20} aria-hidden />}
          disabled={reprint.isPending}
          onClick={() => reprint.mutate({ jobId: v7(), saleId: sale.id })}
        >
          {t(reprint.isSuccess ? 'receipts.queued' : 'receipts.print')}
        </Button>
      </div>
      {reprint.isError ? <p className={classes.error}>{refusalText(reprint.error)}</p> : null}
      <p className={classes.doneNext}>{t('done.next')}</p>
    </section>
  );
}
