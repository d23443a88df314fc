import type { OrderActor } from '../../../shared/marketplace/order-status.ts';
import { toLatinDigits } from '../../../shared/text/digits.ts';
import type { Market } from '../app/market.ts';
import type { Sql } from '../db/market-db.ts';
import { type OrderNews, orderMail, orderText, paidTooMuchMail, shopText } from '../texts/order-texts.ts';
import { readMarkedDown } from './order-lines.repo.ts';
import { askedHash } from './order-rules.ts';
import type { OrderRow } from './orders.repo.ts';

const HOUR = 3_600_000;
/** Texts an hour: to the number an order names, to a shop's number, and for all orders of one account together. */
const TO_A_CUSTOMER = 12;
const TO_A_SHOP = 120;
const OF_AN_ACCOUNT = 40;

/** Whether one more text may go to a number for an account: an order names any number, and texts cost. Mail and page tell the same. */
async function mayText(
  { limits }: Pick<Market, 'limits'>,
  accountId: string,
  phone: string,
  most: number,
): Promise<boolean> {
  const number = toLatinDigits(phone).replaceAll(/\D/g, '').slice(-10);
  if ((await limits.take(`texts-of:${accountId}`, OF_AN_ACCOUNT, HOUR)) > 0) return false;
  return (await limits.take(`text:${askedHash(number)}`, most, HOUR)) === 0;
}

function shopNameOf({ language, shop_name_bn: bengali, shop_name_en: english }: OrderRow): string {
  return (language === 'bn' ? bengali : english) || bengali || english;
}

const pageOf = ({ options }: Pick<Market, 'options'>, { id }: OrderRow) =>
  `${options.publicUrl}/orders/${id}`;

/** Puts a mail in the queue, as part of the transaction, that a payment of so many paisa came in after the order had been paid, and goes back. */
export async function tellPaidTooMuch(
  sql: Sql,
  market: Pick<Market, 'jobs' | 'options'>,
  order: OrderRow,
  amount: number,
): Promise<void> {
  const paid = { code: order.code, shopName: shopNameOf(order), amount, url: pageOf(market, order) };
  await market.jobs.put('mail', paidTooMuchMail(paid, order.language, order.email), { sql });
}

/** Puts mail and text message of an order's present status in the queue, as part of the transaction; texts only so many an hour. */
export async function tellCustomer(
  sql: Sql,
  market: Pick<Market, 'jobs' | 'limits' | 'options'>,
  order: OrderRow,
  step: { by: OrderActor; note: string },
): Promise<void> {
  const { status, language } = order;
  if (status === 'awaiting-payment') return;
  const needsCode = order.fulfilment === 'pickup' && (status === 'accepted' || status === 'ready');
  const news: OrderNews = {
    status,
    code: order.code,
    shopName: shopNameOf(order),
    total: order.total,
    pickupCode: needsCode ? order.pickup_code : null,
    isDelivery: order.fulfilment === 'delivery',
    note: step.note,
    isOverdue: step.by === 'timer',
    isRefunded: order.payment_status === 'refund-due',
    answerMinutes: order.answer_minutes,
    url: pageOf(market, order),
  };
  const markedDown = await readMarkedDown(sql, order.id);
  await market.jobs.put('mail', orderMail(news, language, order.email, markedDown), { sql });
  if (await mayText(market, order.account_id, order.customer_phone, TO_A_CUSTOMER))
    await market.jobs.put(
      'text',
      { to: toLatinDigits(order.customer_phone), text: orderText(news, language) },
      { sql },
    );
  if (status === 'requested' && (await mayText(market, order.account_id, order.shop_phone, TO_A_SHOP)))
    await market.jobs.put(
      'text',
      { to: toLatinDigits(order.shop_phone), text: shopText(order.code, order.answer_minutes) },
      { sql },
    );
}
