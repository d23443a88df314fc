import type { z } from 'zod';
import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { shopReviewSchema } from '../../../shared/marketplace/sync.contract.ts';
import type { ShopContext } from '../app/market.ts';
import { firstName } from './review-rules.ts';
import { findReview, type ReviewRow, readReviews, saveReply } from './reviews.repo.ts';

type ShopReviewDto = z.infer<typeof shopReviewSchema>;

function toDto(row: ReviewRow): ShopReviewDto {
  return {
    id: row.id,
    stars: row.stars,
    text: row.text,
    customerName: firstName(row.customer_name),
    createdAt: row.created_at.getTime(),
    reply: row.reply,
    orderCode: row.order_code,
  };
}

/** Reviews of this shop, newest first. */
export async function listShopReviews(
  context: ShopContext,
  page: { offset: number; limit: number },
): Promise<{ items: ShopReviewDto[]; total: number }> {
  const { rows, total } = await readReviews(context.db, context.shopId, page);
  return { items: rows.map(toDto), total };
}

/** Writes or changes the shop's reply; '' takes it back. Throws NOT_FOUND_RECORD for another shop's review. */
export async function replyToReview(
  context: ShopContext,
  reply: { reviewId: string; text: string },
): Promise<ShopReviewDto> {
  const { reviewId, text } = reply;
  const isOwn = await saveReply(context.db, context.shopId, reviewId, text, context.ports.clock.now());
  const row = isOwn ? await findReview(context.db, reviewId) : null;
  if (!row) throw new MarketRefusal('NOT_FOUND_RECORD', { entity: 'review', id: reviewId });
  return toDto(row);
}
