import { describe, expect, it } from 'vitest';
import { faultsOf } from './judge.ts';
import type { LoadResult, LoadSize } from './run-load.ts';

const size: LoadSize = {
  buyers: 10,
  units: 4,
  safety: 1,
  tillSales: 1,
  everyMs: 1,
  nodes: 2,
  buyerProcesses: 1,
};
const calm: LoadResult = {
  promised: 3,
  soldOut: 7,
  busy: 0,
  unexpected: [],
  storm: { reserved: 3, available: 3, orders: 3, completed: 0, published: 2 },
  day: { sold: 1, accepted: 0, rungUp: 0, rejected: 0, refused: [] },
  end: {
    made: 3,
    beyond: 0,
    published: 3,
    promised: 3,
    onHand: 4,
    sales: 1,
    setAside: 0,
    differences: [],
  },
  seconds: 1,
  all: [],
  yes: [],
};

describe('the judge of a rush', () => {
  it('finds no fault in one that went well, nor where buyers were told to try again', () => {
    expect(faultsOf(size, calm)).toEqual([]);
    expect(faultsOf(size, { ...calm, soldOut: 2, busy: 5 })).toEqual([]);
    // The order of one of them stands: only its answer came too late.
    expect(faultsOf(size, { ...calm, promised: 2, soldOut: 2, busy: 6 })).toEqual([]);
  });

  it('names an answer that should not be, and an order that nobody was told of', () => {
    const broken = { ...calm, soldOut: 5, unexpected: ['INTERNAL', 'INTERNAL'] };
    expect(faultsOf(size, broken)).toEqual(['2 buyers got another answer: INTERNAL']);
    expect(faultsOf(size, { ...calm, promised: 2, soldOut: 8 })).toEqual([
      expect.stringContaining('2 buyers were told yes'),
    ]);
    expect(faultsOf(size, { ...calm, promised: 4, soldOut: 1, busy: 5 })).toEqual([
      expect.stringContaining('4 buyers were told yes'),
    ]);
  });
});
