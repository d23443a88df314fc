import { asAccount, asShop, door } from '../app/door.ts';
import { reportReview } from './report-review.ts';
import { ratingOf } from './review-rules.ts';
import { readRating, readReviews } from './reviews.repo.ts';
import { listShopReviews, replyToReview } from './shop-reviews.ts';
import { toReviewDto, writeReview } from './write-review.ts';

/** Reviews, as customers read and write them. */
export const reviewsHandlers = {
  list: door.reviews.list.handler(async ({ input, context }) => {
    const { rows, total } = await readReviews(context.market.db, input.shopId, input);
    const { sum, count } = await readRating(context.market.db, input.shopId);
    return { items: rows.map(toReviewDto), total, rating: ratingOf(sum, count) };
  }),
  write: door.reviews.write.handler(({ input, context }) => writeReview(asAccount(context), input)),
  report: door.reviews.report.handler(async ({ input, context }) => {
    await reportReview(asAccount(context), input);
    return {};
  }),
};

/** Reviews, as the shop's program reads and answers them. */
export const shopReviewsHandlers = {
  reviews: door.sync.reviews.handler(({ input, context }) => listShopReviews(asShop(context), input)),
  reply: door.sync.reply.handler(({ input, context }) => replyToReview(asShop(context), input)),
};
