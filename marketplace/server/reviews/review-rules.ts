import { roundRatio } from '../../../shared/money/money.ts';

/** Average stars in hundredths; 0 without reviews. */
export function ratingOf(sum: number, count: number): number {
  return count === 0 ? 0 : roundRatio(BigInt(sum) * 100n, BigInt(count));
}

/** What others see of a customer's name: its first word. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? '';
}
