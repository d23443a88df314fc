import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { businessDayOf } from '../../../shared/time/business-day.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan, useSession } from '../../session/session-store.ts';
import { useCounter } from '../counter-context.ts';
import { useHeldCarts } from '../panels/use-held-carts.ts';
import { useMinute } from '../use-minute.ts';
import classes from './search.module.css';

/** Held carts, the last receipt of this till, and today's baki for those who may see it. */
export function RightFoot() {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const can = useCan();
  const { till } = useSession();
  const { act, settings } = useCounter();
  const held = useHeldCarts().length;
  const last = useQuery({
    ...orpc.sales.list.queryOptions({ input: { limit: 1, tillId: till.id }, retry: false }),
    enabled: can('sales.view'),
  }).data?.items[0];
  const day = businessDayOf(useMinute(), settings.counter.dayStartHour);
  const today = useQuery({
    ...orpc.reports.day.queryOptions({ input: { day }, retry: false }),
    enabled: can('reports.view'),
  }).data;
  return (
    <footer className={classes.foot}>
      {held > 0 ? (
        <button type="button" tabIndex={-1} className={classes.footItem} onClick={() => act('hold')}>
          {t('held.count', { count: held })}
        </button>
      ) : null}
      {last ? (
        <button type="button" tabIndex={-1} className={classes.footItem} onClick={() => act('receipts')}>
          {t('foot.last', { code: format.code(last.receiptCode), total: format.taka(last.total) })}
        </button>
      ) : null}
      {today ? (
        <span className={classes.footItem}>
          {t('foot.baki', { amount: format.taka(today.totals.bakiGiven) })}
        </span>
      ) : null}
    </footer>
  );
}
