export { type AgreedCart, isAsAgreed } from './agreed-cart-rules.ts';
export { noteDay, noteEverything } from './note-day.ts';
export { cartsOfOpenOrders, nameOfCart, promisedGoods } from './orders.repo.ts';
export { completeOrder, orderOfCart, refuseWithoutCart } from './ring-up-order.ts';
