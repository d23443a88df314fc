import { v7 as uuidv7 } from 'uuid';
import { baseUnits, paisa } from '../shared/money/money.ts';
import { expect, test } from './market-fixtures.ts';
import type { SellingShop } from './market-people.ts';

/** A white picture of one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
);

async function nextOrder(shop: SellingShop, status: string, after = 0) {
  for (;;) {
    const { items } = await shop.api.sync.orders({ after, waitMs: 5_000 });
    const found = items.find(({ order }) => order.status === status);
    if (found) return found.order;
  }
}

for (const language of ['bn', 'en'] as const) {
  test.describe(language === 'bn' ? 'storefront order in Bengali' : 'storefront order in English', () => {
    test.use({ language });

    test('from the search to the review, with an account opened on the way @browser', async ({
      storefront,
      people,
      page,
    }) => {
      const shop = await people.shop('seller@example.org');
      const listingId = uuidv7();
      await shop.put(listingId, {});
      await storefront.open('/');
      await storefront.search(language === 'bn' ? 'নাপা' : 'napa');
      // A double press is one pack: the plus that comes up under the finger does not take the second press.
      await storefront.pressTwice(storefront.offers.getByRole('button').first());
      await expect(storefront.offers.getByRole('textbox')).toHaveValue(storefront.digits('1'));
      await storefront.tab('cart');
      await page.getByRole('link', { name: storefront.t('cart.checkout') }).click();

      await storefront.button('auth.newAccount').click();
      await page.getByLabel(storefront.t('auth.name')).fill('Karim Uddin');
      await page.getByLabel(storefront.t('auth.email')).fill('karim@example.org');
      await page.getByLabel(storefront.t('auth.password')).fill('a long password of tests');
      await storefront.button('auth.signUp').click();
      await expect(storefront.button('auth.confirmed')).toBeVisible();
      const mail = await page.context().newPage();
      await mail.goto(`/verify?token=${await people.mailToken('karim@example.org')}`);
      await expect(mail.getByText(storefront.t('verify.done', { email: 'karim@example.org' }))).toBeVisible();
      await mail.close();
      await storefront.button('auth.confirmed').click();

      await expect(page.getByLabel(storefront.t('auth.name'))).toHaveValue('Karim Uddin');
      await page.getByLabel(storefront.t('auth.phone')).fill('01811222333');
      await storefront.expectAccessible();
      await storefront.button('checkout.place').click();
      await expect(page.getByRole('heading', { name: storefront.t('status.requested') })).toBeVisible();
      await expect(page.getByRole('timer')).toBeVisible();
      await storefront.expectAccessible();

      const { id } = await nextOrder(shop, 'requested');
      const say = (answer: Parameters<typeof shop.api.sync.answer>[0]['answer']) =>
        shop.api.sync.answer({ answerId: uuidv7(), orderId: id, answer });
      await say({ kind: 'accept' });
      await expect(page.getByRole('heading', { name: storefront.t('status.accepted') })).toBeVisible();
      await say({ kind: 'ready' });
      await expect(page.getByRole('heading', { name: storefront.t('status.ready') })).toBeVisible();
      const customer = await people.signIn('karim@example.org');
      const { pickupCode, code } = await customer.orders.get({ orderId: id });
      await expect(page.getByText(storefront.digits(pickupCode ?? '?'), { exact: true })).toBeVisible();
      await storefront.expectAccessible();
      await say({
        kind: 'complete',
        code: pickupCode,
        receiptCode: 'A-1',
        paidTotal: paisa(1_200),
        stock: [{ listingId, version: 2, available: baseUnits(90) }],
      });

      await page
        .getByRole('radio', { name: storefront.t('shop.starsOf_other', { count: 5 }) })
        .check({ force: true });
      await page.getByLabel(storefront.t('review.text')).fill('খুব ভালো <b>দোকান</b>');
      await storefront.expectAccessible();
      await storefront.button('review.send').click();
      await expect(page.getByText(storefront.t('review.thanks'))).toBeVisible();
      await storefront.tab('orders');
      await expect(
        page.getByText(storefront.t('orders.number', { code: storefront.digits(code) })),
      ).toBeVisible();
      await storefront.open(`/shop/${shop.shopId}`);
      await page.getByRole('tab').nth(1).click();
      await expect(page.getByText('খুব ভালো <b>দোকান</b>')).toBeVisible();
      await storefront.expectAccessible();
      storefront.expectNoComplaints();
    });
  });
}

test('medicine on prescription goes only with a photo, which the shop sees @browser', async ({
  storefront,
  people,
  page,
}) => {
  const shop = await people.shop('seller@example.org');
  await shop.put(uuidv7(), { nameBn: 'জিম্যাক্স', nameEn: 'Zimax', drugClass: 'rx' });
  await people.account('customer@example.org');
  await storefront.open('/');
  await storefront.search('zimax');
  await storefront.offers.getByRole('button').first().click();
  await storefront.open(`/checkout/${shop.shopId}`);
  await storefront.signIn('customer@example.org');
  await expect(storefront.button('checkout.place')).toBeDisabled();
  await page.getByLabel(storefront.t('checkout.album')).last().setInputFiles({
    name: 'prescription.png',
    mimeType: 'image/png',
    buffer: PNG,
  });
  await expect(
    page.getByRole('img', { name: storefront.t('checkout.photoNumber', { number: 1 }) }),
  ).toBeVisible();
  await storefront.expectAccessible();
  await storefront.button('checkout.place').click();
  await expect(page.getByRole('heading', { name: storefront.t('status.requested') })).toBeVisible();
  const order = await nextOrder(shop, 'requested');
  const [prescriptionId = ''] = order.prescriptionIds;
  const photo = await shop.api.sync.prescription({ orderId: order.id, prescriptionId });
  expect(photo.contentBase64.length).toBeGreaterThan(10);
});

test('what the shop offers instead is taken or left by the customer @browser', async ({
  storefront,
  people,
  page,
}) => {
  const shop = await people.shop('seller@example.org');
  await shop.put(uuidv7(), {});
  await people.account('customer@example.org');
  await storefront.open('/search?q=napa');
  await storefront.offers.getByRole('button').first().click();
  await page.getByRole('button', { name: storefront.t('cart.more', { name: 'নাপা' }) }).click();
  await expect(storefront.offers.getByRole('textbox')).toHaveValue('২');
  await storefront.open(`/checkout/${shop.shopId}`);
  await storefront.signIn('customer@example.org');
  await storefront.button('checkout.place').click();
  const order = await nextOrder(shop, 'requested');
  await shop.api.sync.answer({
    answerId: uuidv7(),
    orderId: order.id,
    answer: { kind: 'adjust', lines: [{ lineNo: 1, quantity: 1, substitute: null }], note: 'এক পাতা আছে' },
  });
  await expect(page.getByRole('heading', { name: storefront.t('order.offer') })).toBeVisible();
  await storefront.expectAccessible();
  await storefront.button('order.takeOffer').click();
  await expect(page.getByRole('heading', { name: storefront.t('status.accepted') })).toBeVisible();
});

test('an order is paid at the provider, and the page it comes back to shows it @browser', async ({
  storefront,
  people,
  page,
}) => {
  const shop = await people.shop('seller@example.org');
  await shop.put(uuidv7(), {});
  await people.account('customer@example.org');
  await storefront.open('/search?q=napa');
  await storefront.offers.getByRole('button').first().click();
  await storefront.open(`/checkout/${shop.shopId}`);
  await page.getByRole('radio', { name: storefront.t('payment.bkash') }).check();
  await storefront.signIn('customer@example.org');
  await storefront.checkout.place();
  await page.waitForURL(/sandbox-pay/);
  await page.getByRole('button').first().click();
  await expect(page.getByRole('heading', { name: storefront.t('status.requested') })).toBeVisible();
  await expect(page.getByText(storefront.t('paymentStatus.paid'), { exact: true })).toBeVisible();
});
