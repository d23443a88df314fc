import { describe, expect, it } from 'vitest';
import { paisa } from '../money/money.ts';
import { packsFor } from './packs-for.ts';

const tablet = { name: 'tablet', baseQuantity: 1 as never, price: paisa(130) };
const strip = { name: 'strip', baseQuantity: 10 as never, price: paisa(1200) };

describe('which packs to take for a prescription', () => {
  it('takes single tablets where few are wanted, strips where they cost less', () => {
    expect(packsFor({ packs: [strip, tablet], left: 100 }, 6)).toEqual({ pack: tablet, quantity: 6 });
    expect(packsFor({ packs: [strip, tablet], left: 100 }, 10)).toEqual({ pack: strip, quantity: 1 });
    expect(packsFor({ packs: [strip, tablet], left: 100 }, 19)).toEqual({ pack: strip, quantity: 2 });
  });

  it('takes what there is where the cheaper pack would be more than the shop has', () => {
    expect(packsFor({ packs: [strip, tablet], left: 19 }, 19)).toEqual({ pack: tablet, quantity: 19 });
    expect(packsFor({ packs: [strip, tablet], left: 5 }, 6)).toBeNull();
  });
});
