import type { Browser, Page } from '@playwright/test';
import { giveTile, type StandInTiles } from '../host/testing/stand-in-tiles.ts';
import { type Language, localDigits } from '../shared/text/format.ts';
import { expect, inBothLanguages } from './fixtures.ts';
import { NAPA, SECLO, shelveAll } from './goods.ts';
import { always, HERE, PASSWORD } from './market-people.ts';
import { shot, test } from './market-world.ts';
import { StorefrontPage } from './page-models/storefront.ts';
import type { Words } from './words.ts';

/** The customer's phone: a browser of its own beside the counter. */
async function openPhone(browser: Browser, url: string, language: Language): Promise<StorefrontPage> {
  const phone = await browser.newContext({
    baseURL: url,
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'bn-BD',
    timezoneId: 'Asia/Dhaka',
  });
  const storefront = new StorefrontPage(await phone.newPage(), language);
  await storefront.begin();
  return storefront;
}

/** Tiles where they come, with their owner named; the outline and the names of districts where they do not. */
async function lookAtMap(page: Page, tiles: StandInTiles, words: Words): Promise<void> {
  const { language } = words;
  const map = page.locator('.leaflet-container');
  const owner = page.getByText('© OpenStreetMap contributors');
  const name = map.getByText(language === 'bn' ? 'ঢাকা' : 'Dhaka', { exact: true });
  await expect(map.locator('img.leaflet-tile-loaded').first()).toBeVisible();
  await expect(owner).toBeVisible();
  await expect(name).toBeHidden();
  await shot(page, `${language}-2-connect`, 1_500);
  tiles.answer = (_request, response) => response.writeHead(404).end();
  await expect(map.getByRole('button', { name: words.t('market:shop.zoomIn') })).toBeVisible();
  await map.focus();
  await page.keyboard.press('-');
  await expect(name).toBeVisible();
  await expect(owner).toBeHidden();
  await expect(map.locator('svg path')).toBeVisible();
  await shot(page, `${language}-2-no-tiles`, 1_500);
  tiles.answer = giveTile;
}

/** A shop whose key is lost gets from the Sync screen to the form that connects it again, filled in as before. */
async function expectWayBack(page: Page, say: Words['t'], address: string): Promise<void> {
  const status = '**/rpc/marketplace/status*';
  await page.route(status, async (route) => {
    const response = await route.fetch();
    const { json } = (await response.json()) as { json: object };
    await route.fulfill({ response, json: { json: { ...json, connection: 'waiting', failure: 'NO_KEY' } } });
  });
  await page.reload();
  await page.getByRole('tab', { name: say('market:tab.sync') }).click();
  await page.getByRole('button', { name: say('market:connect.again') }).click();
  await expect(page.getByLabel(say('market:connect.address'))).toHaveValue(address);
  await expect(page.getByLabel(say('market:connect.email'))).toHaveValue('seller@example.org');
  // Whoever types a password keeps it, though the link stands otherwise meanwhile.
  const password = page.getByLabel(say('market:connect.password'), { exact: true });
  await password.fill('half a pass');
  await page.unroute(status);
  await page.waitForResponse((response) => response.url().includes('/rpc/marketplace/status'));
  await expect(password).toHaveValue('half a pass');
  await page.reload();
}

inBothLanguages((language) => {
  test('from connecting the shop to the review of the customer @browser', async ({
    counter,
    owner,
    words,
    page,
    people,
    market,
    browser,
    tiles,
  }) => {
    test.setTimeout(240_000);
    const say: typeof words.t = (name, values) => words.t(name, values);
    await shelveAll(owner.api, [NAPA, SECLO]);
    await people.account('seller@example.org', 'seller', 'রহিমা');

    // The owner connects the shop.
    await page.goto('/#/market');
    await shot(page, `${language}-1-not-connected`);
    await page.getByRole('button', { name: say('market:notConnected.go') }).click();
    await page.getByLabel(say('market:connect.address')).fill(market.url);
    // A half-typed address is told in the screen's words, not in the browser's.
    const signIn = page.getByRole('button', { name: say('market:connect.signIn'), exact: true });
    await page.getByLabel(say('market:connect.email')).fill('seller');
    await signIn.click();
    await expect(page.getByText(say('market:connect.wrong.email'))).toBeVisible();
    await page.getByLabel(say('market:connect.email')).fill('seller@example.org');
    await page.getByLabel(say('market:connect.password'), { exact: true }).fill(PASSWORD);
    await signIn.click();
    await page.getByLabel(say('market:shop.address'), { exact: true }).fill('Road 27, Dhanmondi');
    await page
      .getByLabel(say('market:connect.phone'), { exact: true })
      .last()
      .fill(localDigits('01711000000', language));
    await expect(page.locator('.leaflet-container')).toBeVisible();
    await page.locator('.leaflet-container').scrollIntoViewIfNeeded();
    await lookAtMap(page, tiles, words);
    // What a figure cannot be is said when it is left, not taken for another in silence.
    await page.getByRole('switch', { name: say('market:shop.delivers') }).click();
    await page.getByLabel(say('market:shop.radius')).fill(localDigits('0', language));
    await page.getByLabel(say('market:shop.fee')).fill('-5');
    await page.getByLabel(say('market:shop.minimum')).focus();
    await expect(page.getByText(words.pattern('office:field.badRange'))).toHaveCount(2);
    await expect(page.getByLabel(say('market:shop.radius'))).toHaveValue(localDigits('100', language));
    await page.getByRole('switch', { name: say('market:shop.delivers') }).click();
    // The pin stands in the middle of Dhaka until somebody says where the shop is.
    const register = page.getByRole('button', { name: say('market:connect.register') });
    await expect(register).toBeDisabled();
    await page.getByLabel(say('market:shop.pinRight')).check();
    await register.click();
    await expect(
      page.getByText(say('market:connect.connected', { email: 'seller@example.org' })),
    ).toBeVisible();

    const { shop } = await owner.api.marketplace.status({});
    if (!shop) throw new Error('not connected');
    // Shown in the screen's digits, kept in those that a text message can go to.
    expect(shop.profile.phone).toBe('01711000000');
    const admin = await people.admin();
    const profile = { ...shop.profile, place: { lat: 23.7489, lng: 90.3768 }, hours: always };
    const { version } = await owner.api.marketplace.updateShop({ profile, isPaused: false });
    await admin.admin.decideShop({ shopId: shop.id, version, status: 'approved', reason: '' });
    await shot(page, `${language}-3-shop`);

    // What is published is seen by customers within moments.
    await page.getByRole('tab', { name: say('market:tab.goods') }).click();
    // Where nothing can be counted the question says so, and there is a way back.
    const broken = { defined: false, code: 'INTERNAL_SERVER_ERROR', status: 500, message: 'broken' };
    await page.route('**/rpc/marketplace/publishCounts*', (route) =>
      route.fulfill({ status: 500, json: { json: broken } }),
    );
    await page.getByRole('button', { name: say('market:goods.publishAll') }).click();
    const question = page.getByRole('alertdialog', { name: say('market:goods.publish') });
    await expect(question.getByRole('alert')).toBeVisible();
    await question.getByRole('button', { name: say('market:orders.back') }).click();
    await page.unroute('**/rpc/marketplace/publishCounts*');
    await page.getByRole('button', { name: say('market:goods.publishAll') }).click();
    await expect(page.getByText(say('market:goods.askPublish', { count: 2 }))).toBeVisible();
    await shot(page, `${language}-4-ask`);
    await page.getByRole('button', { name: say('market:goods.yesPublish') }).click();
    await expect(page.getByText(say('market:goods.done')).first()).toBeVisible();
    await page.getByRole('row').first().click();
    await shot(page, `${language}-4-goods`);
    await page.getByRole('tab', { name: say('market:tab.sync') }).click();
    await expect(page.getByText(say('market:connection.online'))).toBeVisible();
    await shot(page, `${language}-5-sync`);
    await expectWayBack(page, say, market.url);

    // The order comes to the counter, is accepted there and rung up.
    await counter.open();
    await people.account('karim@example.org', 'customer', 'করিম উদ্দিন');
    const find = () => people.as().find.offers({ text: 'napa', place: HERE, radiusM: 10_000 });
    await expect.poll(async () => (await find()).items.length).toBeGreaterThan(0);
    const phone = await openPhone(browser, market.url, language);
    await phone.open('/');
    await phone.chooseSuggested('নাপা');
    await phone.add.first().click();
    await phone.page
      .getByRole('button', { name: phone.t('cart.more', { name: language === 'bn' ? 'নাপা' : 'Napa' }) })
      .click();
    await phone.checkout.openFromCart();
    await phone.signIn('karim@example.org');
    await phone.checkout.place();
    await phone.order.expectStatus('requested');
    const code = await phone.order.number();
    await shot(phone.page, `${language}-6-phone-asked`);
    const popup = page.getByRole('complementary', { name: say('market:orders.new') });
    await expect(popup.getByText(localDigits(code, language), { exact: true })).toBeVisible();
    await expect(popup.getByRole('timer')).toBeVisible();
    await expect(counter.search).toBeFocused();
    await shot(page, `${language}-6-popup`);
    await popup.getByRole('button', { name: say('market:orders.adjust') }).click();
    await shot(page, `${language}-7-adjust`);
    await popup.getByRole('button', { name: say('market:orders.back') }).click();
    await popup.getByRole('button', { name: say('market:orders.accept') }).click();
    await expect(popup).toBeHidden();
    await phone.order.expectStatus('accepted');
    const pickupCode = await phone.order.pickupCode();
    await shot(phone.page, `${language}-7-phone-accepted`);

    await page.goto('/#/market');
    await page.getByRole('tab', { name: say('market:tab.orders') }).click();
    await shot(page, `${language}-8-orders`);
    await page.getByRole('button', { name: say('market:orders.toTill') }).click();
    await expect(counter.lines).toHaveCount(1);
    await shot(page, `${language}-9-till`);
    await page.keyboard.press('F9');
    await counter.type(pickupCode);
    await page.keyboard.press('Enter');
    await expect(counter.payment.amount).toBeFocused();
    await page.keyboard.press('Enter');
    await phone.order.expectStatus('completed');

    // The customer reviews it; the shop replies, and the customer reads that.
    await phone.order.review(5, 'খুব ভালো');
    await page.goto('/#/market');
    await page.getByRole('tab', { name: say('market:tab.reviews') }).click();
    await page.getByLabel(say('market:reviews.reply')).fill('ধন্যবাদ');
    await page.getByRole('button', { name: say('market:reviews.send') }).click();
    await expect(page.getByText(say('market:reviews.sent'))).toBeVisible();
    await phone.order.openShop();
    await phone.openReviews();
    await expect(phone.page.getByText('খুব ভালো')).toBeVisible();
    await expect(phone.page.getByText('ধন্যবাদ')).toBeVisible();
    await shot(phone.page, `${language}-10-phone-reviews`);
    await shot(page, `${language}-10-reviews`);
    await page.getByRole('tab', { name: say('market:tab.promos') }).click();
    await page.getByLabel(say('market:promos.code')).fill('EID10');
    await page.getByRole('button', { name: say('market:promos.add') }).click();
    await expect(page.getByText('EID10')).toBeVisible();
    await shot(page, `${language}-11-promos`);
    phone.expectNoComplaints();
    await phone.page.context().close();
  });
});
