import { describe, expect, it } from 'vitest';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import { createFormat } from './use-format.ts';

const bn = createFormat('bn');

describe('identifiers', () => {
  it('stay as they are written where they have Latin letters', () => {
    expect(bn.code('NP24')).toBe('NP24');
    expect(bn.code('T1-004926')).toBe('T1-004926');
    expect(bn.code('A-3')).toBe('A-3');
    expect(bn.code('12')).toBe('১২');
  });

  it('leave a name with Latin letters alone, and a Bengali one in Bengali digits', () => {
    expect(bn.names({ nameBn: 'নাপা XR 665', nameEn: 'Napa XR 665' }).first).toBe('নাপা XR 665');
    expect(bn.names({ nameBn: 'নাপা 500', nameEn: '' }).first).toBe('নাপা ৫০০');
  });
});

describe('an expiry', () => {
  it('is the month as printed on the pack, with the day where it does not end with the month', () => {
    expect(bn.expiry('2027-03-31' as BusinessDay)).toBe('০৩/২৭');
    expect(bn.expiry('2028-02-29' as BusinessDay)).toBe('০২/২৮');
    expect(bn.expiry('2026-11-21' as BusinessDay)).toBe('২১/১১/২৬');
  });
});
