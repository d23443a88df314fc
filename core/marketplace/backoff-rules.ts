const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;
const MOST_DOUBLINGS = 12;

/**
 * How long to wait after `failures` failures in a row, milliseconds: a second, doubling up to five minutes, and a random half of it, so that many
 * shops do not come back at the same moment. `random` is between 0 and 1; `firstMs` replaces the second.
 */
export function backoffMs(failures: number, random: number, firstMs = FIRST_MS): number {
  const whole = Math.min(LONGEST_MS, firstMs * 2 ** Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1)));
  return Math.round(whole / 2 + (whole / 2) * random);
}
