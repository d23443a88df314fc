import { useEffect, useState } from 'react';

/** A press that was meant for what was there before comes within this time, ms. */
const REST_MS = 700;

/** False for a moment after it came up: what cannot be taken back does not take the second press of a slow double press. */
export function useRested(): boolean {
  const [isRested, setRested] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setRested(true), REST_MS);
    return () => clearTimeout(timer);
  }, []);
  return isRested;
}
