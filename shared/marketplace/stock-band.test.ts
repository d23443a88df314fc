import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandAsked, bandOf, exactUpTo, FEW_PACKS, mostToAsk } from './stock-band.ts';

const pack = (baseQuantity: number) => ({ baseQuantity: baseQuantity as never });
const strips = [pack(10), pack(1)];
const boxes = [pack(10), pack(1), pack(100)];

const packs = fc.array(fc.integer({ min: 1, max: 500 }).map(pack), { minLength: 1, maxLength: 5 });
const units = fc.integer({ min: 0, max: 20_000 });
const few = fc.integer({ min: 0, max: 3_000 });

describe('what everybody may know of a stock', () => {
  it('is exact up to twenty of the pack in lists, and that there is more beyond it', () => {
    expect(bandOf(0, strips)).toEqual({ left: 0, isMore: false });
    expect(bandOf(37, strips)).toEqual({ left: 37, isMore: false });
    expect(bandOf(200, strips)).toEqual({ left: 200, isMore: false });
    expect(bandOf(201, strips)).toEqual({ left: 200, isMore: true });
    expect(bandOf(90_000, strips)).toEqual({ left: 200, isMore: true });
  });

  it('reaches further where a large pack is sold, so that few of it are told from more', () => {
    expect(exactUpTo(boxes)).toBe(400);
    expect(bandOf(399, boxes)).toEqual({ left: 399, isMore: false });
  });

  it('never says that there is something where there is nothing, nor more than there is, and stays the same beyond its bound', () => {
    fc.assert(
      fc.property(packs, units, units, (each, one, other) => {
        const band = bandOf(one, each);
        expect(band.left === 0).toBe(one === 0);
        expect(band.left).toBeLessThanOrEqual(one);
        expect(band.isMore).toBe(band.left < one);
        if (Math.min(one, other) > exactUpTo(each)) expect(bandOf(other, each)).toEqual(band);
      }),
    );
  });

  it('says of every pack exactly whether few of it are left, and how many', () => {
    fc.assert(
      fc.property(packs, units, (each, free) => {
        const { left } = bandOf(free, each);
        for (const { baseQuantity } of each) {
          const there = Math.floor(free / baseQuantity);
          const said = Math.floor(left / baseQuantity);
          if (Math.min(there, said) <= FEW_PACKS) expect(said).toBe(there);
        }
      }),
    );
  });
});

describe('who asks for so many', () => {
  it('hears yes or no, and nothing of the rest', () => {
    expect(bandAsked(230, strips, 230)).toEqual({ left: 230, isMore: true });
    expect(bandAsked(230, strips, 231)).toEqual({ left: 200, isMore: true });
    expect(bandAsked(230, strips, 1_000_000)).toEqual({ left: 200, isMore: true });
    expect(bandAsked(150, strips, 1_000_000)).toEqual({ left: 150, isMore: false });
  });

  it('can tell two stocks beyond the bound apart only by asking for what one has and the other has not', () => {
    fc.assert(
      fc.property(packs, units, units, units, (each, one, other, asked) => {
        fc.pre(Math.min(one, other) > exactUpTo(each));
        const isSame = asked <= one === asked <= other;
        const answers = [bandAsked(one, each, asked), bandAsked(other, each, asked)];
        if (isSame) expect(answers[0]).toEqual(answers[1]);
        expect((answers[0]?.left ?? 0) >= asked).toBe(asked <= one);
      }),
    );
  });

  it('comes to whatever there is by asking for what may still be asked, and never to more', () => {
    fc.assert(
      fc.property(packs, few, few, (each, free, first) => {
        let asked = first;
        for (let tries = 0; tries < 3_001; tries += 1) {
          const band = bandAsked(free, each, asked);
          const most = mostToAsk(band, asked);
          // Whoever is refused is shown a number that can be had, or one less.
          expect(most).toBeGreaterThanOrEqual(Math.min(free, band.left));
          if (asked <= band.left) break;
          asked = most;
        }
        expect(asked).toBe(Math.min(free, first));
      }),
      { numRuns: 50 },
    );
  });
});
