import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { describeTyped } from '../../../shared/cart/describe-typed.ts';
import { addedQuantity } from '../../../shared/cart/read-search.ts';
import type { FoundDto } from '../../../shared/contract/catalog.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCounterState } from '../counter-store.ts';
import classes from './search.module.css';

type Props = { quantity: string | null; hit: FoundDto | undefined };

/** One line that is always there, so that nothing moves when it speaks: refusals, or how much Enter adds of the marked row. */
export function NoticeLine({ quantity, hit }: Props) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const notice = useCounterState((state) => state.notice);
  const added = hit ? addedQuantity(hit.product, quantity) : quantity;
  return (
    <p className={classes.notice} data-tone={notice?.tone} role="status" aria-live="assertive">
      {notice ? (
        <span key={notice.count} className={classes.noticeText}>
          {notice.tone === 'refuse' ? (
            <IconAlertTriangle size={18} aria-hidden />
          ) : (
            <IconInfoCircle size={18} aria-hidden />
          )}
          {notice.text}
        </span>
      ) : added ? (
        t('search.quantity', {
          quantity: describeTyped(added, hit?.product ?? null, hit?.packId ?? null, format.language),
        })
      ) : null}
    </p>
  );
}
