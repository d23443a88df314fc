import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { AccountContext } from '../app/market.ts';
import type { Sql } from '../db/market-db.ts';
import { addToRating, findReview, insertReport, setHidden } from './reviews.repo.ts';

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

/** Hides a review or shows it again, and keeps the shop's rating true, in the caller's transaction. A repeated call changes nothing. */
export async function hideReview(sql: Sql, reviewId: string, isHidden: boolean): Promise<void> {
  const changed = await setHidden(sql, reviewId, isHidden);
  if (changed) await addToRating(sql, changed.shop_id, isHidden ? -changed.stars : changed.stars);
}
