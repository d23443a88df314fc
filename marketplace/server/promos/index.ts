export { discountOf, type PromoTerms, promoRefused, requireUsable } from './promo-rules.ts';
export { countUse, findPromo, giveUseBack } from './promos.repo.ts';
