const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What is typed, moved onto what is stored by now: whatever still stands as in `seen` takes the value of `now`, the rest stays as typed.
 * Records are compared entry by entry, everything else as a whole.
 */
export function rebased<Value>(seen: Value, typed: Value, now: Value): Value {
  if (same(seen, typed)) return now;
  if (!isRecord(seen) || !isRecord(typed) || !isRecord(now)) return typed;
  const keys = new Set([...Object.keys(now), ...Object.keys(typed)]);
  const entries = [...keys].flatMap((key): [string, unknown][] => {
    const value = rebased(seen[key], typed[key], now[key]);
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(entries) as Value;
}
