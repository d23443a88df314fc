import { describe, expect, it } from 'vitest';
import { childrenOf, DISTRICTS, DIVISIONS, UPAZILAS } from './areas.ts';
import { isInBounds, metresBetween, readPlace, roundedPlace } from './place-store.ts';

describe('areas', () => {
  it('has every district with a position inside the country, near the others of its division', () => {
    expect(DIVISIONS).toHaveLength(8);
    expect(DISTRICTS).toHaveLength(64);
    for (const district of DISTRICTS) {
      const others = DISTRICTS.filter(
        (each) => each.parentId === district.parentId && each.id !== district.id,
      ).map((each) => metresBetween(each.place, district.place));
      expect([district.nameEn, Math.min(...others) < 110_000]).toEqual([district.nameEn, true]);
    }
  });

  it('has both names everywhere, in their own script, and a parent for each', () => {
    for (const each of [...DIVISIONS, ...DISTRICTS, ...UPAZILAS]) {
      expect(each.nameBn).toMatch(/^[\u0980-\u09ff][\u0980-\u09ff .()-]*$/u);
      expect(each.nameEn).toMatch(/^[A-Za-z]/);
    }
    expect(DISTRICTS.filter(({ parentId }) => !DIVISIONS.some(({ id }) => id === parentId))).toEqual([]);
    expect(UPAZILAS.filter(({ parentId }) => !DISTRICTS.some(({ id }) => id === parentId))).toEqual([]);
  });

  it('writes a name in one spelling, the present official one, wherever it stands', () => {
    const names = (areas: readonly { nameEn: string }[]) => areas.map(({ nameEn }) => nameEn);
    expect(names(DIVISIONS)).toEqual(expect.arrayContaining(['Barishal', 'Chattogram']));
    expect(names(DISTRICTS)).toEqual(
      expect.arrayContaining(['Barishal', 'Bogura', 'Chattogram', 'Cumilla', 'Jashore']),
    );
    expect(
      names([...DIVISIONS, ...DISTRICTS, ...UPAZILAS]).filter((name) =>
        /Barisal|Bogra|Chattagram|Chittagong|Comilla|Jessore/.test(name),
      ),
    ).toEqual([]);
  });

  it('sorts by the language', () => {
    const dhaka = DIVISIONS.find(({ nameEn }) => nameEn === 'Dhaka')?.id ?? '';
    expect(
      childrenOf(DISTRICTS, dhaka, 'en')
        .map(({ nameEn }) => nameEn)
        .slice(0, 2),
    ).toEqual(['Dhaka', 'Faridpur']);
    expect(childrenOf(DISTRICTS, dhaka, 'bn')[0]?.nameBn).toBe('কিশোরগঞ্জ');
  });
});

describe('the place', () => {
  it('is read again from what a browser kept', () => {
    const place = { place: { lat: 23.75, lng: 90.37 }, source: 'pin', nameBn: 'ধানমন্ডি', nameEn: 'Dhanmondi' };
    expect(readPlace(JSON.parse(JSON.stringify(place)))).toEqual(place);
    expect(readPlace({ place: { lat: 51.5, lng: 0 } })).toBeNull();
    for (const odd of [null, 'x', {}, { place: {} }, { place: { lat: '23', lng: 90 } }]) {
      expect(readPlace(odd)).toBeNull();
    }
  });

  it('is rounded to about a metre and measured on the sphere', () => {
    expect(roundedPlace({ lat: 23.7500049, lng: 90.3712345 })).toEqual({ lat: 23.75, lng: 90.37123 });
    expect(isInBounds({ lat: 23.7, lng: 90.4 })).toBe(true);
    expect(metresBetween({ lat: 23, lng: 90 }, { lat: 24, lng: 90 })).toBeCloseTo(111_195, -2);
  });
});
