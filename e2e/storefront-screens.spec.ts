import { createHash } from 'node:crypto';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { v7 as uuidv7 } from 'uuid';
import { baseUnits, paisa } from '../shared/money/money.ts';
import { expect, test } from './market-fixtures.ts';
import type { MarketApi, MarketPeople, SellingShop } from './market-people.ts';
import type { StorefrontPage } from './page-models/storefront.ts';

const SHOTS = process.env.DOKANI_SHOTS;
/** What a slow phone has to fetch of scripts before the first page works, in bytes as sent. */
const SCRIPT_BUDGET = 165_000;
const SIZES = [
  [1366, 768],
  [1920, 1080],
  [390, 844],
] as const;

/** A picture like a photo of goods, as a phone or a wholesaler's sheet gives it: of any shape. */
function photo(width: number, height: number, hue: number) {
  const canvas = createCanvas(width, height);
  const draw = canvas.getContext('2d');
  draw.fillStyle = `hsl(${hue} 30% 92%)`;
  draw.fillRect(0, 0, width, height);
  draw.fillStyle = `hsl(${hue} 60% 40%)`;
  draw.fillRect(width * 0.15, height * 0.2, width * 0.7, height * 0.6);
  draw.fillStyle = '#fff';
  draw.fillRect(width * 0.2, height * 0.4, width * 0.6, height * 0.1);
  const bytes = canvas.toBuffer('image/jpeg');
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { hash, picture: { mime: 'image/jpeg' as const, contentBase64: bytes.toString('base64') } };
}

const strip = (packId: string, price: number) => ({
  packId,
  unit: 'strip',
  label: '',
  baseQuantity: baseUnits(10),
  price: paisa(price),
});

async function stockShop(shop: SellingShop) {
  const photos = [
    photo(1_200, 300, 10),
    photo(300, 1_200, 200),
    photo(2_000, 1_500, 120),
    photo(64, 64, 300),
  ];
  const napa = { listingId: uuidv7(), packId: uuidv7() };
  const rice = { listingId: uuidv7(), packId: uuidv7() };
  const pictures = photos.map(({ hash }) => hash);
  await shop.put(napa.listingId, {
    packs: [strip(napa.packId, 1_200)],
    pictures,
    available: baseUnits(5_000),
  });
  await shop.put(rice.listingId, {
    nameBn: 'মিনিকেট চাল, নাজিরশাইল স্বর্ণা আতপ ভাঙা মিশ্রিত (বস্তা)',
    nameEn: 'Miniket rice, Nazirshail and Swarna mixed broken atap (sack)',
    generic: '',
    strength: '',
    dosageForm: '',
    manufacturer: 'রাষ্ট্রীয় ক্ষুদ্র শিল্প',
    drugClass: 'none',
    baseUnit: 'g',
    packs: [
      {
        packId: rice.packId,
        unit: 'bag',
        label: '',
        baseQuantity: baseUnits(25_000),
        price: paisa(180_000),
      },
    ],
    available: baseUnits(1_250_000),
    pictures: [photos[1]?.hash ?? ''],
  });
  const zimax = { packs: [strip(uuidv7(), 35_000)], drugClass: 'rx' as const };
  await shop.put(uuidv7(), { ...zimax, nameBn: 'জিম্যাক্স', nameEn: 'Zimax', generic: 'Azithromycin' });
  await shop.put(uuidv7(), { nameBn: 'নাপা এক্সট্রা', nameEn: 'Napa Extra', available: baseUnits(0) });
  for (const each of photos) await shop.api.sync.putPicture(each);
  return { napa, rice };
}

type ShopAnswer = Parameters<MarketApi['sync']['answer']>[0]['answer'];
type Line = { listingId: string; packId: string };

function order(customer: MarketApi, shopId: string, line: Line, changes: object = {}) {
  return customer.orders.place({
    orderId: uuidv7(),
    shopId,
    lines: [{ ...line, quantity: 2 }],
    fulfilment: 'pickup',
    expectedTotal: 2_400,
    payment: 'cash',
    name: 'রহিমা খাতুন',
    phone: '01811222333',
    ...changes,
  });
}

/** Orders of one customer in every state that a shop and a customer bring them to. */
async function ordersInEveryState(customer: MarketApi, shop: SellingShop, line: Line, place: object) {
  const say = (orderId: string, answer: ShopAnswer) =>
    shop.api.sync.answer({ answerId: uuidv7(), orderId, answer });
  const made: Record<string, string> = {};
  const make = async (state: string, answers: ShopAnswer[], changes: object = {}) => {
    const { id } = await order(customer, shop.shopId, line, changes);
    for (const answer of answers) await say(id, answer);
    made[state] = id;
  };
  const accept = { kind: 'accept' } as const;
  const toDoor = { fulfilment: 'delivery', place, address: 'বাসা ৭, রোড ২৭', expectedTotal: 6_400 };
  await make('requested', []);
  await make('awaiting-payment', [], { payment: 'bkash' });
  await make('adjusted', [
    { kind: 'adjust', lines: [{ lineNo: 1, quantity: 1, substitute: null }], note: 'এক পাতা আছে' },
  ]);
  await make('accepted', [accept]);
  await make('ready', [accept, { kind: 'ready' }]);
  await make('on-the-way', [accept, { kind: 'on-the-way' }], toDoor);
  await make('rejected', [{ kind: 'reject', reason: 'স্টক শেষ' }]);
  await make('completed', [accept]);
  const { pickupCode } = await customer.orders.get({ orderId: made.completed ?? '' });
  const figures = { receiptCode: 'T1-2611-0042', paidTotal: paisa(2_400), stock: [] };
  await say(made.completed ?? '', { kind: 'complete', code: pickupCode, ...figures });
  await make('cancelled', []);
  await customer.orders.cancel({ orderId: made.cancelled ?? '' });
  return made;
}

/** Looks at what is on the page: no fault for a reader of screens, nothing wider than it, no Latin digit among Bengali ones. */
async function look(storefront: StorefrontPage, name: string): Promise<void> {
  const { page } = storefront;
  await expect(page.getByRole('main')).not.toBeEmpty();
  await expect(page.getByRole('status').filter({ hasText: storefront.t('loading') })).toHaveCount(0);
  await storefront.expectAccessible();
  // The provider's page is in both languages at once.
  if (storefront.language === 'bn' && name !== 'sandbox') await storefront.expectBengaliDigits('main');
  if (!SHOTS) return;
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(300);
    await page.screenshot({ path: path.join(SHOTS, `${storefront.language}-${name}-${width}.png`) });
  }
}

async function lookAtAdmin(storefront: StorefrontPage, people: MarketPeople): Promise<void> {
  const { page } = storefront;
  const seller = await people.account('waiting@example.org', 'seller');
  await people.registerShop(seller, { nameBn: 'নতুন দোকান', nameEn: 'New shop' });
  await storefront.open('/sign-in?next=/admin');
  await storefront.signIn('admin@example.org');
  const heading = storefront.language === 'bn' ? 'নতুন দোকান' : 'New shop';
  await expect(page.getByRole('heading', { name: heading })).toBeVisible();
  await look(storefront, 'admin-shops');
  await page.getByRole('button', { name: storefront.t('admin.shops.decide.approved') }).click();
  await expect(page.getByText(storefront.t('admin.shops.none'))).toBeVisible();
  for (const panel of ['reports', 'jobs', 'settings']) {
    await storefront.button(`admin.${panel}.title`).click();
    await look(storefront, `admin-${panel}`);
  }
}

for (const language of ['bn', 'en'] as const) {
  test.describe(language === 'bn' ? 'storefront screens in Bengali' : 'storefront screens in English', () => {
    test.use({ language });

    test('those that anybody sees @browser', async ({ storefront, people, page, context }) => {
      test.setTimeout(240_000);
      const shop = await people.shop('seller@example.org');
      await stockShop(shop);
      await storefront.open('/');
      await expect(storefront.offers).toHaveCount(1);
      expect(await storefront.scriptBytes()).toBeLessThan(SCRIPT_BUDGET);
      await look(storefront, 'home');
      for (const address of ['/cart', '/basket', '/sign-in', '/verify', '/reset', '/nowhere', '/orders']) {
        await storefront.open(address);
        await look(storefront, `empty${address.replace('/', '-')}`);
      }
      await storefront.open('/sign-in');
      await storefront.button('auth.newAccount').click();
      await look(storefront, 'sign-up');
      await storefront.button('auth.haveAccount').click();
      await storefront.button('auth.forgot').click();
      await look(storefront, 'forgot');
      await storefront.open('/reset?token=aaaaaaaaaaaaaaaaaaaaaaaa');
      await look(storefront, 'reset');
      await storefront.open('/search?q=zzzz');
      await look(storefront, 'nothing-found');
      await storefront.open('/search?q=napa&all=true');
      await expect(storefront.offers.first()).toBeVisible();
      await look(storefront, 'list');
      await storefront.button('results.showMap').click();
      await expect(page.locator('.leaflet-container')).toBeVisible();
      await look(storefront, 'map');
      await storefront.open(`/shop/${shop.shopId}`);
      await expect(storefront.offers.first()).toBeVisible();
      await look(storefront, 'shop');
      await storefront.chooseOffer('নাপা', 'Napa');
      await look(storefront, 'product');
      await storefront.add.first().click();
      await storefront.button('basket.add').click();
      await storefront.tab('basket');
      await expect(storefront.offers.first()).toBeVisible();
      await look(storefront, 'basket');
      await storefront.tab('cart');
      await look(storefront, 'cart');
      await page.getByRole('link', { name: storefront.t('cart.checkout') }).click();
      await expect(storefront.button('auth.signIn')).toBeVisible();
      await look(storefront, 'checkout-signed-out');
      await context.setOffline(true);
      await storefront.tab('home');
      await storefront.search('চাল');
      await expect(page.getByText(storefront.t('offline.title'))).toBeVisible();
      await look(storefront, 'no-network');
    });

    test('those of somebody signed in, and of the administrator @browser', async ({
      storefront,
      people,
      page,
    }) => {
      test.setTimeout(240_000);
      const shop = await people.shop('seller@example.org');
      const { napa } = await stockShop(shop);
      const place = { lat: 23.7465, lng: 90.376 };
      const customer = await people.account('customer@example.org');
      const made = await ordersInEveryState(customer, shop, napa, place);
      const other = await people.account('other@example.org', 'customer', 'করিম উদ্দিন');
      const { id: otherOrder } = await order(other, shop.shopId, napa);
      await shop.api.sync.answer({ answerId: uuidv7(), orderId: otherOrder, answer: { kind: 'accept' } });
      await shop.api.sync.answer({
        answerId: uuidv7(),
        orderId: otherOrder,
        answer: {
          kind: 'complete',
          code: (await other.orders.get({ orderId: otherOrder })).pickupCode,
          receiptCode: 'T1-2611-0041',
          paidTotal: paisa(2_400),
          stock: [],
        },
      });
      await other.reviews.write({
        orderId: otherOrder,
        stars: 4,
        text: 'দ্রুত দিয়েছে, ব্যবহার ভালো। শুধু খুঁজে পেতে একটু কষ্ট হয়েছে।',
      });
      const { items } = await shop.api.sync.reviews({});
      await shop.api.sync.reply({ reviewId: items[0]?.id ?? '', text: 'ধন্যবাদ। সাইনবোর্ড বদলেছি।' });
      await customer.favourites.set({ kind: 'shop', id: shop.shopId, isFavourite: true });
      await storefront.open('/favourites');
      await storefront.signIn('customer@example.org');
      await expect(
        page.getByRole('link', { name: language === 'bn' ? 'জনতা ফার্মেসি' : 'Janata Pharmacy' }),
      ).toBeVisible();
      await look(storefront, 'favourites');
      for (const address of ['/account', '/orders']) {
        await storefront.open(address);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await look(storefront, address.slice(1));
      }
      for (const [state, id] of Object.entries(made)) {
        await storefront.open(`/orders/${id}`);
        await storefront.order.expectStatus(state as 'requested');
        await look(storefront, `order-${state}`);
      }
      await storefront.open(`/shop/${shop.shopId}`);
      await storefront.openReviews();
      await look(storefront, 'reviews');
      await storefront.open('/search?q=zimax');
      await storefront.add.first().click();
      await storefront.checkout.openFromCart();
      await expect(storefront.checkout.placeButton).toBeVisible();
      await look(storefront, 'checkout-pickup');
      await storefront.checkout.delivery.check();
      await look(storefront, 'checkout-delivery');
      await storefront.open(`/orders/${made['awaiting-payment']}`);
      await storefront.order.payNow(2_400).click();
      await page.waitForURL(/sandbox-pay/);
      await look(storefront, 'sandbox');
      await storefront.open('/account');
      await storefront.button('account.signOut').click();
      await expect(storefront.button('auth.signIn')).toBeVisible();
      await lookAtAdmin(storefront, people);
    });
  });
}
