import { useCallback, useMemo, useState } from 'react';

/** What a form holds while it is edited, and whether that differs from what is stored. */
export type Draft<Value> = {
  value: Value;
  set: (change: Partial<Value>) => void;
  /** Starts over from another stored value. */
  reset: (stored: Value) => void;
  isDirty: boolean;
};

/** Keeps a form's values beside the stored ones; a value typed back to what it was is no change. */
export function useDraft<Value extends object>(initial: Value | (() => Value)): Draft<Value> {
  const [{ stored, value }, setBoth] = useState(() => {
    const start = typeof initial === 'function' ? initial() : initial;
    return { stored: start, value: start };
  });
  const set = useCallback((change: Partial<Value>) => {
    setBoth((now) => ({ ...now, value: { ...now.value, ...change } }));
  }, []);
  const reset = useCallback((next: Value) => setBoth({ stored: next, value: next }), []);
  const isDirty = useMemo(() => JSON.stringify(stored) !== JSON.stringify(value), [stored, value]);
  return { value, set, reset, isDirty };
}
