import { v7 as uuidv7 } from 'uuid';
import type { Place } from '../shared/marketplace/market-primitives.ts';
import { baseUnits, paisa } from '../shared/money/money.ts';
import { expect, test } from './market-fixtures.ts';
import { HERE, type MarketApi, type SellingShop } from './market-people.ts';
import type { StorefrontPage } from './page-models/storefront.ts';

const HOUR = 3_600_000;
const FAR: Place = { lat: 23.79, lng: 90.376 };

/** A shop that sells Napa at ৳12, and a customer. */
async function napaShop(people: { shop(email: string): Promise<SellingShop> }) {
  const shop = await people.shop('seller@example.org');
  const listingId = uuidv7();
  const packId = uuidv7();
  await shop.put(listingId, {
    packs: [{ packId, unit: 'strip', label: '', baseQuantity: 10 as never, price: paisa(1_200) }],
  });
  return { shop, lines: [{ listingId, packId, quantity: 1 }] };
}

/** From the search to the checkout, signed in. */
async function toCheckout(storefront: StorefrontPage, email: string): Promise<void> {
  await storefront.open('/search?q=napa');
  await storefront.add.first().click();
  await storefront.checkout.openFromCart();
  await storefront.signIn(email);
  await expect(storefront.button('auth.signIn')).toHaveCount(0);
}

function orderBeside(
  customer: MarketApi,
  shopId: string,
  lines: { listingId: string; packId: string; quantity: number }[],
  promoCode = '',
  total = 1_200,
) {
  return customer.orders.place({
    orderId: uuidv7(),
    shopId,
    lines,
    fulfilment: 'pickup',
    promoCode,
    expectedTotal: total,
    payment: 'cash',
    name: 'করিম',
    phone: '01811222333',
  });
}

test('is delivered inside the shop’s zone only; a code counts until it is over or used up @browser', async ({
  storefront,
  people,
  page,
}) => {
  const { shop, lines } = await napaShop(people);
  const now = Date.now();
  const promo = { percentBp: 2_500, amount: null, minimum: 0, startsAt: now - 48 * HOUR, maxUses: 100 };
  await shop.api.sync.putPromo({ ...promo, code: 'GOOD25', endsAt: now + HOUR });
  await shop.api.sync.putPromo({ ...promo, code: 'PAST25', endsAt: now - HOUR });
  await shop.api.sync.putPromo({ ...promo, code: 'ONCE25', endsAt: now + HOUR, maxUses: 1 });
  const other = await people.account('other@example.org');
  await orderBeside(other, shop.shopId, lines, 'ONCE25', 900);
  await people.account('customer@example.org');
  await toCheckout(storefront, 'customer@example.org');
  const { checkout } = storefront;

  for (const [code, reason] of [
    ['PAST25', 'over'],
    ['ONCE25', 'used-up'],
  ] as const) {
    await checkout.enterPromo(code);
    await expect(checkout.goods.getByRole('alert')).toContainText(
      storefront.t(`errors.PROMO_REFUSED_${reason}`),
    );
    await expect(checkout.placeButton).toBeDisabled();
  }
  await checkout.enterPromo('good25');
  await checkout.expectTotal(900);

  await checkout.delivery.check();
  await checkout.expectTotal(900 + 4_000);
  await page.getByLabel(storefront.t('checkout.address')).fill('বাসা ৭, রোড ২৭');
  await checkout.place();
  await storefront.order.expectStatus('requested');
  await expect(page.getByText('বাসা ৭, রোড ২৭')).toBeVisible();

  await page.evaluate((place) => {
    const kept = JSON.parse(localStorage.getItem('market.place') ?? '{}');
    localStorage.setItem('market.place', JSON.stringify({ ...kept, place }));
  }, FAR);
  await storefront.open(`/shop/${shop.shopId}`);
  await storefront.add.first().click();
  await checkout.openFromCart();
  await expect(checkout.delivery).toBeDisabled();
  await expect(page.getByText(storefront.t('checkout.outOfZone'))).toBeVisible();
  await expect(checkout.pickup).toBeChecked();
  // Neither code nor payment of the order before is kept; who ordered is.
  await expect(page.getByLabel(storefront.t('checkout.promo'))).toHaveValue('');
  await expect(checkout.payment('cash')).toBeChecked();
  await expect(page.getByLabel(storefront.t('auth.phone'))).toHaveValue(storefront.digits('01811000000'));
  await checkout.expectTotal(1_200);
});

test('favourites are kept, an order is cancelled, a review is reported to the administrator @browser', async ({
  storefront,
  people,
  page,
}) => {
  const { shop, lines } = await napaShop(people);
  const other = await people.account('other@example.org', 'customer', 'করিম উদ্দিন');
  const done = await orderBeside(other, shop.shopId, lines);
  const say = (answer: Parameters<typeof shop.api.sync.answer>[0]['answer']) =>
    shop.api.sync.answer({ answerId: uuidv7(), orderId: done.id, answer });
  await say({ kind: 'accept' });
  await say({
    kind: 'complete',
    code: (await other.orders.get({ orderId: done.id })).pickupCode,
    receiptCode: 'A-1',
    paidTotal: paisa(1_200),
    stock: [],
  });
  await other.reviews.write({ orderId: done.id, stars: 1, text: 'খারাপ কথা' });
  await people.account('customer@example.org');
  await toCheckout(storefront, 'customer@example.org');
  await storefront.checkout.place();
  await storefront.order.expectStatus('requested');
  await storefront.order.cancel('twice');
  await storefront.order.expectStatus('cancelled');
  await expect(storefront.button('order.cancel')).toHaveCount(0);

  await storefront.order.openShop();
  await page.getByRole('button', { name: storefront.t('favourites.keep', { name: 'জনতা ফার্মেসি' }) }).click();
  await storefront.openReviews();
  await expect(page.getByText('খারাপ কথা')).toBeVisible();
  await storefront.button('review.report').click();
  await page.getByLabel(storefront.t('review.reason')).fill('গালি আছে');
  await storefront.button('review.sendReport').click();
  await expect(page.getByText(storefront.t('review.reported'))).toBeVisible();
  const admin = await people.admin();
  expect((await admin.admin.reports({ limit: 10 })).items[0]?.reasons).toEqual(['গালি আছে']);
  await storefront.press('Escape');

  await storefront.tab('home');
  await storefront.chooseSuggested('নাপা');
  await page.getByRole('button', { name: storefront.t('favourites.keep', { name: 'নাপা' }) }).click();
  await storefront.tab('account');
  await page.getByRole('link', { name: storefront.t('favourites.title') }).click();
  await expect(page.getByRole('link', { name: 'নাপা' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'জনতা ফার্মেসি' })).toBeVisible();

  await storefront.open(`/orders/${done.id}`);
  await expect(page.getByRole('heading', { name: storefront.t('order.notYours') })).toBeVisible();
  await storefront.expectAccessible();
  await storefront.button('order.otherAccount').click();
  await expect(storefront.button('auth.signIn')).toBeVisible();
});

test('a payment that failed is made again; what came back is not asked for any more @browser', async ({
  storefront,
  people,
  page,
}) => {
  const { shop } = await napaShop(people);
  await people.account('customer@example.org');
  await toCheckout(storefront, 'customer@example.org');
  await storefront.checkout.payment('nagad').check();
  await storefront.checkout.place();
  await page.waitForURL(/sandbox-pay/);
  // Back by the browser's own button: the cart is empty, and the order waits.
  await page.goBack();
  await page.getByRole('link', { name: storefront.t('order.toPayment') }).click();
  await storefront.order.expectStatus('awaiting-payment');
  await storefront.order.payNow(1_200).click();
  await page.waitForURL(/sandbox-pay/);
  await page.getByRole('button').nth(1).click();
  await expect(page.getByText(storefront.t('paid.failed'))).toBeVisible();
  await storefront.expectAccessible();
  await page.getByRole('link', { name: storefront.t('paid.tryAgain') }).click();
  await storefront.order.expectStatus('awaiting-payment');
  await storefront.order.payNow(1_200).click();
  await page.waitForURL(/sandbox-pay/);
  await page.getByRole('button').first().click();
  await storefront.order.expectStatus('requested');
  const goods = page.getByRole('region', { name: storefront.t('order.goods') });
  await expect(goods).toContainText(storefront.t('order.sum.paid'));

  const { items } = await shop.api.sync.orders({ after: 0 });
  await shop.api.sync.answer({
    answerId: uuidv7(),
    orderId: items[0]?.order.id ?? '',
    answer: { kind: 'reject', reason: 'শেষ' },
  });
  await storefront.order.expectStatus('rejected');
  const back = ['refund-due', 'refunded'].map((each) =>
    page.getByText(storefront.t(`order.${each}`, { total: storefront.taka(1_200) })),
  );
  await expect((back[0] as (typeof back)[number]).or(back[1] as (typeof back)[number])).toBeVisible();
  await expect(goods).not.toContainText(storefront.t('order.sum.due'));
});

test('a forgotten password is set anew by mail, and ends the old one @browser', async ({
  storefront,
  people,
  page,
}) => {
  const email = 'customer@example.org';
  await people.account(email);
  const welcome = await people.mailToken(email);
  await storefront.open('/account');
  await storefront.button('auth.forgot').click();
  await page.getByLabel(storefront.t('auth.email')).fill(email);
  await storefront.button('auth.sendReset').click();
  await expect(page.getByText(storefront.t('auth.resetSent', { email }))).toBeVisible();
  await expect.poll(() => people.mailToken(email)).not.toBe(welcome);
  await storefront.open(`/reset?token=${await people.mailToken(email)}`);
  await page.getByLabel(storefront.t('reset.newPassword')).fill('padma-setu-dekhi-7');
  // Pressed twice before the page is drawn anew: the link serves once.
  const sent: string[] = [];
  page.on(
    'request',
    (request) => void (request.url().endsWith('/accounts/reset') && sent.push(request.url())),
  );
  await storefront.button('reset.save').evaluate((element: { click(): void }) => {
    element.click();
    element.click();
  });
  await expect(page.getByText(storefront.t('reset.done'))).toBeVisible();
  expect(sent).toHaveLength(1);
  await page.getByRole('link', { name: storefront.t('auth.signIn') }).click();
  await storefront.signIn(email);
  await expect(page.getByRole('alert')).toContainText(storefront.t('errors.WRONG_PASSWORD'));
  await page.getByLabel(storefront.t('auth.password')).fill('padma-setu-dekhi-7');
  await storefront.button('auth.signIn').click();
  await expect(page.getByText(email)).toBeVisible();
});

test('the phone says where it is, or does not, and an area will do @browser', async ({
  storefront,
  people,
  page,
  context,
}) => {
  await napaShop(people);
  await page.addInitScript("localStorage.removeItem('market.place')");
  await storefront.open('/search?q=napa');
  await storefront.button('place.nearMe').click();
  await expect(page.getByText(storefront.t('place.fault.denied'))).toBeVisible();
  await expect(storefront.button('place.byArea')).toBeVisible();
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ latitude: HERE.lat, longitude: HERE.lng });
  await storefront.button('place.nearMe').click();
  await expect(storefront.offers).toHaveCount(1);
  await expect(page.getByText(storefront.t('place.here'))).toBeVisible();
});

test('no network keeps what was filled in; two presses and the way back order once @browser', async ({
  storefront,
  people,
  page,
  context,
}) => {
  const { shop, lines } = await napaShop(people);
  const customer = await people.account('customer@example.org');
  await toCheckout(storefront, 'customer@example.org');
  const quantity = page.getByRole('textbox', { name: storefront.t('cart.quantityOf', { name: 'নাপা' }) });
  await quantity.fill('3');
  await quantity.press('Enter');
  await expect(quantity).toHaveValue('৩');
  await storefront.checkout.expectTotal(3_600);
  const phone = page.getByLabel(storefront.t('auth.phone'));
  await phone.fill('১২৩৪৫');
  await expect(storefront.checkout.placeButton).toBeEnabled();
  await storefront.checkout.placeButton.click();
  await expect(phone).toHaveAccessibleDescription(new RegExp(storefront.t('field.phone').replace('+', '.')));
  await expect(phone).toBeFocused();
  await phone.fill('০১৮১১২২২৩৩৩');
  await expect(page.getByText(storefront.t('field.phone'))).toHaveCount(0);
  await expect(storefront.checkout.placeButton).toBeEnabled();

  await context.setOffline(true);
  await storefront.checkout.placeButton.click();
  await expect(
    page
      .getByRole('alert')
      .filter({ hasText: storefront.t('errors.OFFLINE') })
      .first(),
  ).toBeVisible();
  await expect(page.getByText(storefront.t('offline.title'))).toBeVisible();
  await expect(page.getByLabel(storefront.t('auth.phone'))).toHaveValue('০১৮১১২২২৩৩৩');
  await context.setOffline(false);
  await expect(page.getByText(storefront.t('offline.title'))).toBeHidden();

  await expect(storefront.checkout.placeButton).toBeEnabled();
  // The next page is slow to come: by then the order is told, and nothing of it is left in the cart.
  const held = Promise.withResolvers<void>();
  await page.route(/OrderPage/, (route) => held.promise.then(() => route.continue()));
  await storefront.checkout.placeButton.dblclick();
  await expect(page.getByText(storefront.t('order.done.requested'))).toBeVisible();
  const kept = await page.evaluate<string>("localStorage.getItem('market.cart')");
  expect(JSON.parse(kept)).toMatchObject({ items: [] });
  held.resolve();
  await storefront.order.expectStatus('requested');
  const number = await storefront.order.number();
  await page.goBack();
  await expect(page.getByText(storefront.t('cart.empty'))).toBeVisible();
  await page
    .getByRole('main')
    .getByRole('link', { name: storefront.t('orders.title') })
    .click();
  await expect(
    page.getByText(storefront.t('orders.number', { code: storefront.digits(number) })),
  ).toBeVisible();
  const { items } = await customer.orders.list({ limit: 10 });
  expect(items.map(({ code, total }) => ({ code, total }))).toEqual([{ code: number, total: 3_600 }]);
  const feed = await shop.api.sync.orders({ after: 0 });
  expect(feed.items.map(({ order }) => order.lines.map((line) => line.quantity))).toEqual([[3]]);

  await storefront.open('/search?q=napa');
  await storefront.add.first().click();
  await storefront.tab('cart');
  await shop.put(lines[0]?.listingId ?? '', { available: baseUnits(0) });
  await expect(storefront.button('cart.checkout')).toBeDisabled();
  await expect(page.getByText(storefront.t('cart.short'))).toBeVisible();
  await expect.poll(async () => (await customer.cart.get()).items.length).toBe(1);
  await page.getByRole('button', { name: storefront.t('cart.remove', { name: 'নাপা' }) }).click();
  await page.reload();
  await expect(page.getByText(storefront.t('cart.empty'))).toBeVisible();
  await expect.poll(async () => (await customer.cart.get()).items.length).toBe(0);
  await expect(page.getByText(storefront.t('cart.empty'))).toBeVisible();
});
