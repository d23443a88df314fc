import { describe, expect, inject, it } from 'vitest';
import { faultsOf } from './judge.ts';
import { type LoadSize, runLoad } from './run-load.ts';

const postgres = inject('postgresUrl');

describe.skipIf(postgres === '')(
  'a rush on two nodes, while the till of the shop’s own program sells the same goods',
  () => {
    it('promises exactly what was published, not one more, and both sides know the same in the end', {
      timeout: 240_000,
    }, async () => {
      const size: LoadSize = {
        buyers: 120,
        units: 20,
        safety: 6,
        tillSales: 6,
        everyMs: 100,
        nodes: 2,
        buyerProcesses: 1,
      };
      const result = await runLoad({ url: postgres, stop: async () => undefined }, size);
      expect(faultsOf(size, result)).toEqual([]);
      expect(result.promised).toBeGreaterThanOrEqual(size.units - size.tillSales);
      expect(result.day.rungUp).toBeGreaterThan(0);
    });
  },
);
