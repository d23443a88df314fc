import { useEffect, useState } from 'react';

/** A press that was meant for what was there before comes within this time, ms. */
const REST_MS = 700;

/**
 * False for a moment after it came up: what then has the class `resting` leaves the second press of a double press alone. By time, because Safari on a
 * phone counts each tap as a first one; a key goes where the focus is, and waits for nothing.
 */
export function useRested(): boolean {
  const [isRested, setRested] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setRested(true), REST_MS);
    return () => clearTimeout(timer);
  }, []);
  return isRested;
}
