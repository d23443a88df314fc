import { describe, expect, it } from 'vitest';
import { marketDot } from './market-dot.ts';

const well = {
  connection: 'online' as const,
  failure: null,
  waiting: 0,
  answersWaiting: 0,
  shop: { status: 'approved' as const },
};
const stuck = { ...well, connection: 'waiting' as const };

describe('the bar at the counter', () => {
  it('counts what waits for the line, and says that there is none where nothing waits', () => {
    expect(marketDot({ ...stuck, failure: 'UNREACHABLE', waiting: 2, answersWaiting: 1 })).toBe('waiting');
    expect(marketDot({ ...stuck, failure: 'UNREACHABLE' })).toBe('noLine');
  });

  it('names what the administrators decided, whatever waits', () => {
    for (const status of ['suspended', 'rejected'] as const)
      for (const waiting of [0, 5])
        expect(marketDot({ ...stuck, failure: 'NOT_ALLOWED', waiting, shop: { status } })).toBe(status);
    expect(marketDot({ ...well, shop: { status: 'pending' } })).toBe('pending');
  });

  it('names what only somebody at the shop can mend', () => {
    expect(marketDot({ ...stuck, failure: 'NO_KEY', waiting: 3 })).toBe('keyLost');
    expect(marketDot({ ...stuck, failure: 'SIGN_IN_REQUIRED' })).toBe('keyLost');
    expect(marketDot({ ...stuck, failure: 'SHOP_TOO_OLD', waiting: 7 })).toBe('tooOld');
    expect(marketDot({ ...stuck, failure: 'TRAINING_SHOP' })).toBe('off');
    expect(marketDot({ ...stuck, connection: 'paused', shop: { status: 'suspended' } })).toBe('paused');
  });

  it('says no more than it must where all is well', () => {
    expect(marketDot(well)).toBe('online');
    expect(marketDot({ ...well, connection: 'connecting', shop: { status: 'pending' } })).toBe('connecting');
    expect(marketDot({ ...well, connection: 'off', shop: null })).toBe('off');
  });
});
