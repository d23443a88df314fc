import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { isOverlayOpen } from '../ui/overlay.ts';
import type { Adding } from './cart/adding.ts';
import { counterStore } from './counter-store.ts';
import { paymentStore } from './pay/payment-store.ts';

/** Says no, with a sound, to a scan that comes while paying, reading the help or looking at a photo; nothing is dropped in silence. */
export function useScanRefusal(adding: Adding): () => boolean {
  const { t } = useTranslation('counter');
  return useCallback(() => {
    const { view, isHelpOpen } = counterStore.get();
    const isPaying =
      view.kind === 'pay' ||
      view.kind === 'approval' ||
      view.kind === 'pickup-code' ||
      paymentStore.get().isBusy;
    const why = isOverlayOpen()
      ? 'notice.scanBehindPhoto'
      : isHelpOpen
        ? 'notice.scanInHelp'
        : isPaying
          ? 'notice.scanWhilePaying'
          : null;
    if (why) adding.refuse(t(why));
    return why !== null;
  }, [adding, t]);
}
