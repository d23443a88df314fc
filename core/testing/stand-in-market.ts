import { createRouterClient, implement } from '@orpc/server';
import { marketContract } from '../../shared/marketplace/index.ts';
import { type ListingVersion, listingVersionSchema } from '../../shared/marketplace/listing.ts';
import type { MarketApi } from '../../shared/marketplace/market-api-version.ts';
import { MarketRefusal } from '../../shared/marketplace/market-errors.ts';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import type { OrderDto } from '../../shared/marketplace/order.ts';
import { mayMove } from '../../shared/marketplace/order-status.ts';
import type { OwnShopDto, ShopProfile } from '../../shared/marketplace/shops.contract.ts';
import type { ShopAnswer } from '../../shared/marketplace/sync.contract.ts';
import { paisa } from '../../shared/money/money.ts';
import { ANSWER_STATUS } from '../marketplace/order-rules.ts';
import type { MarketClient, OpenMarket, TileServer } from '../ports/ports.ts';
import { emptyOrder, NOW } from './empty-order.ts';

/** What a shop of tests says of itself. */
export const TEST_PROFILE: ShopProfile = {
  nameBn: 'মা ফার্মেসি',
  nameEn: 'Ma Pharmacy',
  kind: 'medicine',
  phone: '01711000000',
  address: 'Road 27, Dhanmondi',
  division: '',
  district: '',
  upazila: '',
  place: { lat: 23.7561, lng: 90.3742 },
  hours: Array.from({ length: 7 }, () => [{ from: 540, to: 1320 }]),
  delivers: true,
  deliveryRadiusM: 3000,
  deliveryFee: paisa(4000),
  deliveryMinimum: paisa(0),
  drugLicence: '',
  answerMinutes: 15,
};

/** A marketplace for tests of one shop: it keeps what it is told as the contract says, in memory, and nothing more. */
export type StandInMarket = {
  listings: Map<string, ListingVersion>;
  orders: Map<string, { order: OrderDto; seq: number }>;
  pictures: Set<string>;
  /** Pickup codes that are not 1234, and how often each order's was guessed wrong. */
  codes: Map<string, string>;
  wrongCodes: Map<string, number>;
  /** Sums of each batch of listings that came. */
  batches: number[];
  shop: OwnShopDto;
  /** Versions it says when it is greeted; nothing, as those of before said. */
  api: MarketApi | undefined;
  isDemo: boolean;
  /** The online map that it says it uses. */
  tiles: TileServer | null;
  /** How many listings may still be added, as it says when it is greeted. */
  room: number | null;
  /** How many pictures may still be sent, as it says when it is greeted; beyond it they are refused. */
  pictureRoom: number | null;
  /** How many pictures came for which there was no room. */
  picturesInVain: number;
  /** Refuses listings by name. */
  refuses: (item: ListingVersion) => string | null;
  place(order: Partial<OrderDto> & Pick<OrderDto, 'id' | 'lines'>): OrderDto;
  change(id: string, change: Partial<OrderDto>): void;
  /** Forgets listings and orders, and counts anew, as after a restore of the marketplace's own backup. */
  forget(): void;
  open: OpenMarket;
};

/** Makes one; its orders' pickup code is 1234. */
export function standInMarket(): StandInMarket {
  const answered = new Set<string>();
  let seq = 0;
  const market: StandInMarket = {
    listings: new Map(),
    orders: new Map(),
    pictures: new Set(),
    codes: new Map(),
    wrongCodes: new Map(),
    batches: [],
    shop: {
      id: '0190aaaa-0000-7000-8000-00000000aaaa',
      status: 'approved',
      statusReason: '',
      isPaused: false,
      hasKey: true,
      lastSyncedAt: null,
      version: 1,
      profile: TEST_PROFILE,
    },
    api: undefined,
    isDemo: false,
    tiles: null,
    room: null,
    pictureRoom: null,
    picturesInVain: 0,
    refuses: () => null,
    place(given) {
      const order = { ...emptyOrder(given.id), ...given };
      seq += 1;
      market.orders.set(order.id, { order, seq });
      return order;
    },
    change(id, change) {
      const kept = market.orders.get(id);
      if (!kept) return;
      seq += 1;
      const order = { ...kept.order, ...change, version: kept.order.version + 1 };
      market.orders.set(id, { order, seq });
    },
    forget() {
      market.listings.clear();
      market.pictures.clear();
      market.orders.clear();
      answered.clear();
      seq = 0;
    },
    open: () => client,
  };
  const router = routerOf(market, answered);
  const client = createRouterClient(router) as unknown as MarketClient;
  return market;
}

function applyStock(market: StandInMarket, answer: ShopAnswer): void {
  if (answer.kind !== 'complete') return;
  for (const { listingId, version, available } of answer.stock) {
    const held = market.listings.get(listingId);
    if (!held?.fields || held.version >= version) continue;
    market.listings.set(listingId, { ...held, version, fields: { ...held.fields, available } });
  }
}

const MOST_WRONG_CODES = 5;

function isRightCode(market: StandInMarket, orderId: string, code: string | null): boolean {
  const wrong = market.wrongCodes.get(orderId) ?? 0;
  const isRight = code === (market.codes.get(orderId) ?? '1234');
  if (!isRight) market.wrongCodes.set(orderId, wrong + 1);
  return isRight && wrong < MOST_WRONG_CODES;
}

function takeAnswer(market: StandInMarket, orderId: string, answer: ShopAnswer): void {
  const kept = market.orders.get(orderId);
  if (!kept) throw new MarketRefusal('NOT_FOUND_RECORD', { entity: 'order', id: orderId });
  const next = ANSWER_STATUS[answer.kind];
  if (!mayMove(kept.order.status, next, 'shop'))
    throw new MarketRefusal('ORDER_STATE', { status: kept.order.status });
  const needsCode =
    answer.kind === 'complete' &&
    kept.order.fulfilment === 'pickup' &&
    ((answer.withoutCode ?? null) === null || kept.order.paid > 0);
  if (needsCode && !isRightCode(market, orderId, answer.code)) throw new MarketRefusal('WRONG_CODE', {});
  applyStock(market, answer);
  const receipt = answer.kind === 'complete' ? { receiptCode: answer.receiptCode } : {};
  market.change(orderId, { status: next, ...receipt });
}

function headOf(market: StandInMarket): number {
  return Math.max(0, ...[...market.orders.values()].map((kept) => kept.seq));
}

function keptOrder(market: StandInMarket, id: string): OrderDto {
  const kept = market.orders.get(id);
  if (!kept) throw new MarketRefusal('NOT_FOUND_RECORD', { entity: 'order', id });
  return kept.order;
}

const door = implement(marketContract).use(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    if (error instanceof MarketRefusal) throw new MarketFailure(error.code, error.data);
    throw error;
  }
});

function goodsHandlers(market: StandInMarket) {
  return {
    hello: door.sync.hello.handler(() => ({
      now: NOW,
      shop: market.shop,
      isMedicineOrderable: true,
      listings: market.listings.size,
      openOrders: market.orders.size,
      room: market.room,
      pictureRoom: market.pictureRoom,
      api: market.api,
    })),
    updateShop: door.sync.updateShop.handler(({ input: { profile, isPaused } }) => {
      market.shop = { ...market.shop, profile, isPaused, version: market.shop.version + 1 };
      return market.shop;
    }),
    putListings: door.sync.putListings.handler(({ input }) => {
      market.batches.push(input.items.length);
      return { items: input.items.map((item) => putListing(market, listingVersionSchema.parse(item))) };
    }),
    versions: door.sync.versions.handler(({ input }) => {
      const all = [...market.listings.values()]
        .filter(({ listingId }) => listingId > (input.after ?? ''))
        .toSorted((a, b) => (a.listingId < b.listingId ? -1 : 1));
      const items = all.slice(0, input.limit).map(({ listingId, version, fields }) => ({
        listingId,
        version,
        isPublished: fields !== null,
      }));
      return { items, isLast: all.length <= input.limit };
    }),
    putPicture: door.sync.putPicture.handler(({ input }) => {
      if (market.pictureRoom === 0) {
        market.picturesInVain += 1;
        throw new MarketRefusal('SHELF_FULL', {});
      }
      market.pictures.add(input.hash);
      if (market.pictureRoom !== null) market.pictureRoom -= 1;
      return {};
    }),
  };
}

function orderHandlers(market: StandInMarket, answered: Set<string>) {
  return {
    orders: door.sync.orders.handler(async ({ input, signal }) => {
      const changed = () =>
        [...market.orders.values()]
          .filter((kept) => kept.seq > input.after)
          .toSorted((a, b) => a.seq - b.seq);
      const isWaiting = () => changed().length === 0 && headOf(market) >= input.after;
      for (let waited = 0; isWaiting() && waited < input.waitMs && !signal?.aborted; waited += 5)
        await new Promise((done) => setTimeout(done, 5));
      return { items: changed().slice(0, input.limit), head: headOf(market), now: NOW };
    }),
    checkCode: door.sync.checkCode.handler(({ input: { orderId, code } }) => {
      const isRight = isRightCode(market, orderId, code);
      return { isRight, triesLeft: Math.max(0, MOST_WRONG_CODES - (market.wrongCodes.get(orderId) ?? 0)) };
    }),
    newCode: door.sync.newCode.handler(({ input: { orderId } }) => {
      market.codes.set(orderId, '5678');
      market.wrongCodes.delete(orderId);
      market.change(orderId, {});
      return keptOrder(market, orderId);
    }),
    answer: door.sync.answer.handler(({ input }) => {
      if (!answered.has(input.answerId)) takeAnswer(market, input.orderId, input.answer);
      answered.add(input.answerId);
      return keptOrder(market, input.orderId);
    }),
  };
}

function routerOf(market: StandInMarket, answered: Set<string>) {
  const about = door.find.about.handler(() => ({
    isMedicineOrderable: true,
    isDemo: market.isDemo,
    payments: ['cash' as const],
    tiles: market.tiles,
  }));
  return { find: { about }, sync: { ...goodsHandlers(market), ...orderHandlers(market, answered) } };
}

function putListing(market: StandInMarket, item: ListingVersion) {
  const held = market.listings.get(item.listingId)?.version ?? 0;
  const reason = market.refuses(item);
  const { listingId, version } = item;
  if (reason !== null)
    return { listingId, result: 'refused' as const, version: held, reason, missingPictures: [] };
  const isNewer = version > held;
  if (isNewer) market.listings.set(listingId, item);
  return {
    listingId,
    result: isNewer ? ('applied' as const) : ('older' as const),
    version: Math.max(held, version),
    reason: '',
    missingPictures: (item.fields?.pictures ?? []).filter((hash) => !market.pictures.has(hash)),
  };
}
