import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import css from './office.module.css';

type Props = {
  onClear: () => void;
  /** What else helps, such as making what was typed. */
  more?: ReactNode;
};

/** What stands in a list that was narrowed to nothing: the way back to all of it. */
export function NothingFound({ onClear, more }: Props) {
  const { t } = useTranslation('office');
  return (
    <EmptyState
      title={t('nothingFound')}
      text={t('nothingFoundText')}
      action={
        <div className={css.buttons}>
          <Button variant="default" onClick={onClear}>
            {t('clearFilters')}
          </Button>
          {more}
        </div>
      }
    />
  );
}
