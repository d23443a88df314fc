import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Adding } from './cart/adding.ts';
import { counterStore } from './counter-store.ts';
import { paymentStore } from './pay/payment-store.ts';

/** Says no, with a sound, to a scan that comes while paying or reading the help; nothing is dropped in silence. */
export function useScanRefusal(adding: Adding): () => boolean {
  const { t } = useTranslation('counter');
  return useCallback(() => {
    const { view, isHelpOpen } = counterStore.get();
    const isPaying =
      view.kind === 'pay' ||
      view.kind === 'approval' ||
      view.kind === 'pickup-code' ||
      paymentStore.get().isBusy;
    const isRefused = isHelpOpen || isPaying;
    if (isRefused) adding.refuse(t(isHelpOpen ? 'notice.scanInHelp' : 'notice.scanWhilePaying'));
    return isRefused;
  }, [adding, t]);
}
