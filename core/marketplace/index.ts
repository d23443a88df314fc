export { noteNewlyNear } from './note-newly-near.ts';
export { completeOrder, orderOfCart } from './ring-up-order.ts';
