import path from 'node:path';
import { mergeTests, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { type StandInTiles, startStandInTiles } from '../host/testing/stand-in-tiles.ts';
import { paisa } from '../shared/money/money.ts';
import { expect, test as shopTest } from './fixtures.ts';
import { test as marketTest } from './market-fixtures.ts';
import { HERE, type MarketApi, type MarketPeople } from './market-people.ts';

/** A shop with its marketplace. Both have a language of their own; the shop's is the one that a test chooses, and its page is the counter. */
export const test = mergeTests(marketTest, shopTest).extend<{ tiles: StandInTiles }>({
  viewport: { width: 1366, height: 768 },
  tiles: async ({ playwright: _playwright }, use) => {
    const tiles = await startStandInTiles();
    await use(tiles);
    await tiles.close();
  },
  mapTiles: async ({ tiles }, use) => use(tiles.template),
});

const SHOTS = process.env.DOKANI_SHOTS;

/** Keeps a picture of the screen where somebody wants to look at them, `afterMs` later where something of it is still on its way. */
export async function shot(page: Page, name: string, afterMs = 0): Promise<void> {
  if (!SHOTS) return;
  await page.waitForTimeout(afterMs);
  await page.screenshot({ path: path.join(SHOTS, `${name}.png`) });
}

/** A white picture of one pixel. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==';

/** Keeps a photo of a prescription for the customer's next order, and answers its id. */
export async function photograph(customer: MarketApi): Promise<string> {
  const prescriptionId = uuidv7();
  await customer.orders.uploadPrescription({
    prescriptionId,
    picture: { mime: 'image/png', contentBase64: PNG },
  });
  return prescriptionId;
}

type Wish = Partial<
  Pick<Parameters<MarketApi['orders']['place']>[0], 'fulfilment' | 'payment' | 'prescriptionIds'>
> & {
  note?: string;
  name?: string;
};

/** A customer's order of so many packs of what is found by `text`, to be fetched and paid in cash unless told otherwise. */
export async function orderGoods(
  customer: MarketApi,
  people: MarketPeople,
  shopId: string,
  { text, quantity }: { text: string; quantity: number },
  {
    fulfilment = 'pickup',
    payment = 'cash',
    prescriptionIds = [],
    name = 'করিম উদ্দিন',
    note = '',
  }: Wish = {},
) {
  const find = () => people.as().find.offers({ text, place: HERE, radiusM: 10_000 });
  await expect.poll(async () => (await find()).items.length).toBeGreaterThan(0);
  const offer = (await find()).items[0];
  const pack = offer?.packs[0];
  if (!offer || !pack) throw new Error(`${text} is not offered`);
  const fee = fulfilment === 'delivery' ? 4_000 : 0;
  return customer.orders.place({
    orderId: uuidv7(),
    shopId,
    lines: [{ listingId: offer.listingId, packId: pack.packId, quantity }],
    fulfilment,
    ...(fulfilment === 'delivery' ? { place: HERE, address: 'Road 5' } : {}),
    expectedTotal: paisa(pack.price * quantity + fee),
    payment,
    name,
    phone: '01811222333',
    note,
    prescriptionIds,
  });
}

/** A customer's order of so many packs of Napa, to be fetched unless told otherwise. */
export function orderNapa(
  customer: MarketApi,
  people: MarketPeople,
  shopId: string,
  quantity: number,
  fulfilment: 'pickup' | 'delivery' = 'pickup',
  payment: 'cash' | 'bkash' = 'cash',
  prescriptionIds: string[] = [],
) {
  return orderGoods(
    customer,
    people,
    shopId,
    { text: 'napa', quantity },
    { fulfilment, payment, prescriptionIds },
  );
}
