import { toLatinDigits } from '../../shared/text/digits.ts';

const COMMON = new Set([
  '1122',
  '1001',
  '2001',
  '1952',
  '1971',
  '112233',
  '147258',
  '786786',
  '1357',
  '2468',
]);

/** The PIN as it is hashed and compared: Latin digits, so that ২৫৮০ and 2580 are one. */
export function normalisePin(pin: string): string {
  return toLatinDigits(pin);
}

/** True for a PIN that a stranger tries first: one digit repeated, a run up or down, a repeated half, a well-known one. */
export function isWeakPin(pin: string): boolean {
  const digits = normalisePin(pin);
  return COMMON.has(digits) || isRun(digits) || isRepeated(digits);
}

/** Every step is the same 0, +1 or −1, counting 0 after 9: 0000, 1234, 7890, 4321. */
function isRun(digits: string): boolean {
  const steps = [...digits].slice(1).map((digit, index) => (Number(digit) - Number(digits[index]) + 10) % 10);
  return steps.every((step) => step === steps[0]) && [0, 1, 9].includes(steps[0] ?? 0);
}

/** A shorter piece said again: 1212, 123123, 12121212. */
function isRepeated(digits: string): boolean {
  return [1, 2, 3, 4].some(
    (size) =>
      size < digits.length &&
      digits.length % size === 0 &&
      digits.slice(0, size).repeat(digits.length / size) === digits,
  );
}
