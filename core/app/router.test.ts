import { describe, expect, it } from 'vitest';
import { contract } from '../../shared/contract/index.ts';
import { router } from './router.ts';

const names = (areas: Record<string, object>) =>
  Object.entries(areas).flatMap(([area, procedures]) =>
    Object.keys(procedures).map((name) => `${area}.${name}`),
  );

describe('the router', () => {
  it('binds every procedure of the contract and no other', () => {
    expect(names(router).sort()).toEqual(names(contract).sort());
  });
});
