import { type Paisa, paisa } from '../../../shared/money/money.ts';
import { toLatinDigits } from '../../../shared/text/digits.ts';

const MOST_TAKA = 100_000_000;

/** An amount as a person types it, digits of either script, up to two decimals: "1,200", "৫০০.৫০", "৳20". Null for anything else. */
export function readTaka(text: string): Paisa | null {
  const cleaned = toLatinDigits(text).replace(/[,\s৳]/g, '');
  const match = /^(\d{1,9})(?:\.(\d{0,2}))?$/.exec(cleaned);
  if (!match) return null;
  const taka = Number(match[1]);
  if (taka > MOST_TAKA) return null;
  return paisa(taka * 100 + Number((match[2] ?? '').padEnd(2, '0')));
}
