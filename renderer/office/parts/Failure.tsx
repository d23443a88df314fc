import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import css from './office.module.css';

type Props = {
  error: unknown;
  onRetry?: () => void;
  /** Instead of the words for the error. */
  text?: ReactNode;
  /** The button that helps, where trying again does not. */
  action?: ReactNode;
};

/** What went wrong, in words that say what stayed safe, and the button that helps. */
export function Failure({ error, onRetry, text, action }: Props) {
  const { t } = useTranslation('office');
  const words = useRefusalText();
  return (
    <div role="alert" className={css.failure}>
      <IconAlertTriangle size={22} aria-hidden />
      <div>{text ?? words(error)}</div>
      {onRetry ? (
        <Button size="sm" variant="default" onClick={onRetry}>
          {t('tryAgain')}
        </Button>
      ) : null}
      {action}
    </div>
  );
}
