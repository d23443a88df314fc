export { announce } from './announce.ts';
export { countOpenByStatus } from './counts.repo.ts';
export { expireOrder } from './expire-order.ts';
export { moveOrder, touchOrder } from './move-order.ts';
export { cameToNothing } from './order-rules.ts';
export { findOrder, lockOrder, type OrderRow, readOverdue } from './orders.repo.ts';
export { releaseRefunds } from './release-refunds.ts';
export { lockListings } from './stock.repo.ts';
export { tellPaidTooMuch } from './tell-customer.ts';
