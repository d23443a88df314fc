import { type MouseEvent, useCallback, useRef } from 'react';

/** Within this time the second press of a double press comes, ms. */
const SECOND_PRESS_MS = 700;

/**
 * Keeps the second press of a double press from what came up under the finger at the first: it was not meant for it. `cameUp` says that something
 * did; `onClickCapture` belongs to what holds it.
 */
export function useDoublePress(): { cameUp: () => void; onClickCapture: (event: MouseEvent) => void } {
  const since = useRef(Number.NEGATIVE_INFINITY);
  const cameUp = useCallback(() => {
    since.current = performance.now();
  }, []);
  const onClickCapture = useCallback((event: MouseEvent) => {
    if (event.detail < 2 || event.timeStamp - since.current > SECOND_PRESS_MS) return;
    event.preventDefault();
    event.stopPropagation();
  }, []);
  return { cameUp, onClickCapture };
}
