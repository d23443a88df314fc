import { useEffect, useEffectEvent } from 'react';

let openCount = 0;

/** True while something covers the whole screen: keys and scans are not meant for what lies behind it. */
export function isOverlayOpen(): boolean {
  return openCount > 0;
}

/**
 * Tells, while `isOpen`, that something covers the screen. Esc closes it by `onClose` and does nothing else: whoever listens for keys finds that
 * one used up already, so what covers the screen must not listen for Esc itself.
 */
export function useOverlay(isOpen: boolean, onClose: () => void): void {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (!isOpen) return;
    openCount += 1;
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      close();
    };
    // In the capturing phase: listeners of the page behind hear the key after it.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      openCount -= 1;
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [isOpen]);
}
