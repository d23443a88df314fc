export { dropFromCart, readListings } from './cart.repo.ts';
export { type PricedLine, priceLine, shortages, totalsOf } from './cart-rules.ts';
export { type PricedCart, priceCart } from './price-cart.ts';
