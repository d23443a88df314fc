import { toLatinDigits, ungrouped } from '../text/digits.ts';
import { type Paisa, paisa } from './money.ts';

/** The largest amount a person types anywhere: ৳10 crore. */
const MOST_TAKA = 100_000_000;

/**
 * An amount as a person types it, digits of either script, up to two decimals: "1,200", "৫০০.৫০", "৳20", ".5". Null for anything
 * else, and for a comma or a space that may be meant as the decimal point: "131,50" is no amount rather than ৳13,150.
 */
export function readTaka(text: string, mostTaka: number = MOST_TAKA): Paisa | null {
  const cleaned = ungrouped(toLatinDigits(text).replace(/^\s*৳?\s*|\s*৳?\s*$/g, ''));
  const match = /^(\d{0,13})(?:\.(\d{0,2}))?$/.exec(cleaned);
  if (!match || cleaned === '' || cleaned === '.') return null;
  const taka = Number(match[1]);
  if (taka > mostTaka) return null;
  return paisa(taka * 100 + Number((match[2] ?? '').padEnd(2, '0')));
}
