import { toLatinDigits } from './digits.ts';

/** 01, a digit of an operator, eight more; with or without the country before it. */
const HERE = /^(?:(?:\+|00)?88)?01[3-9]\d{8}$/;
/** A number of another country is known by its plus. */
const ABROAD = /^\+(?!880)[1-9]\d{7,14}$/;

/** True for a mobile number of Bangladesh as people write it, in digits of either script, or a number of another country that begins with a plus. */
export function isMobileNumber(text: string): boolean {
  const digits = toLatinDigits(text).replaceAll(/[\s-]/g, '');
  return HERE.test(digits) || ABROAD.test(digits);
}
