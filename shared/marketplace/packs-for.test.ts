import { describe, expect, it } from 'vitest';
import { paisa } from '../money/money.ts';
import { packsFor } from './packs-for.ts';

const tablet = { name: 'tablet', baseQuantity: 1 as never, price: paisa(130) };
const strip = { name: 'strip', baseQuantity: 10 as never, price: paisa(1200) };

describe('which packs to take for a prescription', () => {
  it('takes single tablets where few are wanted, strips where they cost less', () => {
    expect(packsFor({ packs: [strip, tablet], left: 100, isMore: false }, 6)).toEqual({
      pack: tablet,
      quantity: 6,
    });
    expect(packsFor({ packs: [strip, tablet], left: 100, isMore: false }, 10)).toEqual({
      pack: strip,
      quantity: 1,
    });
    expect(packsFor({ packs: [strip, tablet], left: 100, isMore: false }, 19)).toEqual({
      pack: strip,
      quantity: 2,
    });
  });

  it('takes what there is where the cheaper pack would be more than the shop has', () => {
    expect(packsFor({ packs: [strip, tablet], left: 19, isMore: false }, 19)).toEqual({
      pack: tablet,
      quantity: 19,
    });
    expect(packsFor({ packs: [strip, tablet], left: 5, isMore: false }, 6)).toBeNull();
  });

  it('goes by what there is for certain, and beyond it by the price alone', () => {
    const offer = { packs: [strip, tablet], left: 200, isMore: true };
    expect(packsFor(offer, 200)).toEqual({ pack: strip, quantity: 20 });
    expect(packsFor(offer, 199)).toEqual({ pack: strip, quantity: 20 });
    expect(packsFor(offer, 495)).toEqual({ pack: strip, quantity: 50 });
    expect(packsFor({ ...offer, left: 495 }, 495)).toEqual({ pack: tablet, quantity: 495 });
  });
});
