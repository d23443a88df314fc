import { useCallback, useMemo } from 'react';
import { rebased } from './rebase.ts';
import { useKept } from './use-kept.ts';

/** What a form holds while it is edited, and whether that differs from what is stored. */
export type Draft<Value> = {
  value: Value;
  set: (change: Partial<Value>) => void;
  /** Starts over from another stored value. */
  reset: (stored: Value) => void;
  /** As `reset`, but what was typed stays; for a form whose stored values somebody else changed. */
  rebase: (stored: Value) => void;
  stored: Value;
  isDirty: boolean;
};

type Both<Value> = { stored: Value; value: Value };

const differ = <Value>({ stored, value }: Both<Value>) => JSON.stringify(stored) !== JSON.stringify(value);

/**
 * Keeps a form's values beside the stored ones; a value typed back to what it was is no change. What is half typed outlives the
 * lock of the till under `key`, which names the form and what it edits.
 */
export function useDraft<Value extends object>(key: string, initial: Value | (() => Value)): Draft<Value> {
  const [{ stored, value }, setBoth] = useKept<Both<Value>>(
    `draft ${key}`,
    () => {
      const start = typeof initial === 'function' ? initial() : initial;
      return { stored: start, value: start };
    },
    differ,
  );
  const set = useCallback(
    (change: Partial<Value>) => {
      setBoth((now) => ({ ...now, value: { ...now.value, ...change } }));
    },
    [setBoth],
  );
  const reset = useCallback((next: Value) => setBoth({ stored: next, value: next }), [setBoth]);
  const rebase = useCallback(
    (next: Value) => setBoth((now) => ({ stored: next, value: rebased(now.stored, now.value, next) })),
    [setBoth],
  );
  const isDirty = useMemo(() => differ({ stored, value }), [stored, value]);
  return { value, set, reset, rebase, stored, isDirty };
}
