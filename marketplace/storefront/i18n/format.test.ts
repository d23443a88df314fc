import { describe, expect, it } from 'vitest';
import { createFormat, phoneHref } from './format.ts';

const bn = createFormat('bn');
const en = createFormat('en');

describe('how the page writes', () => {
  it('writes distances as precisely as they matter', () => {
    expect([4, 347, 994, 1234, 9960].map(en.distance)).toEqual(['10 m', '350 m', '990 m', '1.2 km', '10 km']);
    expect([347, 996, 1234].map(bn.distance)).toEqual(['৩৫০ মি', '১ কিমি', '১.২ কিমি']);
  });

  it('writes money, days and the clock of Bangladesh', () => {
    const at = Date.UTC(2026, 10, 21, 8, 5);
    expect([en.taka(123456750), en.day(at), en.time(at)]).toEqual([
      '৳12,34,567.50',
      '21 Nov 2026',
      '2:05 pm',
    ]);
    expect([bn.taka(123456750), bn.day('2027-03-01'), bn.time(at)]).toEqual([
      '৳১২,৩৪,৫৬৭.৫০',
      '১ মার্চ ২০২৭',
      'দুপুর ২:০৫',
    ]);
    expect(en.clock(1500)).toBe('1:00 am');
    expect(bn.rating(447)).toBe('৪.৫');
  });

  it('leaves the digits of what is written with Latin letters as they are: addresses, makers, licences', () => {
    expect(['Road 27, Dhanmondi', 'DL-1234', 'রোড 27, ধানমন্ডি', '1205'].map(bn.code)).toEqual([
      'Road 27, Dhanmondi',
      'DL-1234',
      'রোড ২৭, ধানমন্ডি',
      '১২০৫',
    ]);
    expect(en.code('রোড ২৭')).toBe('রোড 27');
  });

  it('dials a number in whichever digits it was written', () => {
    expect(['০১৭১১-০১০০০০', '+880 1711 010000', '01711010000'].map(phoneHref)).toEqual([
      'tel:01711010000',
      'tel:+8801711010000',
      'tel:01711010000',
    ]);
  });

  it('takes the other name where one is missing', () => {
    expect(bn.name({ nameBn: 'নাপা 500', nameEn: 'Napa 500' })).toBe('নাপা ৫০০');
    expect(bn.name({ nameBn: '', nameEn: 'Napa 500' })).toBe('Napa 500');
    // A brand's own writing stays as its maker writes it, as on the shop's screens.
    expect(bn.name({ nameBn: 'Napa 500 ট্যাবলেট', nameEn: 'Napa 500' })).toBe('Napa 500 ট্যাবলেট');
    expect(en.otherName({ nameBn: 'নাপা', nameEn: 'Napa' })).toBe('নাপা');
    expect(en.otherName({ nameBn: 'নাপা', nameEn: '' })).toBe('');
  });
});
