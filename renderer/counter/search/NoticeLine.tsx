import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useCounterState } from '../counter-store.ts';
import classes from './search.module.css';

/** One line that is always there, so that nothing moves when it speaks: refusals, or the quantity that is being typed. */
export function NoticeLine({ quantity }: { quantity: string | null }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const notice = useCounterState((state) => state.notice);
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
      ) : quantity ? (
        t('search.quantity', { quantity: format.digits(quantity) })
      ) : null}
    </p>
  );
}
