import { describe, expect, it } from 'vitest';
import type { ShopSettings } from '../../../shared/contract/settings.contract.ts';
import { formOfCounter, readCounter } from './counter-form.ts';

const stored: ShopSettings['counter'] = {
  rounding: 'taka',
  oversell: 'block',
  nearExpiryDays: 90,
  requireTrxId: true,
  sounds: true,
  idleLockMinutes: 15,
  dayStartHour: 0,
  discountCapBp: { owner: 10_000, manager: 2_000, pharmacist: 1_050, cashier: 500 },
  hotkeys: {},
};

describe('counter settings', () => {
  it('reads back what it shows, in both scripts', () => {
    for (const language of ['bn', 'en'] as const)
      expect(readCounter(formOfCounter(stored, language)).counter).toEqual(stored);
  });

  it('names the fields that cannot be read', () => {
    const form = formOfCounter(stored, 'en');
    const wrong = readCounter({
      ...form,
      nearExpiryDays: '721',
      idleLockMinutes: '0',
      caps: { ...form.caps, cashier: '101' },
    });
    expect([...(wrong.wrong ?? [])]).toEqual(['nearExpiryDays', 'idleLockMinutes', 'caps.cashier']);
  });
});
