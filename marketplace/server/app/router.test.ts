import { describe, expect, it } from 'vitest';
import { marketContract } from '../../../shared/marketplace/index.ts';
import { marketRouter } from './router.ts';

const names = (areas: Record<string, object>) =>
  Object.entries(areas).flatMap(([area, procedures]) =>
    Object.keys(procedures).map((name) => `${area}.${name}`),
  );

describe('the router', () => {
  it('binds every procedure of the contract and no other', () => {
    expect(names(marketRouter).sort()).toEqual(names(marketContract).sort());
  });
});
