/** Longest pause between two characters of a scan; people are slower, scanners ten times faster. */
const LONGEST_SCAN_GAP_MS = 100;
const SHORT_CODE = 8;
const SHORTEST_CODE = 3;

/** A person's next Enter takes longer. */
const ECHO_MS = 60;

/** Tells a scanner from a person by the time between keys. */
export type ScanDetector = {
  /** One character at `at` ms. True while the characters come at a scanner's speed. */
  character: (character: string, at: number) => boolean;
  /**
   * Enter or Tab at `at` ms: the code when a scan has just ended, else null. Starts over either way. In a field where people type
   * amounts fast ("500" and Enter) the characters must have come faster on average.
   */
  end: (at: number, isInField?: boolean) => string | null;
  /** True for an Enter that comes right behind a scan's own: some scanners send two. */
  isEcho: (at: number) => boolean;
  /** Any other key: no scan. */
  reset: () => void;
};

/** Amounts are short; what is longer is seldom typed at all. */
function averageInField(code: string): number {
  return code.length < SHORT_CODE ? 40 : 60;
}

/** A detector with nothing heard yet. Codes stay text: leading zeros and short shop-made codes are kept. */
export function createScanDetector(): ScanDetector {
  let code = '';
  let lastAt = Number.NEGATIVE_INFINITY;
  let firstAt = 0;
  let scannedAt = Number.NEGATIVE_INFINITY;
  const startOver = () => {
    code = '';
    lastAt = Number.NEGATIVE_INFINITY;
    scannedAt = Number.NEGATIVE_INFINITY;
  };
  return {
    character(character, at) {
      const isFast = at - lastAt < LONGEST_SCAN_GAP_MS;
      code = isFast ? code + character : character;
      if (!isFast) firstAt = at;
      lastAt = at;
      scannedAt = Number.NEGATIVE_INFINITY;
      return isFast;
    },
    end(at, isInField = false) {
      const longestAverageGap = isInField ? averageInField(code) : LONGEST_SCAN_GAP_MS;
      const averageGap = (at - firstAt) / Math.max(1, code.length);
      const isFast = at - lastAt < LONGEST_SCAN_GAP_MS && averageGap < longestAverageGap;
      const isScan = isFast && code.length >= SHORTEST_CODE;
      const scanned = isScan ? code : null;
      startOver();
      if (isScan) scannedAt = at;
      return scanned;
    },
    isEcho: (at) => at - scannedAt < ECHO_MS,
    reset: startOver,
  };
}
