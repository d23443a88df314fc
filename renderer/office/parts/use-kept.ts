import { type Dispatch, type SetStateAction, useLayoutEffect, useRef, useState } from 'react';
import { sessionStore, useSession } from '../../session/session-store.ts';

/** What people left half done when the till locked: in this window's memory, per user, so that nobody sees or saves another's. */
const left = new Map<string, unknown>();

const always = () => true;

/**
 * State that outlives the lock of the till: when the same user signs in again, the part of the screen with this `key` goes on with
 * it. Leaving the screen in any other way forgets it, and so does a reload. `isWorth` says which values are kept.
 */
export function useKept<Value>(
  key: string,
  initial: () => Value,
  isWorth: (value: Value) => boolean = always,
): [Value, Dispatch<SetStateAction<Value>>] {
  const slot = `${useSession().user.id} ${key}`;
  const [value, setValue] = useState<Value>(() => (left.has(slot) ? (left.get(slot) as Value) : initial()));
  const latest = useRef({ value, isWorth });
  useLayoutEffect(() => {
    latest.current = { value, isWorth };
  });
  useLayoutEffect(() => {
    left.delete(slot);
    return () => {
      const now = latest.current;
      if (sessionStore.get().state === 'out' && now.isWorth(now.value)) left.set(slot, now.value);
    };
  }, [slot]);
  return [value, setValue];
}

/** State that outlives its page and the lock as well, until a reload; each user has their own. The setter may have another value remembered. */
export function useRemembered<Value>(
  key: string,
  initial: () => Value,
): [Value, (value: Value, remembered?: Value) => void] {
  const slot = `${useSession().user.id} page ${key}`;
  const [value, setValue] = useState<Value>(() => (left.has(slot) ? (left.get(slot) as Value) : initial()));
  return [
    value,
    (next, remembered = next) => {
      left.set(slot, remembered);
      setValue(next);
    },
  ];
}
