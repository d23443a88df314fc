const BENGALI_ZERO = 0x09e6;

/** The text with every Bengali digit replaced by its Latin one: "১২৩" → "123". */
export function toLatinDigits(text: string): string {
  return text.replace(/[০-৯]/g, (digit) => String(digit.charCodeAt(0) - BENGALI_ZERO));
}

/** The text with every Latin digit replaced by its Bengali one: "123" → "১২৩". */
export function toBengaliDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(BENGALI_ZERO + Number(digit)));
}
