import { useState } from 'react';
import { type LocateFault, locate } from './locate.ts';
import { placeStore } from './place-store.ts';

/** Asks the phone where it is on a press, and keeps the answer as the place to look around. */
export function useLocate(onFound?: () => void): {
  ask: () => void;
  fault: LocateFault | null;
  isLocating: boolean;
} {
  const [fault, setFault] = useState<LocateFault | null>(null);
  const [isLocating, setLocating] = useState(false);
  const ask = async () => {
    setLocating(true);
    setFault(null);
    const found = await locate();
    setLocating(false);
    if (typeof found === 'string') setFault(found);
    else {
      placeStore.set(found);
      onFound?.();
    }
  };
  return { ask: () => void ask(), fault, isLocating };
}
