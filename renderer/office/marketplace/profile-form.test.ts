import { describe, expect, it } from 'vitest';
import { lackingIn, profileOf } from './profile-form.ts';

type Settings = Parameters<typeof profileOf>[0];
const shop = {
  nameBn: 'মায়ের দোয়া',
  nameEn: '',
  kind: 'pharmacy',
  phone: '',
  addressBn: '',
  addressEn: '',
  drugLicence: '',
};

describe('what the shop says of itself', () => {
  it('names what is lacking before it can be registered, and nothing when it is whole', () => {
    const profile = profileOf({ shop } as unknown as Settings);
    expect(lackingIn(profile, true)).toEqual(['phone', 'address']);
    expect(lackingIn({ ...profile, phone: '01711000000', address: 'Road 27' }, true)).toEqual([]);
    expect(lackingIn(profile, false)).toEqual(['phone', 'address', 'place']);
  });

  it.each([
    ['pharmacy', 'medicine'],
    ['grocery', 'grocery'],
    ['pharmacy-grocery', null],
    ['other', null],
  ])('takes the kind of a %s for %s', (kind, expected) => {
    const profile = profileOf({ shop: { ...shop, kind } } as unknown as Settings);
    expect(profile.kind).toBe(expected);
    expect(lackingIn(profile, true).includes('kind')).toBe(expected === null);
  });
});
