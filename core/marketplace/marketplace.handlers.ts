import { door, publicDoor } from '../app/door.ts';
import { answerOrder } from './answer-order.ts';
import { connectShop, disconnectShop, listShops, signUp } from './connect-shop.ts';
import { findInstead } from './find-instead.ts';
import { readPolicy } from './goods.repo.ts';
import { approveHandOver, checkCode, sendNewCode } from './hand-over.ts';
import { listOrders, listReserved, showCartOrder } from './list-orders.ts';
import { readTile, showMap } from './map-tiles.ts';
import { parkedList, retryGoods, syncNow } from './mend-queue.ts';
import { countNewOrders, countOverOrders } from './orders.repo.ts';
import { pauseSync } from './pause-sync.ts';
import { countPublishable, publishedCategories } from './publish.repo.ts';
import { changeSafetyStock, findGoods, publishGoods, savePolicy } from './publish-goods.ts';
import { putPromo } from './put-promo.ts';
import { askMarket } from './reach-market.ts';
import { readMarketStatus } from './read-market-status.ts';
import { previewOffers } from './read-offers.ts';
import { readPrescription } from './read-prescription.ts';
import { seeOrder } from './see-order.ts';
import { updateShop } from './update-shop.ts';

/** The shop's side of its marketplace. */
export const marketplaceHandlers = {
  status: door.marketplace.status.handler(({ context }) => readMarketStatus(context.shop)),
  waiting: publicDoor.marketplace.waiting.handler(({ context }) => ({
    isWaiting: countNewOrders(context.shop.db) + countOverOrders(context.shop.db) > 0,
  })),
  signUp: door.marketplace.signUp.handler(({ input, context }) =>
    signUp({ ...context.shop, actor: context.actor }, input),
  ),
  shops: door.marketplace.shops.handler(({ input, context }) =>
    listShops({ ...context.shop, actor: context.actor }, input),
  ),
  connect: door.marketplace.connect.handler(({ input, context }) =>
    connectShop({ ...context.shop, actor: context.actor }, input),
  ),
  disconnect: door.marketplace.disconnect.handler(({ context }) =>
    disconnectShop({ ...context.shop, actor: context.actor }),
  ),
  pause: door.marketplace.pause.handler(({ input, context }) =>
    pauseSync({ ...context.shop, actor: context.actor }, input),
  ),
  updateShop: door.marketplace.updateShop.handler(({ input, context }) =>
    updateShop({ ...context.shop, actor: context.actor }, input),
  ),
  syncNow: door.marketplace.syncNow.handler(({ context }) => syncNow(context.shop)),
  policy: door.marketplace.policy.handler(({ context }) => readPolicy(context.shop.db)),
  savePolicy: door.marketplace.savePolicy.handler(({ input, context }) =>
    savePolicy({ ...context.shop, actor: context.actor }, input),
  ),
  goods: door.marketplace.goods.handler(({ input, context }) =>
    findGoods({ ...context.shop, actor: context.actor }, input),
  ),
  categories: door.marketplace.categories.handler(({ context }) => ({
    items: publishedCategories(context.shop.db),
  })),
  publishCounts: door.marketplace.publishCounts.handler(({ input, context }) =>
    countPublishable(context.shop.db, input.categoryId),
  ),
  publish: door.marketplace.publish.handler(({ input, context }) =>
    publishGoods({ ...context.shop, actor: context.actor }, input),
  ),
  setSafetyStock: door.marketplace.setSafetyStock.handler(({ input, context }) =>
    changeSafetyStock({ ...context.shop, actor: context.actor }, input),
  ),
  preview: door.marketplace.preview.handler(({ input, context }) =>
    previewOffers(context.shop, input.productId),
  ),
  parked: door.marketplace.parked.handler(({ context }) => parkedList(context.shop)),
  retry: door.marketplace.retry.handler(({ input, context }) => retryGoods(context.shop, input.productIds)),
  orders: door.marketplace.orders.handler(({ input, context }) => listOrders(context.shop, input)),
  answer: door.marketplace.answer.handler(({ input, context }) =>
    answerOrder({ ...context.shop, actor: context.actor }, input),
  ),
  cartOrder: door.marketplace.cartOrder.handler(({ input, context }) =>
    showCartOrder(context.shop, input.draftId),
  ),
  checkCode: door.marketplace.checkCode.handler(({ input, context }) =>
    checkCode({ ...context.shop, actor: context.actor }, input),
  ),
  newCode: door.marketplace.newCode.handler(({ input, context }) =>
    sendNewCode({ ...context.shop, actor: context.actor }, input),
  ),
  approveHandOver: door.marketplace.approveHandOver.handler(({ input, context }) =>
    approveHandOver({ ...context.shop, actor: context.actor }, input),
  ),
  seen: door.marketplace.seen.handler(({ input, context }) =>
    seeOrder({ ...context.shop, actor: context.actor }, input),
  ),
  instead: door.marketplace.instead.handler(({ input, context }) =>
    findInstead({ ...context.shop, actor: context.actor }, input),
  ),
  prescription: door.marketplace.prescription.handler(({ input, context }) =>
    readPrescription({ ...context.shop, actor: context.actor }, input),
  ),
  reviews: door.marketplace.reviews.handler(({ input, context }) =>
    askMarket(context.shop, (client) => client.sync.reviews(input)),
  ),
  reply: door.marketplace.reply.handler(({ input, context }) =>
    askMarket(context.shop, (client) => client.sync.reply(input)),
  ),
  promos: door.marketplace.promos.handler(({ context }) =>
    askMarket(context.shop, (client) => client.sync.promos()),
  ),
  putPromo: door.marketplace.putPromo.handler(({ input, context }) =>
    putPromo({ ...context.shop, actor: context.actor }, input),
  ),
  map: door.marketplace.map.handler(({ context }) => showMap(context.shop)),
  tile: door.marketplace.tile.handler(({ input, context, signal }) => readTile(context.shop, input, signal)),
  reserved: door.marketplace.reserved.handler(({ context }) => listReserved(context.shop)),
};
