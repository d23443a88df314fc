import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { AccountContext } from '../app/market.ts';
import { findReview, insertReport } from './reviews.repo.ts';

/** Tells the administrators of a review; once each account. Throws NOT_FOUND_RECORD. */
export async function reportReview(
  context: AccountContext,
  report: { reviewId: string; reason: string },
): Promise<void> {
  const review = await findReview(context.db, report.reviewId);
  if (!review || review.is_hidden)
    throw new MarketRefusal('NOT_FOUND_RECORD', { entity: 'review', id: report.reviewId });
  await insertReport(context.db, {
    ...report,
    accountId: context.account.id,
    now: context.ports.clock.now(),
  });
}
