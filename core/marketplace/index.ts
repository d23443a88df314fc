export { type AgreedCart, isAsAgreed } from './agreed-cart-rules.ts';
export { noteNewlyNear } from './note-newly-near.ts';
export { cartsOfOpenOrders } from './orders.repo.ts';
export { completeOrder, orderOfCart, refuseWithoutCart } from './ring-up-order.ts';
