import { useEffect, useState } from 'react';

/** Somebody who reads a card has seen it after so many ms; a second press meant for the one before comes earlier. */
const REST_MS = 1_000;

/** True for a moment after something else came to lie where somebody presses: `place` names what lies there. */
export function useRest(place: string): boolean {
  const [known, setKnown] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setKnown(place), REST_MS);
    return () => clearTimeout(timer);
  }, [place]);
  return known !== place;
}
