import { toLatinDigits } from './digits.ts';

/** 01, a digit of an operator, eight more; with or without the country before it. */
const HERE = /^(?:(?:\+|00)?88)?01[3-9]\d{8}$/;
/** A number of another country is known by its plus. */
const ABROAD = /^\+(?!880)[1-9]\d{7,14}$/;

/** An area's code and a number in it, six to ten digits together, behind the 0 or the country. */
const LANDLINE = /^(?:(?:\+|00)?880|(?:(?:\+|00)?88)?0)[2-9]\d{5,9}$/;
/** Five digits that are dialled as they are. */
const HOTLINE = /^1[036]\d{3}$/;

const dialled = (text: string) => toLatinDigits(text).replaceAll(/[\s-]/g, '');

/** True for a mobile number of Bangladesh as people write it, in digits of either script, or a number of another country that begins with a plus. */
export function isMobileNumber(text: string): boolean {
  const digits = dialled(text);
  return HERE.test(digits) || ABROAD.test(digits);
}

/** True for a number of Bangladesh that a shop can be called at, in digits of either script: mobile, of an area, over the Internet or a hotline; abroad with a plus. */
export function isPhoneNumber(text: string): boolean {
  const digits = dialled(text);
  return isMobileNumber(digits) || LANDLINE.test(digits) || HOTLINE.test(digits);
}
