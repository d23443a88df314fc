import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { addressFault, refusedFields } from './refused-fields.ts';

const refused = (...fields: string[]) =>
  new ORPCError('BAD_INPUT', {
    defined: true,
    status: 400,
    data: { issues: fields.map((field) => ({ path: [field], message: 'no' })) },
  });

describe('a refused sign-up', () => {
  it('names the fields of the form that were refused', () => {
    expect(refusedFields(refused('phone', 'email', 'phone'))).toEqual(['phone', 'email']);
  });

  it('names none where it is another refusal, or no field of the form', () => {
    for (const error of [refused('profile'), refused(), new ORPCError('NOT_ALLOWED'), new Error('x'), null])
      expect(refusedFields(error)).toEqual([]);
  });
});

describe('an address where no marketplace is', () => {
  const answered = (code: 'MARKET_UNREACHABLE' | 'MARKET_REFUSED', data: object = {}) =>
    new ORPCError(code, { defined: true, status: 424, data });

  it('is told from a marketplace that refuses', () => {
    expect(addressFault(answered('MARKET_UNREACHABLE'))).toBe('silent');
    expect(addressFault(answered('MARKET_REFUSED', { code: 'NOT_UNDERSTOOD' }))).toBe('strange');
    for (const error of [answered('MARKET_REFUSED', { code: 'WRONG_PASSWORD' }), refused('email'), null])
      expect(addressFault(error)).toBeNull();
  });
});
