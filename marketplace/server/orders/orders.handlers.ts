import { asAccount, asShop, door } from '../app/door.ts';
import { answerOrder } from './answer-order.ts';
import { answerAdjustment, cancelOrder, getOrder } from './customer-moves.ts';
import { listFeed } from './list-feed.ts';
import { checkCode, sendNewCode, takeNewCode } from './pickup-code.ts';
import { placeOrder } from './place-order.ts';
import { readOwnOrders } from './read-orders.repo.ts';

/** Orders, as their customers use them. */
export const ordersHandlers = {
  place: door.orders.place.handler(({ input, context }) => placeOrder(asAccount(context), input)),
  list: door.orders.list.handler(({ input, context }) => {
    const { db, account } = asAccount(context);
    return readOwnOrders(db, account.id, input);
  }),
  get: door.orders.get.handler(({ input, context }) => getOrder(asAccount(context), input.orderId)),
  cancel: door.orders.cancel.handler(({ input, context }) => cancelOrder(asAccount(context), input.orderId)),
  newCode: door.orders.newCode.handler(({ input, context }) => takeNewCode(asAccount(context), input)),
  answer: door.orders.answer.handler(({ input, context }) => answerAdjustment(asAccount(context), input)),
};

/** Orders, as the shop's program works on them. */
export const shopOrdersHandlers = {
  orders: door.sync.orders.handler(({ input, context, signal }) => listFeed(asShop(context), input, signal)),
  answer: door.sync.answer.handler(({ input, context }) => answerOrder(asShop(context), input)),
  checkCode: door.sync.checkCode.handler(({ input, context }) => checkCode(asShop(context), input)),
  newCode: door.sync.newCode.handler(({ input, context }) => sendNewCode(asShop(context), input)),
};
