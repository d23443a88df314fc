/** Longest pause between two characters of a scan. */
const LONGEST_SCAN_GAP_MS = 100;
/** What printed barcodes have at least; longer digits are seldom typed at all, so a slow scanner is believed. */
const PRINTED_CODE = /^\d{8,}$/;
const LONGEST_AVERAGE_OF_PRINTED_MS = 60;
/** Shop-made codes are short: only a machine types them that fast. */
const LONGEST_AVERAGE_MS = 30;
const BARCODE = /^[0-9A-Za-z.$/+%_:#-]{3,64}$/;

/** A person's next Enter takes longer. */
const ECHO_MS = 60;

/** Tells a scanner from a person by the time between keys, and by what the keys spell. */
export type ScanDetector = {
  /** One character (a blank too) at `at` ms. True while the characters come at a scanner's speed. */
  character: (character: string, at: number) => boolean;
  /** Enter or Tab at `at` ms: the code when a scan has just ended, else null. Starts over either way. */
  end: (at: number) => string | null;
  /** True for an Enter that comes right behind a scan's own: some scanners send two. */
  isEcho: (at: number) => boolean;
  /** Any other key: no scan. */
  reset: () => void;
};

/**
 * True for what a barcode can say: 3 to 64 characters without a blank or a `*`, with a digit among them, and at most a quarter
 * of them small letters. "napa 500", "2s3t", "50tk" and "-5*" are a person's; a code of letters alone is searched for like a name.
 */
export function looksLikeBarcode(text: string): boolean {
  if (!BARCODE.test(text) || !/\d/.test(text)) return false;
  return text.replace(/[^a-z]/g, '').length * 4 <= text.length;
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
    end(at) {
      const longest = PRINTED_CODE.test(code) ? LONGEST_AVERAGE_OF_PRINTED_MS : LONGEST_AVERAGE_MS;
      const average = (at - firstAt) / Math.max(1, code.length);
      const isFast = at - lastAt < LONGEST_SCAN_GAP_MS && average < longest;
      const scanned = isFast && looksLikeBarcode(code) ? code : null;
      startOver();
      if (scanned !== null) scannedAt = at;
      return scanned;
    },
    isEcho: (at) => at - scannedAt < ECHO_MS,
    reset: startOver,
  };
}
