import { describe, expect, it } from 'vitest';
import { createOrderIds, EMPTY_DRAFT, readDraft } from './draft.ts';

describe('the checkout', () => {
  it('finds again what was filled in, whatever was kept', () => {
    const draft = { ...EMPTY_DRAFT, fulfilment: 'delivery' as const, name: 'রহিমা', phone: '০১৭১১' };
    expect(readDraft(JSON.stringify(draft))).toEqual(draft);
    for (const odd of [null, '', '{', '7', '[]', '{"name":7,"payment":"gold","fulfilment":"drone"}']) {
      expect(readDraft(odd)).toEqual(EMPTY_DRAFT);
    }
  });

  it('keeps the id of an order through repeated presses and takes another for other goods', () => {
    let made = 0;
    const idOf = createOrderIds(() => `id${++made}`);
    expect(idOf({ lines: [1] })).toBe('id1');
    expect(idOf({ lines: [1] })).toBe('id1');
    expect(idOf({ lines: [2] })).toBe('id2');
  });
});
