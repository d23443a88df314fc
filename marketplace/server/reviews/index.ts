export { hideReview } from './report-review.ts';
