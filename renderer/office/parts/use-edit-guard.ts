import { useBlocker } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';

/** Keeps edits from being lost: whoever wants to leave an edited form asks here first. */
export type EditGuard = {
  /** Runs `action` at once when nothing is edited, else keeps it until the person decides. */
  leave: (action: () => void) => void;
  /** Each form of a page speaks for itself, under its own name. */
  setDirty: (isDirty: boolean, form?: string) => void;
  /** True while an action waits for the decision. */
  isAsking: boolean;
  keepEditing: () => void;
  throwAway: () => void;
};

/** Guards one form on the page, against the page's own buttons, the rail, and closing the window. */
export function useEditGuard(): EditGuard {
  const dirty = useRef(new Set<string>());
  const [waiting, setWaiting] = useState<{ action: () => void } | null>(null);
  const blocker = useBlocker({
    shouldBlockFn: () => dirty.current.size > 0,
    enableBeforeUnload: () => dirty.current.size > 0,
    withResolver: true,
  });
  const { status, proceed, reset } = blocker;
  const leave = useCallback((action: () => void) => {
    if (dirty.current.size > 0) setWaiting({ action });
    else action();
  }, []);
  const setDirty = useCallback((isDirty: boolean, form = 'form') => {
    if (isDirty) dirty.current.add(form);
    else dirty.current.delete(form);
  }, []);
  return {
    leave,
    setDirty,
    isAsking: waiting !== null || status === 'blocked',
    keepEditing: () => {
      setWaiting(null);
      reset?.();
    },
    throwAway: () => {
      dirty.current.clear();
      setWaiting(null);
      if (status === 'blocked') proceed();
      else waiting?.action();
    },
  };
}
