import { describe, expect, it } from 'vitest';
import { rebased } from './rebase.ts';

describe('moving what is typed onto what is stored by now', () => {
  it('takes the new values of fields that nobody touched, and keeps the typed ones', () => {
    const seen = { name: 'Old', phone: '1', bin: '' };
    expect(rebased(seen, { ...seen, bin: '12' }, { name: 'New', phone: '2', bin: '99' })).toEqual({
      name: 'New',
      phone: '2',
      bin: '12',
    });
    expect(rebased(seen, seen, { ...seen, name: 'New' })).toEqual({ ...seen, name: 'New' });
  });

  it('looks into records: a key chosen here and one chosen there both count, and so does one taken away', () => {
    const seen = { keys: { pay: 'F9', hold: 'F4', help: 'F1' } as Record<string, string>, sizes: [1, 2] };
    const typed = { keys: { pay: 'F8', hold: 'F4' } as Record<string, string>, sizes: [1, 2] };
    const now = { keys: { pay: 'F9', hold: 'F5', help: 'F1', quantity: 'F6' }, sizes: [3] };
    expect(rebased(seen, typed, now)).toEqual({
      keys: { pay: 'F8', hold: 'F5', quantity: 'F6' },
      sizes: [3],
    });
  });
});
