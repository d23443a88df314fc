import { useEffect } from 'react';
import { lockTill } from './session-store.ts';

const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Locks the till when nobody has touched it for `idleMs`. */
export function useIdleLock(idleMs: number): void {
  useEffect(() => {
    let lastSign = Date.now();
    const seen = () => {
      lastSign = Date.now();
    };
    const check = setInterval(
      () => {
        if (Date.now() - lastSign >= idleMs) lockTill();
      },
      Math.min(idleMs, 5000),
    );
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, seen, { capture: true, passive: true });
    return () => {
      clearInterval(check);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, seen, { capture: true });
    };
  }, [idleMs]);
}
