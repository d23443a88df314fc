import { v7 as uuidv7 } from 'uuid';
import type { ListingFields } from '../../../shared/marketplace/listing.ts';
import type { OrderDto } from '../../../shared/marketplace/order.ts';
import type { Paisa } from '../../../shared/money/money.ts';
import { getOrder } from '../orders/customer-moves.ts';
import { listingFields, listingPack } from './test-goods.ts';
import type { TestMarket } from './test-market.ts';
import { actAsAccount, makeShop, type TestShopOptions } from './test-people.ts';

/** The two sides of orders in tests. */
export type TestShop = Awaited<ReturnType<typeof makeShop>>;
export type TestPerson = Awaited<ReturnType<typeof actAsAccount>>;
/** A listing as tests order it: one pack of `baseQuantity` base units. */
export type TestListing = { listingId: string; packId: string; baseQuantity: number; price: number };

/** Publishes a listing of one pack (one piece for ৳10 unless told otherwise), with `available` base units, through the shop's own call. */
export async function publishListing(
  shop: TestShop,
  goods: {
    available: number;
    baseQuantity?: number;
    price?: number;
    drugClass?: ListingFields['drugClass'];
    name?: string;
    listingId?: string;
    version?: number;
    packId?: string;
  },
): Promise<TestListing> {
  const { baseQuantity = 1, price = 1_000, listingId = uuidv7(), packId = uuidv7() } = goods;
  await shop.call.sync.putListings({
    items: [
      {
        listingId,
        version: goods.version ?? 1,
        fields: listingFields({
          nameEn: goods.name ?? `Goods ${listingId.slice(-6)}`,
          nameBn: '',
          drugClass: goods.drugClass ?? 'none',
          available: goods.available,
          packs: [listingPack({ packId, baseQuantity, price: price as Paisa } as never)],
        } as never),
      },
    ],
  });
  return { listingId, packId, baseQuantity, price };
}

/** A shop with one listing, and a customer. */
export async function makeOrderScene(
  market: TestMarket,
  available = 10,
  options: TestShopOptions = {},
): Promise<{ shop: TestShop; person: TestPerson; goods: TestListing }> {
  const shop = await makeShop(market, options);
  return { shop, person: await actAsAccount(market), goods: await publishListing(shop, { available }) };
}

type Wanted = {
  quantity?: number;
  expectedTotal?: number;
  orderId?: string;
  payment?: OrderDto['payment'];
  fulfilment?: OrderDto['fulfilment'];
  place?: { lat: number; lng: number } | null;
  address?: string;
  promoCode?: string;
  prescriptionIds?: string[];
  note?: string;
};

/** What a customer sends to order `wanted.quantity` packs of one listing. */
export function orderOf(shopId: string, goods: TestListing, wanted: Wanted = {}) {
  const quantity = wanted.quantity ?? 1;
  return {
    orderId: wanted.orderId ?? uuidv7(),
    shopId,
    lines: [{ listingId: goods.listingId, packId: goods.packId, quantity }],
    fulfilment: wanted.fulfilment ?? ('pickup' as const),
    place: wanted.place ?? null,
    promoCode: wanted.promoCode ?? '',
    expectedTotal: wanted.expectedTotal ?? goods.price * quantity,
    payment: wanted.payment ?? ('cash' as const),
    name: 'Rahima Begum',
    phone: '01911000000',
    address: wanted.address ?? '',
    note: wanted.note ?? '',
    prescriptionIds: wanted.prescriptionIds ?? [],
  };
}

/** An own order, whatever time it is: access tokens end after some minutes. */
export function orderSeen(person: TestPerson, orderId: string): Promise<OrderDto> {
  return getOrder(person.context, orderId);
}

/** What the marketplace holds of a listing. */
export async function stockOf(
  market: TestMarket,
  listingId: string,
): Promise<{ available: number; reserved: number }> {
  const [row] = await market.db.query<{ available: number; reserved: number }>(
    'SELECT available, reserved FROM listings WHERE id = $1',
    [listingId],
  );
  if (!row) throw new Error('no such listing');
  return row;
}

/** A shop's answer to an order, through its own call. */
export function answerAs(
  shop: TestShop,
  orderId: string,
  answer: Parameters<TestShop['call']['sync']['answer']>[0]['answer'],
  answerId = uuidv7(),
): Promise<OrderDto> {
  return shop.call.sync.answer({ answerId, orderId, answer });
}
