import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../session/session-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** What stands in every tab of the marketplace that needs one, until the shop is connected. */
export function NotConnected({ onConnect }: { onConnect: () => void }) {
  const { t } = useTranslation('market');
  const can = useCan();
  return (
    <EmptyState
      title={t('notConnected.title')}
      text={t('notConnected.text')}
      action={
        can('marketplace.manage') ? <Button onClick={onConnect}>{t('notConnected.go')}</Button> : undefined
      }
    />
  );
}
