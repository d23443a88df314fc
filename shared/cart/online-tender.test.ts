import { describe, expect, it } from 'vitest';
import type { TenderInput } from '../contract/tenders.contract.ts';
import { paisa } from '../money/money.ts';
import { isOnlineTender, onlineTenderOfOrder, withOnlineTender } from './online-tender.ts';

const order = {
  id: '0190aaaa-0000-7000-8000-00000012abcd',
  code: 'A12',
  paid: 960,
  payment: 'rocket',
  trxId: 'RK77',
} as const;
const online = { kind: 'rocket', amount: paisa(960), trxId: 'RK77' } as const;
const cash: TenderInput = { kind: 'cash', amount: paisa(100), received: paisa(100) };

describe('the parts of the payment of an order', () => {
  it('begin with what was paid online, once, however the payment was begun', () => {
    expect(withOnlineTender([], order, paisa(960))).toEqual([online]);
    expect(withOnlineTender([cash], order, paisa(1_060))).toEqual([online, cash]);
    expect(withOnlineTender([cash, { ...online, trxId: 'rk77' }], order, paisa(1_060))).toEqual([
      { ...online, trxId: 'rk77' },
      cash,
    ]);
  });

  it('hold no more of it than the bill comes to', () => {
    expect(withOnlineTender([online], order, paisa(400))).toEqual([{ ...online, amount: 400 }]);
    expect(withOnlineTender([online], order, paisa(0))).toEqual([]);
  });

  it('keep the id of the order where the server told that one', () => {
    const own = onlineTenderOfOrder(order);
    if (!own) throw new Error('nothing was paid');
    expect(withOnlineTender([own], order, paisa(960))).toEqual([own]);
    expect(isOnlineTender(own, order)).toBe(true);
  });

  it('are what they were for an ordinary cart and for an order that is paid in cash', () => {
    const taken = [cash, { kind: 'card', amount: paisa(5), trxId: null } as const];
    expect(withOnlineTender(taken, null, paisa(500))).toBe(taken);
    expect(withOnlineTender(taken, { ...order, payment: 'cash', paid: 0 }, paisa(500))).toBe(taken);
    expect(taken.some((tender) => isOnlineTender(tender, order))).toBe(false);
  });
});
