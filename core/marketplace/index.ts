export { renewedCart } from './hold-order.ts';
export { noteDay, noteEverything } from './note-day.ts';
export { cartsOfOpenOrders, nameOfCart, paidForCart, promisedGoods } from './orders.repo.ts';
export {
  type CartOrder,
  completeOrder,
  orderOfCart,
  refuseOverCart,
  refuseWithoutCart,
} from './ring-up-order.ts';
