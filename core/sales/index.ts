export { checkout } from './checkout.ts';
export { deleteDraft, findDraft, putDraft } from './drafts.repo.ts';
export { gatherCart } from './gather-cart.ts';
export { pruneHeld } from './prune-held.ts';
export { saleExists } from './sales.repo.ts';
