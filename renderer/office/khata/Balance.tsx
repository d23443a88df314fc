import { useTranslation } from 'react-i18next';
import type { CustomerDto } from '../../../shared/contract/customers.contract.ts';
import { paisa } from '../../../shared/money/money.ts';
import { useFormat } from '../../i18n/use-format.ts';
import css from '../parts/office.module.css';

/** What a customer owes, in words as well as in colour. */
export function Balance({ amount }: { amount: CustomerDto['balance'] }) {
  const { t } = useTranslation('khata');
  const format = useFormat();
  if (amount === 0) return <span className={css.muted}>{t('even')}</span>;
  if (amount < 0) return <span>{t('shopOwes', { amount: format.taka(paisa(0 - amount)) })}</span>;
  return <span className={css.strong}>{t('owes', { amount: format.taka(amount) })}</span>;
}
