import { describe, expect, it } from 'vitest';
import { ORDER_STATUSES } from '../../../shared/marketplace/order-status.ts';
import { quickReasons } from '../../../shared/marketplace/quick-reason.ts';
import { type OrderNews, orderMail, orderText, paidTooMuchMail, shopText } from './order-texts.ts';

const news: Omit<OrderNews, 'status'> = {
  code: '4821-7730',
  shopName: 'Janata 24',
  total: 123_450,
  pickupCode: '048213',
  isDelivery: false,
  note: 'box 7 is broken',
  isRefunded: true,
  isOverdue: false,
  answerMinutes: 15,
  url: 'http://market.test/orders/1',
};
const told = ORDER_STATUSES.filter((status) => status !== 'awaiting-payment');

describe('news of an order', () => {
  it('are written for every status in both languages, each in its own digits', () => {
    for (const status of told) {
      const bengali = orderText({ ...news, status }, 'bn');
      const own = bengali.replaceAll(news.shopName, '').replaceAll(news.note, '');
      expect(own, status).not.toMatch(/[0-9a-z]/i);
      expect(orderText({ ...news, status }, 'en'), status).not.toMatch(/[০-৯]/);
      expect(orderMail({ ...news, status }, 'bn', 'a@example.org').text).toContain(news.url);
    }
  });

  it('leave alone what the shop wrote itself', () => {
    expect(orderText({ ...news, status: 'rejected' }, 'bn')).toContain('Janata 24');
    expect(orderText({ ...news, status: 'rejected' }, 'bn')).toContain('box 7 is broken');
  });

  it('say a quick reason of the till in the customer’s language alone', () => {
    for (const till of ['bn', 'en'] as const)
      for (const { text } of quickReasons(till)) {
        const said = (language: 'bn' | 'en') =>
          orderText({ ...news, status: 'rejected', note: text }, language);
        expect(said('bn').replace(news.shopName, '')).not.toMatch(/[a-z/]/i);
        expect(said('en')).not.toMatch(/[\u0980-\u09ff/]/);
      }
    expect(quickReasons('en')[0]?.label).toBe('Sold out');
    expect(quickReasons('bn')[0]?.text).toBe(quickReasons('en')[0]?.text);
  });

  it('say why time ended an order', () => {
    const over = { ...news, status: 'cancelled', isOverdue: true, note: '' } as const;
    const texts = [true, false].flatMap((isDelivery) =>
      (['bn', 'en'] as const).map((language) => orderText({ ...over, isDelivery }, language)),
    );
    expect(new Set([...texts, orderText({ ...over, isOverdue: false }, 'en')]).size).toBe(5);
    expect(orderText({ ...over, isDelivery: true }, 'bn').replace(news.shopName, '')).not.toMatch(
      /[0-9a-z]/i,
    );
  });

  it('carry the code where the goods are to be fetched, and the sum', () => {
    expect(orderText({ ...news, status: 'ready' }, 'bn')).toContain('০৪৮২১৩');
    expect(orderText({ ...news, status: 'ready', pickupCode: null }, 'en')).not.toContain('code');
    expect(orderText({ ...news, status: 'accepted' }, 'en')).toContain('৳1,234.50');
    expect(shopText('4821-7730', 15)).toContain('৪৮২১-৭৭৩০');
  });

  it('say of a payment too many how much goes back, in the digits of each language', () => {
    const paid = { code: news.code, shopName: 'জনতা', amount: 219_600, url: news.url };
    const bengali = paidTooMuchMail(paid, 'bn', 'a@example.org');
    expect(`${bengali.subject} ${bengali.text}`.replace(news.url, '')).not.toMatch(/[0-9a-z]/i);
    expect(bengali.text).toContain('৳২,১৯৬');
    expect(paidTooMuchMail(paid, 'en', 'a@example.org').text).toContain('৳2,196');
  });
});
