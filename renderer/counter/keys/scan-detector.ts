/** Longest pause between two characters of a scan; people are slower, scanners ten times faster. */
export const LONGEST_SCAN_GAP_MS = 100;
/** Longest average pause of a scan into a field where people type numbers fast ("500" and Enter). */
export const LONGEST_AVERAGE_GAP_IN_FIELD_MS = 40;
const SHORTEST_CODE = 3;

/** Tells a scanner from a person by the time between keys. */
export type ScanDetector = {
  /** One character at `at` ms. True while the characters come at a scanner's speed. */
  character: (character: string, at: number) => boolean;
  /** Enter or Tab at `at` ms: the code when a scan has just ended, else null. Starts over either way. */
  end: (at: number, longestAverageGap?: number) => string | null;
  /** Any other key: no scan. */
  reset: () => void;
};

/** A detector with nothing heard yet. Codes stay text: leading zeros and short shop-made codes are kept. */
export function createScanDetector(): ScanDetector {
  let code = '';
  let lastAt = Number.NEGATIVE_INFINITY;
  let firstAt = 0;
  return {
    character(character, at) {
      const isFast = at - lastAt < LONGEST_SCAN_GAP_MS;
      code = isFast ? code + character : character;
      if (!isFast) firstAt = at;
      lastAt = at;
      return isFast;
    },
    end(at, longestAverageGap = LONGEST_SCAN_GAP_MS) {
      const averageGap = (at - firstAt) / Math.max(1, code.length);
      const isFast = at - lastAt < LONGEST_SCAN_GAP_MS && averageGap < longestAverageGap;
      const isScan = isFast && code.length >= SHORTEST_CODE;
      const scanned = isScan ? code : null;
      code = '';
      return scanned;
    },
    reset() {
      code = '';
    },
  };
}
