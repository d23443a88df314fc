import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import css from '../parts/office.module.css';

/** Says that another till saved these settings while this form was being filled in. */
export function ChangedElsewhere({ isRebased }: { isRebased: boolean }) {
  const { t } = useTranslation('settings');
  return (
    <div role="status" className={isRebased ? css.notice : undefined}>
      {isRebased ? (
        <>
          <IconInfoCircle size={22} aria-hidden />
          {t('changedElsewhere')}
        </>
      ) : null}
    </div>
  );
}
