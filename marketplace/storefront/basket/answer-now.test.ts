import { expect, it } from 'vitest';
import { paisa } from '../../../shared/money/money.ts';
import { answerNow } from './answer-now.ts';

const packs = [{ baseQuantity: 1 as never, price: paisa(200) }];
const offer = (id: string, left: number) => ({
  listingId: `l-${id}`,
  product: { id },
  left,
  isMore: false,
  packs,
});
const heard = (left: number, isMore = false) => ({ left, isMore });
const answer = {
  has: 2,
  total: 2_200,
  offers: [offer('napa', 20), offer('seclo', 5)],
  missing: ['ace'],
};
const lines = [
  { id: 'napa', quantity: 10 },
  { id: 'seclo', quantity: 1 },
  { id: 'ace', quantity: 1 },
];

it('says what a shop has of a prescription as it was read while nothing else was heard', () => {
  expect(answerNow(answer, lines, () => undefined)).toEqual(answer);
  expect(answerNow(answer, lines, () => heard(10))).toMatchObject({ has: 2, total: 2_200, missing: ['ace'] });
});

it('drops a line, and its price, of which too little is left by now', () => {
  const left = (listingId: string) => (listingId === 'l-napa' ? heard(9) : undefined);
  expect(answerNow(answer, lines, left)).toEqual({
    has: 1,
    total: 200,
    offers: [answer.offers[1]],
    missing: ['ace', 'napa'],
  });
  expect(answerNow(answer, lines, () => heard(0))).toMatchObject({ has: 0, total: 0, offers: [] });
});

it('keeps what the server found where a page only hears that there is more than the bound', () => {
  const many = [{ id: 'napa', quantity: 500 }];
  const found = {
    has: 1,
    total: 100_000,
    offers: [{ ...offer('napa', 500), isMore: true }],
    missing: [],
  };
  expect(answerNow(found, many, () => heard(200, true))).toEqual(found);
  expect(answerNow(found, many, () => heard(200))).toMatchObject({ has: 0, missing: ['napa'] });
});
