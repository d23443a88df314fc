export { noteNewlyNear } from './note-newly-near.ts';
export { type AgreedCart, completeOrder, orderOfCart } from './ring-up-order.ts';
