import type { Market } from '../app/market.ts';
import type { Sql } from '../db/market-db.ts';
import { type OrderNews, orderMail, orderText, shopText } from '../texts/order-texts.ts';
import type { OrderRow } from './orders.repo.ts';

/** Puts mail and text message of an order's present status in the queue, as part of the transaction. */
export async function tellCustomer(
  sql: Sql,
  market: Pick<Market, 'jobs' | 'options'>,
  order: OrderRow,
  note: string,
): Promise<void> {
  const { status, language } = order;
  if (status === 'awaiting-payment') return;
  const bengaliFirst = language === 'bn' ? order.shop_name_bn : order.shop_name_en;
  const needsCode = order.fulfilment === 'pickup' && (status === 'accepted' || status === 'ready');
  const news: OrderNews = {
    status,
    code: order.code,
    shopName: bengaliFirst || order.shop_name_bn || order.shop_name_en,
    total: order.total,
    pickupCode: needsCode ? order.pickup_code : null,
    isDelivery: order.fulfilment === 'delivery',
    note,
    isRefunded: order.payment_status === 'refund-due',
    answerMinutes: order.answer_minutes,
    url: `${market.options.publicUrl}/orders/${order.id}`,
  };
  await market.jobs.put('mail', orderMail(news, language, order.email), { sql });
  await market.jobs.put('text', { to: order.customer_phone, text: orderText(news, language) }, { sql });
  if (status === 'requested')
    await market.jobs.put(
      'text',
      { to: order.shop_phone, text: shopText(order.code, order.answer_minutes) },
      { sql },
    );
}
