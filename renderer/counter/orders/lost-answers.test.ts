import { ORPCError } from '@orpc/client';
import { afterEach, expect, it } from 'vitest';
import type { ShopOrderDto } from '../../../shared/contract/marketplace.contract.ts';
import { forgetLost, keepLost, lostAnswer, lostAnswers } from './lost-answers.ts';

const shownAs = (id: string) =>
  ({ order: { id, code: '4821-7730', customerName: 'Karim' } }) as Pick<ShopOrderDto, 'order'>;
const late = (data: object) => new ORPCError('ORDER_STATE', { data });

afterEach(() => lostAnswers.set([]));

it('an answer that came too late names the order, where it stands and who was first', () => {
  expect(lostAnswer(shownAs('a'), 'reject', late({ status: 'accepted', by: 'Rahima' }))).toEqual({
    orderId: 'a',
    code: '4821-7730',
    customerName: 'Karim',
    kind: 'reject',
    status: 'accepted',
    by: 'Rahima',
  });
  expect(lostAnswer(shownAs('a'), 'reject', late({ status: 'expired' }))).toMatchObject({ by: '' });
  expect(lostAnswer(shownAs('a'), 'reject', new ORPCError('PHARMACIST_NEEDED', { data: {} }))).toBeNull();
  expect(lostAnswer(shownAs('a'), 'reject', new TypeError('Failed to fetch'))).toBeNull();
});

it('stays until it is read, once for each order', () => {
  const lost = (id: string, status: string) => {
    const found = lostAnswer(shownAs(id), 'accept', late({ status }));
    if (found) keepLost(found);
  };
  lost('a', 'accepted');
  lost('b', 'expired');
  lost('a', 'ready');
  expect(lostAnswers.get().map(({ orderId, status }) => `${orderId} ${status}`)).toEqual([
    'b expired',
    'a ready',
  ]);
  forgetLost('b');
  expect(lostAnswers.get()).toHaveLength(1);
});
