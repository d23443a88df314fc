const BENGALI_ZERO = 0x09e6;

/** The text with every Bengali digit replaced by its Latin one: "১২৩" → "123". */
export function toLatinDigits(text: string): string {
  return text.replace(/[০-৯]/g, (digit) => String(digit.charCodeAt(0) - BENGALI_ZERO));
}

/** The text with every Latin digit replaced by its Bengali one: "123" → "১২৩". */
export function toBengaliDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(BENGALI_ZERO + Number(digit)));
}

const GROUPED = /^(?:\d{1,2}(?:,\d{2})*|\d{1,3}(?:,\d{3})*),\d{3}$/;

/**
 * Takes the grouping commas out of whole numbers in Latin digits: 1,00,000 and 100,000 become 100000. A comma that does not group
 * (131,50) stays, so that whoever reads on refuses it: it may be meant as the decimal point.
 */
export function ungrouped(text: string): string {
  return text.replace(/(?<![\d.,])\d[\d,]*/g, (run) => (GROUPED.test(run) ? run.replaceAll(',', '') : run));
}
