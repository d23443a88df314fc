import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessDay } from '../../../shared/time/business-day.ts';
import { formatExpiry } from '../../i18n/use-format.ts';
import { expiryWhileTyping, parseExpiry } from './expiry-text.ts';

const day = (text: string) => ({ kind: 'day', day: text });

describe('expiry as typed', () => {
  it.each([
    ['03/27', '2027-03-31'],
    ['3/27', '2027-03-31'],
    ['0327', '2027-03-31'],
    ['০৩/২৭', '2027-03-31'],
    ['02/2028', '2028-02-29'],
    ['2-27', '2027-02-28'],
    ['15/03/27', '2027-03-15'],
    ['150327', '2027-03-15'],
    ['2027-03-15', '2027-03-15'],
  ])('%s is %s', (typed, expected) => expect(parseExpiry(typed)).toEqual(day(expected)));

  it.each(['13/27', '00/27', '3', '03/7', '31/02/27', 'abc', '03/27/01/02', '1327'])(
    '%s is unreadable',
    (typed) => expect(parseExpiry(typed)).toEqual({ kind: 'unreadable' }),
  );

  it('leaves an empty field empty', () => expect(parseExpiry('  ')).toEqual({ kind: 'empty' }));

  it('puts the slash in while typing and never while deleting', () => {
    expect(expiryWhileTyping('03', '032')).toBe('03/2');
    expect(expiryWhileTyping('০৩', '০৩২')).toBe('০৩/২');
    expect(expiryWhileTyping('03/2', '032')).toBe('032');
    expect(expiryWhileTyping('15', '153')).toBe('153');
  });

  it('reads back what it shows, in both scripts', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2001-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        fc.constantFrom('bn' as const, 'en' as const),
        (date, language) => {
          const text = date.toISOString().slice(0, 10) as BusinessDay;
          expect(parseExpiry(formatExpiry(text, language))).toEqual(day(text));
        },
      ),
    );
  });
});
