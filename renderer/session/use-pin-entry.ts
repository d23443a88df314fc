import { useCallback, useEffect, useState } from 'react';
import { digitOf } from './pin-keys.ts';

/** Digits a PIN has at least. */
export const SHORTEST_PIN = 4;
const LONGEST_PIN = 8;

/** The PIN as it is typed, from the keyboard (any layout) or the pad. Enter calls `onEnter` with it. */
export function usePinEntry(onEnter: (pin: string) => void, isActive: boolean) {
  const [pin, setPin] = useState('');
  const add = (digit: string) => setPin((now) => (now + digit).slice(0, LONGEST_PIN));
  const erase = () => setPin((now) => now.slice(0, -1));

  useEffect(() => {
    if (!isActive) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      const digit = digitOf(event);
      // With a PIN typed, Enter signs in even while a face has the focus.
      const isEnter = event.key === 'Enter' && (pin !== '' || !(event.target instanceof HTMLButtonElement));
      if (digit === null && event.key !== 'Backspace' && !isEnter) return;
      event.preventDefault();
      if (digit !== null) setPin((now) => (now + digit).slice(0, LONGEST_PIN));
      else if (event.key === 'Backspace') setPin((now) => now.slice(0, -1));
      else onEnter(pin);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isActive, onEnter, pin]);

  const clear = useCallback(() => setPin(''), []);
  return { pin, add, erase, clear };
}
