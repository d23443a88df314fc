import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { newCart } from '../../../shared/cart/cart-state.ts';
import { isForgotten } from './unsaved-drafts.ts';

const NOON = Date.UTC(2026, 10, 21, 6);
const DAY_MS = 86_400_000;

it('forgets a cart that nobody here may send after 30 days, by the moment in its id', () => {
  const { draft } = newCart(() => v7({ msecs: NOON }));
  const kept = { draft, userId: null };
  expect(isForgotten(kept, NOON)).toBe(false);
  expect(isForgotten(kept, NOON + 29 * DAY_MS)).toBe(false);
  expect(isForgotten(kept, NOON + 31 * DAY_MS)).toBe(true);
});
