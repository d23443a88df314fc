import { z } from 'zod';

/** Where a marketplace answers: HTTPS, or HTTP within this computer and the shop's own network. */
export const marketAddressSchema = z
  .string()
  .trim()
  .max(200)
  .regex(
    /^(https:\/\/[^\s/@]+|http:\/\/(localhost|127(\.\d+){3}|10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|\[::1\])(:\d+)?)(\/[^\s]*)?$/,
    'an https address',
  );

/** The address as it is meant where no scheme was typed: HTTPS, or HTTP within this computer. Anything else stays as it is, without blanks around it. */
export function completeMarketAddress(typed: string): string {
  const address = typed.trim();
  if (address === '' || /^[a-z][a-z0-9+.-]*:\/\//i.test(address)) return address;
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?(\/|$)/i.test(address);
  return `${isHere ? 'http' : 'https'}://${address}`;
}
