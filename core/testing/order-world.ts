import type { ShopEvent } from '../../shared/contract/events.contract.ts';
import type { OrderDto } from '../../shared/marketplace/order.ts';
import type { Context, Shop } from '../app/shop.ts';
import { answerOrder } from '../marketplace/answer-order.ts';
import { listOrders } from '../marketplace/list-orders.ts';
import { checkout, findDraft } from '../sales/index.ts';
import { connectedShop, publishedGoods, startWorker } from './connected-shop.ts';
import { overLine } from './over-line.ts';
import { type StandInMarket, standInMarket } from './stand-in-market.ts';
import { checkoutInput, type TestGoods } from './test-goods.ts';
import { actAs } from './test-shop.ts';

/** What a customer orders of goods at the stand-in marketplace: `quantity` pieces for ৳9 each. */
export function orderOf(
  shop: Pick<Shop, 'ports'>,
  goods: TestGoods,
  quantity: number,
  change: Partial<OrderDto> = {},
) {
  return {
    id: shop.ports.ids.next(),
    total: quantity * 900,
    lines: [
      {
        lineNo: 1,
        listingId: goods.id,
        productId: goods.id,
        nameBn: '',
        nameEn: 'Goods',
        strength: '',
        nearExpiry: null,
        packId: goods.packs[0] ?? '',
        packUnit: 'piece',
        packLabel: '',
        baseQuantity: 1,
        price: 900,
        asked: quantity,
        quantity,
        amount: quantity * 900,
        drugClass: 'none' as const,
        substituteFor: null,
      },
    ],
    ...change,
  };
}

function heardBy(shop: Shop) {
  const heard: ShopEvent[] = [];
  const listen = async () => {
    for await (const event of shop.events.subscribe(undefined)) heard.push(event);
  };
  void listen();
  return heard;
}

/** A shop with 20 pieces of published goods, connected to a stand-in marketplace at which a customer ordered five of them. `atEnd` is told how to stop its worker. */
export async function orderWorld(
  atEnd: (stop: () => Promise<void>) => void,
  change: Partial<OrderDto> = {},
  line?: Parameters<typeof overLine>[1],
) {
  const market: StandInMarket = standInMarket();
  const shop = connectedShop(market, line ? overLine(market.open, line) : market.open);
  const goods = publishedGoods(shop, 20);
  const heard = heardBy(shop);
  const cashier = actAs(shop, 'cashier');
  const order = market.place(orderOf(shop, goods, 5, change));
  const worker = startWorker(shop, atEnd);
  while (!line && listOrders(shop, { open: true, offset: 0, limit: 9 }).total === 0)
    await new Promise((resolve) => setTimeout(resolve, 5));
  return { market, shop, goods, heard, cashier, order, worker };
}

/** The shop's answer of this kind to an order. */
export const answerTo = (
  context: Context,
  orderId: string,
  kind: 'accept' | 'ready' | 'on-the-way' = 'accept',
) => answerOrder(context, { answerId: context.ports.ids.next(), orderId, answer: { kind } });

/** Rings up the held cart of an order as the till would. */
export function ringUpHeld(context: Context, draftId: string) {
  const draft = findDraft(context.db, draftId)?.draft;
  if (!draft) throw new Error('no held cart');
  const { lines, billDiscount } = draft;
  return checkout(context, checkoutInput(context, lines, { saleId: draftId, billDiscount }));
}
