export { noteNewlyNear } from './note-newly-near.ts';
export { type AgreedCart, completeOrder, orderOfCart, refuseWithoutCart } from './ring-up-order.ts';
