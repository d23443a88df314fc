import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../session/session-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { showView } from '../counter-store.ts';

/** Nothing has this name: sell it all the same as a quick item, or make it a product at once. */
export function NothingFound({ text }: { text: string }) {
  const { t } = useTranslation('counter');
  const can = useCan();
  return (
    <EmptyState
      title={t('search.nothing', { text })}
      text={t('search.nothingHint')}
      action={
        can('sales.open-item') ? (
          <Button variant="default" onClick={() => showView({ kind: 'open-item', name: text })}>
            {t('action.open-item')}
          </Button>
        ) : null
      }
    />
  );
}
