import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SECOND_PRESS_MS } from '../../ui/second-press.ts';

type Props = { isSaving: boolean; autoFocus?: boolean; onAccept: () => void };

/** Says yes to doubtful prices. The second half of a double press, and an Enter held down, were meant for the save before it. */
export function AcceptPrices({ isSaving, autoFocus = false, onAccept }: Props) {
  const { t } = useTranslation('products');
  const [shownAt] = useState(() => Date.now());
  return (
    <Button
      data-ask
      variant="default"
      autoFocus={autoFocus}
      loading={isSaving}
      onKeyDown={(event) => {
        if (event.repeat) event.preventDefault();
      }}
      onClick={() => {
        if (Date.now() - shownAt >= SECOND_PRESS_MS) onAccept();
      }}
    >
      {t('receive.doubt.accept')}
    </Button>
  );
}
