import type { z } from 'zod';
import type { reviewSchema } from '../../../shared/marketplace/engagement.contract.ts';
import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { AccountContext } from '../app/market.ts';
import { findOrder } from '../orders/index.ts';
import { firstName } from './review-rules.ts';
import { addToRating, findByOrder, insertReview, isOwnShop, type ReviewRow } from './reviews.repo.ts';

/** A review as everybody sees it. */
export type ReviewDto = z.infer<typeof reviewSchema>;

/** A review as everybody sees it: of the customer only the first name. */
export function toReviewDto(row: ReviewRow): ReviewDto {
  return {
    id: row.id,
    stars: row.stars,
    text: row.text,
    customerName: firstName(row.customer_name),
    createdAt: row.created_at.getTime(),
    reply: row.reply,
    repliedAt: row.replied_at?.getTime() ?? null,
  };
}

/**
 * Reviews an own completed order, once; the same review again answers the first. Throws NOT_FOUND_RECORD, ORDER_NOT_COMPLETED, NOT_ALLOWED to the shop's own seller, and VERSION_CONFLICT where the order has
 * another review.
 */
export async function writeReview(
  context: AccountContext,
  review: { orderId: string; stars: number; text: string },
): Promise<ReviewDto> {
  const order = await findOrder(context.db, review.orderId);
  if (order?.account_id !== context.account.id)
    throw new MarketRefusal('NOT_FOUND_RECORD', { entity: 'order', id: review.orderId });
  if (order.status !== 'completed') throw new MarketRefusal('ORDER_NOT_COMPLETED', {});
  if (await isOwnShop(context.db, order.shop_id, context.account.id))
    throw new MarketRefusal('NOT_ALLOWED', {});
  await context.db.transaction(async (sql) => {
    const isNew = await insertReview(sql, {
      ...review,
      id: context.ports.ids.next(),
      shopId: order.shop_id,
      accountId: order.account_id,
      now: context.ports.clock.now(),
    });
    if (isNew) await addToRating(sql, order.shop_id, review.stars);
  });
  const written = await findByOrder(context.db, review.orderId);
  if (written?.stars !== review.stars || written.text !== review.text)
    throw new MarketRefusal('VERSION_CONFLICT', { entity: 'review', id: review.orderId });
  return toReviewDto(written);
}
