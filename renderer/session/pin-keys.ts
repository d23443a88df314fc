import { toLatinDigits } from '../../shared/text/digits.ts';

/** The digit a key press means: Latin or Bengali, digit row or number pad, whatever layout is active. Null for other keys. */
export function digitOf(event: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string | null {
  const typed = toLatinDigits(event.key);
  if (/^[0-9]$/.test(typed)) return typed;
  return event.shiftKey ? null : (/^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1] ?? null);
}
